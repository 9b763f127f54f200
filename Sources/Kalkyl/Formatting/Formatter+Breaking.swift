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
    // Where lines end, the next one last.
    var stops = [end] + breaks.indices.filter { $0 > 0 && $0 < end && breaks[$0] }.reversed()
    var start = 0
    while start < end, let stop = stops.last {
      let line = start..<stop
      let indent = indent(of: start)
      let isTooLong = indent + width(line) > FormattedScript.lineLength
      if isTooLong, !outline.isInRow[start] {
        let places = breakPlaces(in: line, indent: indent)
        for place in places { breaks[place] = true }
        stops += places.reversed()
        if !places.isEmpty { continue }
      }
      for index in line where tokens[index].kind.opensBracket { openingIndents[index] = indent }
      lines.append(Line(tokens: line, indent: indent))
      start = stop
      stops.removeLast()
    }
  }

  /// Where a line that is too long is broken, in order: between entries or properties; else at the
  /// best place, which for braces is inside of both.
  private func breakPlaces(in line: Range<Int>, indent: Int) -> [Int] {
    let start = line.lowerBound
    if outline.startsStatement[start], let opening = outline.enclosing[start] {
      let items = line.dropFirst().filter {
        outline.startsStatement[$0] && outline.enclosing[$0] == opening
      }
      if !items.isEmpty { return items }
    }
    guard let place = breakPlace(in: line, indent: indent) else { return [] }
    let opening = place - 1
    guard tokens[opening].kind == .leftBrace else { return [place] }
    let closing = outline.partner[opening]
    return closing < line.upperBound ? [place, closing] : [place]
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
