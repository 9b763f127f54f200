// The practical limit: the workloads in C, exact, with what is known of them built in.
//
//   limit w1 | w2 BOARD | w3 REGISTER [THREADS] | w4 BOARD SCENARIOS | w5 ACCOUNTS YEARS
//
// W3 adds costs alike first and schedules the sums. W4 sums once what no scenario changes, works in
// long double with a bound of the error, and decides the öre with big integers where that is not
// enough (LIMIT_EXACT=1: everywhere).
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

typedef int64_t i64;
typedef uint64_t u64;
typedef __int128 i128;

static i64 rounded(i128 above, i128 below) {
  return above >= 0 ? (i64)((2 * above + below) / (2 * below))
                    : -(i64)((-2 * above + below) / (2 * below));
}

static void print_kronor(i64 ore) {
  printf("%s%lld.%02lld", ore < 0 ? "-" : "", llabs(ore) / 100, llabs(ore) % 100);
}

static void print_line(const char *name, int year, i64 ore) {
  if (name) printf("%s;", name);
  printf("%d;", year);
  print_kronor(ore);
  putchar('\n');
}

// Depreciation and interest of one öre at an age, times SCALE; exact where the life divides 60.
#define SCALE ((i64)144 * 60 * 10000)
static i64 share_of_cost(int life, int month, int age, int rate) {
  int first = 13 - month;
  int twelfths = age == 0 ? first : age == life ? 12 - first : 12;
  int balance = age == 0 ? 12 * life : 12 * life - (first + 12 * (age - 1));
  return SCALE / (12 * life) * twelfths + SCALE / (144 * life * 10000) * balance * twelfths * rate;
}

static void w1(void) {
  for (int age = 0; age <= 3; age++)
    print_line(0, 2026 + age, rounded((i128)300000 * share_of_cost(3, 7, age, 275), SCALE));
}

// MARK: The board

enum { KEYS = 4, MEMBERS = 16, YEARS = 32 };
static struct {
  int first, years, member_count, key_count;
  i64 rate, indexing, level;
  char members[MEMBERS][32], keys[KEYS][32];
  i64 weights[KEYS][MEMBERS], weight_sums[KEYS];
  // By key: öre of operations in the first year; by key and year: 80 times depreciation and interest
  // base of the plan (80 is divided by four times every life).
  i64 operations[KEYS], depreciation[KEYS][YEARS], interest_base[KEYS][YEARS];
} board;

static int key_named(const char *name) {
  for (int key = 0; key < board.key_count; key++)
    if (!strcmp(board.keys[key], name)) return key;
  exit(2);
}

static char *word(void) { return strtok(0, " \n"); }
static i64 number(void) { return atoll(word()); }

static void add_asset(int key, int year, int life, i64 cost) {
  i64 unit = cost * (80 / (4 * life));
  for (int age = 0; age <= life; age++) {
    int step = year + age - board.first;
    if (step >= board.years) break;
    board.depreciation[key][step] += unit * (age == 0 || age == life ? 2 : 4);
    board.interest_base[key][step] +=
        unit * (age == 0 ? 2 * life : age == life ? 1 : 2 * (2 * life - 2 * age + 1));
  }
}

static void read_board(const char *path) {
  char line[1024];
  FILE *file = fopen(path, "r");
  if (!file) exit(2);
  while (fgets(line, sizeof line, file)) {
    char *what = strtok(line, " \n"), *next;
    if (!strcmp(what, "first")) board.first = number();
    else if (!strcmp(what, "years")) board.years = number();
    else if (!strcmp(what, "rate")) board.rate = number();
    else if (!strcmp(what, "indexing")) board.indexing = number();
    else if (!strcmp(what, "level")) board.level = number();
    else if (!strcmp(what, "members"))
      while ((next = word())) strcpy(board.members[board.member_count++], next);
    else if (!strcmp(what, "key")) {
      int key = board.key_count++;
      strcpy(board.keys[key], word());
      for (int member = 0; (next = word()); member++)
        board.weight_sums[key] += board.weights[key][member] = atoll(next);
    } else if (!strcmp(what, "line")) {
      int key = key_named(word());
      board.operations[key] += 100 * number();
    } else if (!strcmp(what, "asset")) {
      int key = key_named(word()), year = number(), life = number();
      add_asset(key, year, life, 100 * number());
    }
  }
  fclose(file);
}

