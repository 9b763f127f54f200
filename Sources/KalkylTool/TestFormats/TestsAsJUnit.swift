import Kalkyl

/// The results of tests as JUnit's XML, a suite for each script.
struct TestsAsJUnit {
  private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

  init(_ files: [TestedFile]) {
    let all = files.reduce(0) { $0 + $1.results.count }
    let failed = files.reduce(0) { $0 + $1.failed }
    let errors = files.count { $0.refusal != nil }
    text += "<testsuites tests=\"\(all)\" failures=\"\(failed)\" errors=\"\(errors)\">\n"
    for file in files { add(file) }
    text += "</testsuites>\n"
  }

  private mutating func add(_ file: TestedFile) {
    let name = file.name.escapedForXML
    text += "  <testsuite name=\"\(name)\" tests=\"\(file.results.count)\""
    text += " failures=\"\(file.failed)\" errors=\"\(file.refusal == nil ? 0 : 1)\">\n"
    for result in file.results {
      text += "    <testcase classname=\"\(name)\" name=\"\(result.name.escapedForXML)\""
      text += " file=\"\(result.file.escapedForXML)\" line=\"\(result.line)\""
      guard !result.holds else {
        text += "/>\n"
        continue
      }
      text += ">\n"
      for failure in result.failures {
        text += "      <failure message=\"\(failure.expectation.escapedForXML)\">"
        text += "\(failure.description.escapedForXML)</failure>\n"
      }
      text += "    </testcase>\n"
    }
    if let refusal = file.refusal {
      text += "    <testcase classname=\"\(name)\" name=\"\(name)\">\n"
      text += "      <error message=\"\(refusal.escapedForXML)\"/>\n    </testcase>\n"
    }
    text += "  </testsuite>\n"
  }
}

extension String {
  /// The text as it stands in XML, in a value as well; signs that XML cannot have become `�`.
  fileprivate var escapedForXML: String {
    var text = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "\n": text += "&#10;"
      case "\t": text += "&#9;"
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
        text += "\u{FFFD}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
