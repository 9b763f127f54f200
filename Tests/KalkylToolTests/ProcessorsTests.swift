import Testing

@testable import KalkylTool

struct ProcessorsTests {
  @Test(arguments: [
    ("Name:\tkalkyl\nCpus_allowed:\t3\nCpus_allowed_list:\t0-1\n", 2),
    ("Cpus_allowed:\tff,00000001\n", 9),
    ("Cpus_allowed:\t8\nMems_allowed:\tf\n", 1),
  ])
  func areThoseThatTheProgramIsHeldTo(status: String, count: Int) {
    #expect(Processors.count(in: status) == count)
  }

  @Test(arguments: ["", "Name:\tkalkyl\n", "Cpus_allowed:\t0\n", "Cpus_allowed_list:\t0-1\n"])
  func areNotKnownFromWhatDoesNotSaySo(status: String) {
    #expect(Processors.count(in: status) == nil)
  }

  @Test func areAtLeastOne() { #expect(Processors.count >= 1) }
}
