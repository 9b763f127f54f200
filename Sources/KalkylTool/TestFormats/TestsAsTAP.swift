import Kalkyl

/// The results of tests as Test Anything Protocol 13: a line for each test, what failed below it.
struct TestsAsTAP {
  private(set) var text = "TAP version 13\n"

  init(_ files: [TestedFile]) {
    let count = files.reduce(0) { $0 + $1.results.count + ($1.refusal == nil ? 0 : 1) }
    text += "1..\(count)\n"
    var number = 0
    for file in files {
      for result in file.results {
        number += 1
        text += "\(result.holds ? "ok" : "not ok") \(number) - "
        text += "\(file.name.printable): \(result.name.printable.escapedForTAP)\n"
        for line in result.failures.flatMap(\.lines) { text += "# \(line)\n" }
      }
      if let refusal = file.refusal {
        number += 1
        text += "not ok \(number) - \(file.name.printable): \(refusal)\n"
      }
    }
  }
}

extension String {
  /// `#` begins a directive in a line of TAP.
  fileprivate var escapedForTAP: String {
    reduce(into: "") { text, letter in
      if letter == "#" || letter == "\\" { text.append("\\") }
      text.append(letter)
    }
  }
}
