/// Says whether a row of symbols belongs to a grammar, by following every way to read it.
///
/// A symbol is a set of terminals, for a word may be a keyword and a name at once.
final class Recogniser {
  /// A set of terminals.
  struct Terminals {
    private var bits: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    init() {}

    init(_ terminal: Int) { insert(terminal) }

    mutating func insert(_ terminal: Int) {
      let bit = UInt64(1) << UInt64(terminal & 63)
      switch terminal >> 6 {
      case 0: bits.0 |= bit
      case 1: bits.1 |= bit
      case 2: bits.2 |= bit
      default: bits.3 |= bit
      }
    }

    func meets(_ other: Terminals) -> Bool {
      bits.0 & other.bits.0 | bits.1 & other.bits.1 | bits.2 & other.bits.2 | bits.3 & other.bits.3
        != 0
    }

    mutating func form(_ other: Terminals) -> Bool {
      let before = bits
      bits.0 |= other.bits.0
      bits.1 |= other.bits.1
      bits.2 |= other.bits.2
      bits.3 |= other.bits.3
      return bits != before
    }
  }

  enum Operation {
    case terminal(Int)
    case rule(Int)
    case sequence([Int])
    case choice([Int])
    case optional(Int)
    case star(Int)
    case plus(Int)
    case difference(Int, Int)
  }

  let ebnf: EBNF
  /// The terminals that are named.
  private(set) var terminals: [String: Int] = [:]
  /// The terminals that are written out.
  private(set) var literals: [String: Int] = [:]
  private(set) var operations: [Operation] = []
  private var first: [Terminals] = []
  private var isNullable: [Bool] = []
  private(set) var rules: [String: Int] = [:]
  private var ruleRoots: [Int] = []
  private var memo: [[Int]?] = []
  private var symbols: [Terminals] = []

  /// A grammar whose terminals are its literals and the names given.
  init(_ ebnf: EBNF, tokens: [String]) throws {
    self.ebnf = ebnf
    for name in tokens { terminals[name] = terminals.count }
    for (name, _) in ebnf.rules where terminals[name] == nil {
      guard rules[name] == nil else { throw EBNF.Mistake(description: "two rules \(name)") }
      rules[name] = rules.count
    }
    ruleRoots = Array(repeating: 0, count: rules.count)
    for (name, node) in ebnf.rules {
      guard let rule = rules[name] else { continue }
      ruleRoots[rule] = try add(node)
    }
    guard terminals.count + literals.count <= 256 else {
      throw EBNF.Mistake(description: "too many terminals")
    }
    settleFirst()
  }

  private func add(_ node: EBNF.Node) throws -> Int {
    let operation: Operation
    switch node {
    case .literal(let text):
      let terminal = literals[text] ?? terminals.count + literals.count
      literals[text] = terminal
      operation = .terminal(terminal)
    case .reference(let name):
      if let terminal = terminals[name] {
        operation = .terminal(terminal)
      } else if let rule = rules[name] {
        operation = .rule(rule)
      } else {
        throw EBNF.Mistake(description: "no rule \(name)")
      }
    case .characters: throw EBNF.Mistake(description: "characters among tokens")
    case .sequence(let parts): operation = .sequence(try parts.map(add))
    case .choice(let parts): operation = .choice(try parts.map(add))
    case .optional(let part): operation = .optional(try add(part))
    case .star(let part): operation = .star(try add(part))
    case .plus(let part): operation = .plus(try add(part))
    case .difference(let a, let b): operation = .difference(try add(a), try add(b))
    }
    operations.append(operation)
    return operations.count - 1
  }

  /// What each part can begin with, and whether it can be empty: to the fixed point.
  private func settleFirst() {
    first = Array(repeating: Terminals(), count: operations.count)
    isNullable = Array(repeating: false, count: operations.count)
    var changes = true
    while changes {
      changes = false
      for index in operations.indices where settle(index) { changes = true }
    }
  }

  private func settle(_ index: Int) -> Bool {
    var found = Terminals()
    var nullable = false
    switch operations[index] {
    case .terminal(let terminal): found.insert(terminal)
    case .rule(let rule):
      found = first[ruleRoots[rule]]
      nullable = isNullable[ruleRoots[rule]]
    case .sequence(let parts):
      nullable = true
      for part in parts where nullable {
        _ = found.form(first[part])
        nullable = isNullable[part]
      }
    case .choice(let parts):
      for part in parts {
        _ = found.form(first[part])
        nullable = nullable || isNullable[part]
      }
    case .optional(let part), .star(let part):
      found = first[part]
      nullable = true
    case .plus(let part), .difference(let part, _):
      found = first[part]
      nullable = isNullable[part]
    }
    let isChanged = first[index].form(found) || nullable != isNullable[index]
    isNullable[index] = isNullable[index] || nullable
    return isChanged
  }

  /// `true` iff the symbols are a sentence of the rule.
  func accepts(_ symbols: [Terminals], as rule: String) -> Bool {
    guard let rule = rules[rule] else { return false }
    self.symbols = symbols
    memo = Array(repeating: nil, count: ruleRoots.count * (symbols.count + 1))
    return ends(rule: rule, from: 0).contains(symbols.count)
  }

  private func ends(rule: Int, from start: Int) -> [Int] {
    let place = rule * (symbols.count + 1) + start
    if let known = memo[place] { return known }
    let found = ends(ruleRoots[rule], from: start)
    memo[place] = found
    return found
  }

  /// Everywhere that a part read from a place can end.
  private func ends(_ index: Int, from start: Int) -> [Int] {
    let canBegin = start < symbols.count && first[index].meets(symbols[start])
    if !canBegin { return isNullable[index] ? [start] : [] }
    switch operations[index] {
    case .terminal: return [start + 1]
    case .rule(let rule): return ends(rule: rule, from: start)
    case .sequence(let parts):
      var places = [start]
      for part in parts {
        places = union(of: part, from: places)
        if places.isEmpty { break }
      }
      return places
    case .choice(let parts):
      var places: [Int] = []
      for part in parts { merge(ends(part, from: start), into: &places) }
      return places
    case .optional(let part):
      var places = ends(part, from: start)
      merge([start], into: &places)
      return places
    case .star(let part): return closure(of: part, from: [start])
    case .plus(let part): return closure(of: part, from: ends(part, from: start))
    case .difference(let a, let b):
      let taken = ends(b, from: start)
      return ends(a, from: start).filter { !taken.contains($0) }
    }
  }

  private func union(of part: Int, from places: [Int]) -> [Int] {
    if places.count == 1 { return ends(part, from: places[0]) }
    var found: [Int] = []
    for place in places { merge(ends(part, from: place), into: &found) }
    return found
  }

  private func closure(of part: Int, from places: [Int]) -> [Int] {
    var found = places
    var newest = places
    while !newest.isEmpty {
      let next = union(of: part, from: newest).filter { !found.contains($0) }
      merge(next, into: &found)
      newest = next
    }
    return found
  }

  private func merge(_ more: [Int], into places: inout [Int]) {
    for place in more where !places.contains(place) { places.append(place) }
  }
}
