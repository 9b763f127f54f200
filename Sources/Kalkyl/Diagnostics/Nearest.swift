/// The name that was probably meant: the closest of those given, or `nil` if none is close.
///
/// Up to a third of the letters may be wrong. Case counts for nothing; a letter without its ring,
/// dots or accent counts as half a mistake, so that `Laxa` finds `Laxå`. Of names equally close
/// the first in alphabetical order is taken.
public func nearest(to name: String, among names: some Sequence<String>) -> String? {
  let wanted = Spelling(name)
  guard wanted.letters.count <= Spelling.longest else { return nil }
  var best: (name: String, distance: Int)?
  for candidate in names where candidate != name {
    let most = best?.distance ?? wanted.letters.count * 2 / 3
    // A letter takes one to four bytes, and leaving one out costs at least half a mistake.
    let bytes = candidate.utf8.count
    guard bytes / 4 <= wanted.letters.count + most, bytes + most >= wanted.letters.count,
      wanted.couldBe(candidate, within: most)
    else { continue }
    let spelling = Spelling(candidate)
    guard spelling.letters.count <= Spelling.longest else { continue }
    guard abs(spelling.letters.count - wanted.letters.count) <= most else { continue }
    let distance = wanted.distance(to: spelling)
    if let found = best {
      if (distance, candidate) < (found.distance, found.name) { best = (candidate, distance) }
    } else if distance <= most {
      best = (candidate, distance)
    }
  }
  return best?.name
}

/// The letters of a name in lower case, for measuring how far two names are apart.
private struct Spelling {
  /// Longer names are not compared.
  static let longest = 64

  let letters: [Unicode.Scalar]
  /// The plain letters and digits that occur, a bit each.
  private let occurring: UInt64

  init(_ name: String) {
    letters = Array(name.prefix(Self.longest + 1).lowercased().unicodeScalars)
    occurring = Self.occurring(in: name)
  }

  private static func occurring(in name: String) -> UInt64 {
    name.utf8.reduce(0) { bits, byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): bits | 1 << UInt64(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
        bits | 1 << UInt64(byte & 0x1F + 16)
      default: bits
      }
    }
  }

  /// Whether so few mistakes, counted in halves, could do; a first look at which letters occur.
  ///
  /// One mistake takes away one kind of letter at most and brings in another.
  func couldBe(_ candidate: String, within most: Int) -> Bool {
    (occurring ^ Self.occurring(in: candidate)).nonzeroBitCount <= 2 * most
  }

  /// Damerau and Levenshtein's distance (optimal string alignment) in half mistakes.
  func distance(to other: Spelling) -> Int {
    let (a, b) = (letters, other.letters)
    var twoBack = [Int](repeating: 0, count: b.count + 1)
    var back = [0]
    for letter in b { back.append(back[back.count - 1] + letter.costAlone) }
    for i in a.indices {
      var row = [back[0] + a[i].costAlone]
      for j in b.indices {
        var cost = min(
          back[j] + a[i].cost(instead: b[j]),
          back[j + 1] + a[i].costAlone,
          row[j] + b[j].costAlone)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, twoBack[j - 1] + 2) }
        row.append(cost)
      }
      (twoBack, back) = (back, row)
    }
    return back[b.count]
  }
}

extension Unicode.Scalar {
  /// What it costs to leave the letter out or put it in; an accent written apart costs half.
  fileprivate var costAlone: Int { (0x300...0x36F).contains(value) ? 1 : 2 }

  /// What it costs to write this letter instead of the other.
  fileprivate func cost(instead other: Unicode.Scalar) -> Int {
    if self == other { return 0 }
    return bare == other.bare ? 1 : 2
  }

  /// The letter without ring, dots or accent.
  private var bare: Unicode.Scalar {
    switch self {
    case "å", "ä", "á", "à", "â", "ã", "æ": "a"
    case "ö", "ó", "ò", "ô", "õ", "ø": "o"
    case "é", "è", "ê", "ë": "e"
    case "ü", "ú", "ù", "û": "u"
    case "í", "ì", "î", "ï": "i"
    case "ç": "c"
    case "ñ": "n"
    default: self
    }
  }
}
