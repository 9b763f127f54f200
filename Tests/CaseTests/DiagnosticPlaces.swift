import Foundation

/// The places that printed diagnostics name: `budget.kalkyl:12:9: error[K0203]: …`.
struct DiagnosticPlaces {
  struct Place: Equatable {
    let file: String
    let line: Int
    let column: Int
  }

  let places: [Place]

  init(_ text: String) {
    places = text.split(separator: "\n").compactMap { line in
      let head = line.range(of: ": error[") ?? line.range(of: ": warning[")
      guard let head else { return nil }
      let parts = line[..<head.lowerBound].split(separator: ":")
      guard parts.count >= 3, let column = Int(parts[parts.count - 1]),
        let number = Int(parts[parts.count - 2])
      else { return nil }
      let file = parts.dropLast(2).joined(separator: ":")
      return Place(file: file, line: number, column: column)
    }
  }

  /// The first place in a file that is not in its text.
  func outside(_ file: String, _ bytes: [UInt8]) -> Place? {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    return places.first { place in
      guard place.file == file else { return false }
      guard lines.indices.contains(place.line - 1), place.column >= 1 else { return true }
      return place.column > String(decoding: lines[place.line - 1], as: UTF8.self).count + 1
    }
  }
}