// MARK: Big integers, no more of them than the öre needs

typedef struct { uint32_t limbs[16]; } big;

static void set(big *x, u64 value) {
  memset(x, 0, sizeof *x);
  x->limbs[0] = value;
  x->limbs[1] = value >> 32;
}

static void multiply(big *x, u64 factor) {
  big result = {{0}};
  u64 carry = 0;
  for (int i = 0; i < 16; i++) {
    carry += (u64)x->limbs[i] * (uint32_t)factor;
    result.limbs[i] = carry;
    carry >>= 32;
  }
  carry = 0;
  for (int i = 0; i + 1 < 16; i++) {
    carry += (u64)x->limbs[i] * (uint32_t)(factor >> 32) + result.limbs[i + 1];
    result.limbs[i + 1] = carry;
    carry >>= 32;
  }
  *x = result;
}

static void add(big *x, const big *y) {
  u64 carry = 0;
  for (int i = 0; i < 16; i++) {
    carry += (u64)x->limbs[i] + y->limbs[i];
    x->limbs[i] = carry;
    carry >>= 32;
  }
}

static int is_less(const big *x, const big *y) {
  for (int i = 15; i >= 0; i--)
    if (x->limbs[i] != y->limbs[i]) return x->limbs[i] < y->limbs[i];
  return 0;
}

static i64 exact_frame(int member, int step, i64 rate, i64 indexing, i64 level, i64 guess) {
  big above, below;
  set(&above, 0);
  for (int key = 0; key < board.key_count; key++) {
    big operations, capital, interest;
    set(&operations, board.operations[key]);
    for (int i = 0; i < step; i++) multiply(&operations, 1000 + indexing);
    multiply(&operations, 80 * 10000 * 100);
    set(&capital, board.depreciation[key][step]);
    multiply(&capital, 10000);
    set(&interest, board.interest_base[key][step]);
    multiply(&interest, rate);
    add(&capital, &interest);
    multiply(&capital, level);
    for (int i = 0; i < step; i++) multiply(&capital, 1000);
    add(&operations, &capital);
    multiply(&operations, board.weights[key][member]);
    for (int other = 0; other < board.key_count; other++)
      if (other != key) multiply(&operations, board.weight_sums[other]);
    add(&above, &operations);
  }
  set(&below, 80 * 10000 * 100);
  for (int i = 0; i < step; i++) multiply(&below, 1000);
  for (int key = 0; key < board.key_count; key++) multiply(&below, board.weight_sums[key]);
  multiply(&above, 2);
  // The answer is the largest figure whose half öre below is reached; the guess is within one of it.
  for (i64 ore = guess + 1;; ore--) {
    big least = below;
    multiply(&least, 2 * ore - 1);
    if (!is_less(&above, &least)) return ore;
  }
}

static int always_exact;

static void frames(i64 rate, i64 indexing, i64 level, i64 *ore) {
  long double growth = 1, step_factor = 1 + (long double)indexing / 1000;
  long double share[KEYS][MEMBERS], total[KEYS];
  for (int key = 0; key < board.key_count; key++)
    for (int member = 0; member < board.member_count; member++)
      share[key][member] = (long double)board.weights[key][member] / board.weight_sums[key];
  for (int step = 0; step < board.years; step++, growth *= step_factor) {
    for (int key = 0; key < board.key_count; key++)
      total[key] = board.operations[key] * growth
                   + (long double)level / 100
                         * (board.depreciation[key][step]
                            + (long double)rate / 10000 * board.interest_base[key][step]) / 80;
    for (int member = 0; member < board.member_count; member++) {
      long double frame = 0;
      for (int key = 0; key < board.key_count; key++) frame += share[key][member] * total[key];
      i64 guess = (i64)(frame + 0.5L);
      // Fewer than 40 operations, each with an error of at most a 2^-64 of the frame.
      long double beyond = frame + 0.5L - guess, error = frame * 0x1p-58L;
      if (beyond < error || beyond > 1 - error || always_exact)
        guess = exact_frame(member, step, rate, indexing, level, guess);
      ore[member * board.years + step] = guess;
    }
  }
}

