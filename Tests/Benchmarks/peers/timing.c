// timing OUT COMMAND ARG…  runs a command once, its output in the file OUT, and prints the
// microseconds that it took, those of its threads in user and system mode, its peak memory in KiB,
// and its status. A parent this small keeps the peak the command's own: what a process uses begins
// with what the one that started it used.
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int main(int count, char **words) {
  if (count < 3) return 2;
  struct timespec start, end;
  struct rusage used;
  int status;
  int out = open(words[1], O_WRONLY | O_CREAT | O_TRUNC, 0644);
  clock_gettime(CLOCK_MONOTONIC, &start);
  pid_t child = vfork();
  if (child == 0) {
    dup2(out, 1);
    execvp(words[2], words + 2);
    _exit(127);
  }
  wait4(child, &status, 0, &used);
  clock_gettime(CLOCK_MONOTONIC, &end);
  printf("%ld %ld %ld %ld %d\n",
         (end.tv_sec - start.tv_sec) * 1000000 + (end.tv_nsec - start.tv_nsec) / 1000,
         used.ru_utime.tv_sec * 1000000 + used.ru_utime.tv_usec,
         used.ru_stime.tv_sec * 1000000 + used.ru_stime.tv_usec, used.ru_maxrss,
         WIFEXITED(status) ? WEXITSTATUS(status) : 128);
  return 0;
}
