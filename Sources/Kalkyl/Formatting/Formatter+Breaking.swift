extension Formatter {
  /// Braces that hold a line end get one after `{` and one before `}`; empty ones get none.
  mutating func spreadBraces() {
    var breaksBefore = [0]
    for isBreak in breaks {
      breaksBefore.append(breaksBefore[breaksBefore.count - 1] + (isBreak ? 1 : 0))
    }
    for (opening, brace) in outline.braces.enumerated()
    where brace != nil && !outline.isInRow[opening] {
      let closing = outline.partner[opening]
      if closing == opening + 1, gaps[closing].isEmpty {
        breaks[closing] = false
      } else if breaksBefore[closing + 1] > breaksBefore[opening + 1] {
        spread(opening)
      }
    }
  }

  private mutating func spread(_ opening: Int) {
    breaks[opening + 1] = true
    breaks[outline.partner[opening]] = true
  }

  /// Breaks what is too long for a line, and settles how far in each line begins.
  mutating func breakLines() {
    var start = 0
    while start < end {
      var stop = start + 1
      while stop < end, !breaks[stop] { stop += 1 }
      let indent = indent(of: start)
      let isTooLong = indent + width(start..<stop) > FormattedScript.lineLength
      if isTooLong, !outline.isInRow[start], breakLine(start..<stop, indent: indent) { continue }
      for index in start..<stop where tokens[index].kind.opensBracket {
        openingIndents[index] = indent
      }
      lines.append(Line(tokens: start..<stop, indent: indent))
      start = stop
    }
  }

  /// Breaks a line that is too long at least once; `false` where it has no place for that.
  private mutating func breakLine(_ line: Range<Int>, indent: Int) -> Bool {
    let start = line.lowerBound
    let items = line.dropFirst().filter {
      outline.startsStatement[$0] && outline.enclosing[$0] == outline.enclosing[start]
    }
    if !items.isEmpty {
      for item in items { breaks[item] = true }
      return true
    }
    guard let place = breakPlace(in: line, indent: indent) else { return false }
    if tokens[place - 1].kind == .leftBrace { spreadAll(place - 1) } else { breaks[place] = true }
    return true
  }

  /// Spreads braces; properties and overrides get a line each.
  private mutating func spreadAll(_ opening: Int) {
    spread(opening)
    let isOfDeclaration = outline.enclosing[opening] == nil && !tokens[opening - 1].cannotEndLine
    guard isOfDeclaration else { return }
    for index in opening..<outline.partner[opening]
    where outline.startsStatement[index] && outline.enclosing[index] == opening {
      breaks[index] = true
    }
  }

  /// Where a line is best broken: in as few brackets as can be, at the loosest operator, as late as
  /// the first part fits; after `{` where all in the braces is to have lines of its own.
  private func breakPlace(in line: Range<Int>, indent: Int) -> Int? {
    var best: (place: Int, rank: Int)?
    var depth = 0
    var index = line.lowerBound
    while index < line.upperBound {
      let token = tokens[index]
      var candidates: [(place: Int, rank: Int?)] = []
      if index > line.lowerBound {
        candidates.append((index, rank(ofBreakAt: index, in: line, indent: indent)))
      }
      if token.kind == .leftBrace, index + 2 < line.upperBound {
        candidates.append((index + 1, 50))
      }
      for (place, rank) in candidates {
        guard let rank = rank.map({ $0 + depth * 100 }) else { continue }
        let fits = indent + width(line.lowerBound..<place) <= FormattedScript.lineLength
        if !fits { return best?.place ?? place }
        if best.map({ rank <= $0.rank }) ?? true { best = (place, rank) }
      }
      if token.kind == .leftBrace {
        // Braces are broken as a whole.
        index = outline.partner[index]
      } else if token.kind.opensBracket {
        depth += 1
      } else if token.kind.closesBracket {
        depth -= 1
      }
      index += 1
    }
    return best?.place
  }

  /// How bad it is to break before a token, the brackets around it aside; `nil` where no line end
  /// may stand.
  private func rank(ofBreakAt index: Int, in line: Range<Int>, indent: Int) -> Int? {
    let token = tokens[index]
    let isStatementWord = token.keyword.beginsStatement || token.keyword.beginsDeclaration
    guard !isStatementWord, token.kind != .bar, !token.kind.closesBracket else { return nil }
    switch tokens[index - 1].kind {
    case .comma: return 1
    case .equals: return holdsOwnLines(index, in: line, indent: indent) ? nil : 0
    default: break
    }
    if token.kind == .minus, spacing.isSign[index] { return nil }
    switch token.keyword {
    case .then, .otherwise:
      let next = tokens[index + 1].kind
      if next == .colon || next == .equals { return nil }
    default: break
    }
    switch token.keyword {
    case .then, .else: return 3
    case .is, .rounds: return 6
    default: break
    }
    switch token.binaryOperator?.level {
    case .otherwise: return 2
    case .or: return 4
    case .and: return 5
    case .comparison: return 6
    case .sum: return 7
    case .product: return 8
    case .power, nil: return nil
    }
  }

  /// `true` iff the `=` before a value is no place to break: the value is a list of names, or braces
  /// that are too long for a line of their own.
  private func holdsOwnLines(_ value: Int, in line: Range<Int>, indent: Int) -> Bool {
    let keyword = tokens[line.lowerBound].keyword
    if outline.startsStatement[line.lowerBound], keyword == .dimension || keyword == .group {
      return true
    }
    guard tokens[value].kind == .leftBrace else { return false }
    let closing = outline.partner[value]
    if closing >= line.upperBound { return true }
    let rest = width(value..<line.upperBound)
    return closing == line.upperBound - 1 && indent + 4 + rest > FormattedScript.lineLength
  }
}