static void w2(const char *path) {
  i64 ore[MEMBERS * YEARS];
  read_board(path);
  frames(board.rate, board.indexing, board.level, ore);
  for (int member = 0; member < board.member_count; member++)
    for (int step = 0; step < board.years; step++)
      print_line(board.members[member], board.first + step, ore[member * board.years + step]);
}

// MARK: The sweep

static i64 middle(i64 *figures, int count) {
  int low = 0, high = count - 1, place = count / 2;
  while (low < high) {
    i64 pivot = figures[(low + high) / 2];
    int i = low, j = high;
    while (i <= j) {
      while (figures[i] < pivot) i++;
      while (figures[j] > pivot) j--;
      if (i <= j) {
        i64 figure = figures[i];
        figures[i++] = figures[j];
        figures[j--] = figure;
      }
    }
    if (place <= j) high = j;
    else if (place >= i) low = i;
    else break;
  }
  return figures[place];
}

static void w4(const char *path, const char *scenarios) {
  always_exact = getenv("LIMIT_EXACT") != 0;
  read_board(path);
  FILE *file = fopen(scenarios, "r");
  if (!file) exit(2);
  int count = 0, capacity = 1024;
  int cells = board.member_count * board.years;
  i64(*terms)[3] = malloc(sizeof *terms * capacity);
  long long rate, indexing, level;
  while (fscanf(file, "%lld %lld %lld", &rate, &indexing, &level) == 3) {
    if (count == capacity) terms = realloc(terms, sizeof *terms * (capacity *= 2));
    terms[count][0] = rate;
    terms[count][1] = indexing;
    terms[count++][2] = level;
  }
  i64 *columns = malloc(sizeof(i64) * cells * count), ore[MEMBERS * YEARS];
  for (int row = 0; row < count; row++) {
    frames(terms[row][0], terms[row][1], terms[row][2], ore);
    for (int cell = 0; cell < cells; cell++) columns[(size_t)cell * count + row] = ore[cell];
  }
  for (int cell = 0; cell < cells; cell++) {
    i64 *column = columns + (size_t)cell * count, least = column[0], most = column[0];
    for (int row = 1; row < count; row++) {
      if (column[row] < least) least = column[row];
      if (column[row] > most) most = column[row];
    }
    printf("%s;%d;", board.members[cell / board.years], board.first + cell % board.years);
    print_kronor(least);
    putchar(';');
    print_kronor(middle(column, count));
    putchar(';');
    print_kronor(most);
    putchar('\n');
  }
}

// MARK: The register

enum { LABELS = 256, START_YEARS = 32 };
static const int lives[] = {3, 4, 5, 10, 20};
typedef struct { char text[64]; int length; } label;
typedef struct {
  const char *start, *end;
  label labels[LABELS];
  int count;
  i64 (*costs)[5][START_YEARS][12];  // by label, life, year from 2000, month
} part;

static int label_of(part *part, const char *text, int length) {
  for (int i = 0; i < part->count; i++)
    if (part->labels[i].length == length && part->labels[i].text[length - 1] == text[length - 1]
        && !memcmp(part->labels[i].text, text, length)) return i;
  if (part->count == LABELS || length > 63) exit(3);
  memcpy(part->labels[part->count].text, text, length);
  part->labels[part->count].length = length;
  return part->count++;
}

static const char *past(const char *place, const char *end) {
  return (const char *)memchr(place, ';', end - place) + 1;
}

static void *add_rows(void *argument) {
  part *part = argument;
  part->costs = calloc(LABELS, sizeof *part->costs);
  for (const char *p = part->start; p < part->end; p++) {
    const char *name = past(p, part->end), *after = past(name, part->end);
    int member = label_of(part, name, after - name - 1);
    p = past(after, part->end);
    i64 ore = 0;
    for (; *p != ','; p++) ore = ore * 10 + *p - '0';
    ore = ore * 100 + (p[1] - '0') * 10 + p[2] - '0';
    p += 4;
    int life = 0, year = 0, month = 0, kind = 0;
    for (; *p != ';'; p++) life = life * 10 + *p - '0';
    for (p++; *p != ';'; p++) year = year * 10 + *p - '0';
    for (p++; *p >= '0'; p++) month = month * 10 + *p - '0';
    while (kind < 5 && lives[kind] != life) kind++;
    if (kind == 5 || year < 2000 || year >= 2000 + START_YEARS || month < 1 || month > 12) exit(3);
    part->costs[member][kind][year - 2000][month - 1] += ore;
  }
  return 0;
}

static i128 yearly[LABELS][26];

static void schedule(part *whole, part *part) {
  for (int from = 0; from < part->count; from++) {
    int member = label_of(whole, part->labels[from].text, part->labels[from].length);
    for (int kind = 0; kind < 5; kind++)
      for (int month = 1; month <= 12; month++)
        for (int age = 0; age <= lives[kind]; age++) {
          i64 share = share_of_cost(lives[kind], month, age, 275);
          for (int year = 0; year < START_YEARS; year++) {
            int step = year + age - 20;
            if (step >= 0 && step < 26)
              yearly[member][step] += (i128)part->costs[from][kind][year][month - 1] * share;
          }
        }
  }
}

static part whole;

static int by_name(const void *a, const void *b) {
  return strcmp(whole.labels[*(const int *)a].text, whole.labels[*(const int *)b].text);
}

static void w3(const char *path, int thread_count) {
  int file = open(path, O_RDONLY);
  struct stat status;
  if (file < 0 || fstat(file, &status)) exit(2);
  const char *text =
      mmap(0, status.st_size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0);
  const char *end = text + status.st_size;
  const char *rows = (const char *)memchr(text, '\n', status.st_size) + 1, *next = rows;
  part *parts = calloc(thread_count, sizeof *parts);
  pthread_t threads[64];
  for (int i = 0; i < thread_count; i++) {
    const char *about = rows + (end - rows) / thread_count * (i + 1);
    parts[i].start = next;
    next = parts[i].end =
        i == thread_count - 1 ? end : (const char *)memchr(about, '\n', end - about) + 1;
  }
  for (int i = 1; i < thread_count; i++) pthread_create(&threads[i], 0, add_rows, &parts[i]);
  add_rows(&parts[0]);
  for (int i = 1; i < thread_count; i++) pthread_join(threads[i], 0);
  for (int i = 0; i < thread_count; i++) schedule(&whole, &parts[i]);
  int order[LABELS];
  for (int i = 0; i < whole.count; i++) order[i] = i;
  qsort(order, whole.count, sizeof *order, by_name);
  for (int i = 0; i < whole.count; i++)
    for (int step = 0; step < 26; step++)
      print_line(whole.labels[order[i]].text, 2020 + step, rounded(yearly[order[i]][step], SCALE));
}

// MARK: The grid

static void w5(const char *path, int years) {
  FILE *file = fopen(path, "r");
  if (!file) exit(2);
  i64 *totals = calloc(years, sizeof *totals), *last = 0;
  int count = 0, capacity = 0;
  long long amount;
  while (fscanf(file, "%lld", &amount) == 1) {
    for (int step = 0; step < years; step++) {
      totals[step] += amount;
      amount = (amount * 103 + 50) / 100;
    }
    if (count == capacity) last = realloc(last, sizeof *last * (capacity = 2 * capacity + 1024));
    last[count++] = amount;
  }
  for (int step = 0; step < years; step++) print_line(0, 2026 + step, 100 * totals[step]);
}

int main(int count, char **words) {
  const char *workload = count > 1 ? words[1] : "";
  if (!strcmp(workload, "w1")) w1();
  else if (!strcmp(workload, "w2") && count > 2) w2(words[2]);
  else if (!strcmp(workload, "w3") && count > 2) w3(words[2], count > 3 ? atoi(words[3]) : 1);
  else if (!strcmp(workload, "w4") && count > 3) w4(words[2], words[3]);
  else if (!strcmp(workload, "w5") && count > 3) w5(words[2], atoi(words[3]));
  else return 2;
  return 0;
}
