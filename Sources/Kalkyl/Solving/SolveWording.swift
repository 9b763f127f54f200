/// Puts what a search found in words, with what proves it.
struct SolveWording {
  private let sources: SourceMap
  private let diagnostics: [Diagnostic]
  private let figures: FigureText
  private let assumption: VariedAssumption
  private let condition: String
  private let relation: Relation
  private let isAmount: Bool
  private let grid: SearchGrid
  /// Whether an answer outside the grid is none.
  private let isBounded: Bool

  init(
    _ reader: QuestionReader, _ assumption: VariedAssumption, _ condition: TypedExpression,
    _ comparison: SolvedComparison, _ grid: SearchGrid, isBounded: Bool
  ) {
    self.isBounded = isBounded
    sources = reader.sources
    diagnostics = reader.found
    figures = FigureText(reader.builder.wording.locale)
    self.assumption = assumption
    self.condition = reader.sources.text(condition.span)
    relation = comparison.relation
    isAmount = comparison.difference.type.kind == .amount
    self.grid = grid
  }

  func outcome(
    _ finding: Solver.Finding, _ solver: Solver
  ) throws(EvaluationFault) -> SolveOutcome {
    let points = turningPoints(of: finding)
    var lines =
      points.isEmpty ? nothing(finding) : points.flatMap { answer($0, mayJump: finding.isSampled) }
    lines += certainty(finding, points)
    if case .constant = finding {
      // What it is now is what it is everywhere.
    } else if let now = try now(solver) {
      lines.append(now)
    }
    let isPossible = !points.isEmpty || ends(of: finding).contains { relation.holds($0.signum) }
    return SolveOutcome(
      answers: points.map(solveAnswer), isPossible: isPossible, assumption: assumption.name,
      condition: condition, style: assumption.style,
      document: Document(blocks: [.paragraph(lines.joined(separator: "\n"))]),
      sources: sources, diagnostics: diagnostics)
  }

  private func turningPoints(of finding: Solver.Finding) -> [TurningPoint] {
    let points: [TurningPoint] =
      switch finding {
      case .constant: []
      case .linear(let point, _): isBounded && !isInside(point) ? [] : [point]
      case .polynomial(let points, _, _, _), .sampled(let points, _, _): points
      }
    return points.filter { $0.isTurning(relation) }
  }

  /// The differences at both ends of where it was looked, as far as they are known.
  private func ends(of finding: Solver.Finding) -> [Rational] {
    switch finding {
    case .constant(let difference): [difference]
    case .linear(_, let ends), .polynomial(_, _, _, let ends): [ends.0, ends.1]
    case .sampled(_, _, let ends): [ends.0, ends.1].compactMap { $0 }
    }
  }

  private func isInside(_ point: TurningPoint) -> Bool {
    guard case .exact(let figure) = point.place else { return true }
    return grid.figure(grid.first) <= figure && figure <= grid.figure(grid.last)
  }

  private func solveAnswer(_ point: TurningPoint) -> SolveAnswer {
    switch point.place {
    case .exact(let figure):
      let holds = relation.holds(0)
      return SolveAnswer(low: figure, high: figure, holdsLow: holds, holdsHigh: holds)
    case .between(let low, let high):
      return SolveAnswer(
        low: low.figure, high: high.figure, holdsLow: relation.holds(low.difference.signum),
        holdsHigh: relation.holds(high.difference.signum))
    }
  }

  // MARK: Sentences

  private func answer(_ point: TurningPoint, mayJump: Bool) -> [String] {
    switch point.place {
    case .exact(let figure):
      return [
        "\(assumption.name) = \(shown(figure)): \(condition) \(words(at: point.signs))",
        "exactly: --set '\(assumption.name) = \(written(figure))'",
      ]
    case .between(let low, let high):
      return [
        "\(assumption.name) between \(shown(low.figure)) and \(shown(high.figure)): \(condition)",
        "at \(shown(low.figure)) \(state(low.difference)), "
          + "at \(shown(high.figure)) \(state(high.difference))",
      ]
        + (mayJump && low.difference.signum * high.difference.signum < 0 && relation.isEquality
          ? ["in between it crosses, or jumps past equality"] : [])
    }
  }

  /// How a condition goes on both sides of a figure where it turns.
  private func words(at signs: (before: Int, at: Int, after: Int)) -> String {
    let (before, at, after) = (
      relation.holds(signs.before), relation.holds(signs.at), relation.holds(signs.after)
    )
    return switch (before, at, after) {
    case (true, true, false): "holds up to it, and not above"
    case (false, true, true): "holds from it, and not below"
    case (true, false, false): "holds below it only"
    case (false, false, true): "holds above it only"
    case (true, false, true): "holds on both sides, but not there"
    default: "holds"
    }
  }

  /// How the left side lies to the right one.
  private func state(_ difference: Rational) -> String {
    let size = shown(difference: difference.magnitude)
    if relation.holds(difference.signum) {
      return difference.isZero ? "it holds exactly" : "it holds with \(size) to spare"
    }
    if difference.isZero { return "both sides are equal" }
    return difference.signum > 0 ? "it is exceeded by \(size)" : "it is missed by \(size)"
  }

  private func nothing(_ finding: Solver.Finding) -> [String] {
    if case .constant(let difference) = finding {
      return [
        "\(assumption.name) makes no difference: \(condition), \(state(difference)) whatever it is"
      ]
    }
    let ends = ends(of: finding)
    let always = !ends.isEmpty && ends.allSatisfy { relation.holds($0.signum) }
    let place = "\(shown(grid.figure(grid.first))) and \(shown(grid.figure(grid.last)))"
    let extent = "\(always ? "everywhere" : "nowhere")\(finding.isSampled ? " that was tried" : "")"
    var lines = ["\(condition) holds \(extent) between \(place)"]
    if ends.count == 2 {
      lines.append(
        "at \(shown(grid.figure(grid.first))) \(state(ends[0])), "
          + "at \(shown(grid.figure(grid.last))) \(state(ends[1]))")
    }
    return lines
  }

  /// How sure it is that these are all.
  private func certainty(_ finding: Solver.Finding, _ points: [TurningPoint]) -> [String] {
    let place = "\(shown(grid.figure(grid.first))) and \(shown(grid.figure(grid.last)))"
    switch finding {
    case .constant: return []
    case .linear(let point, _):
      let only = "both sides are linear in \(assumption.name)"
      guard points.isEmpty, case .exact(let figure) = point.place else {
        return ["this is the only answer: \(only)"]
      }
      return ["the only answer lies outside, at \(shown(figure)): \(only)"]
    case .polynomial(let found, let degree, let all, _):
      var lines = [
        "\(counted(points.count)) between \(place), proved: both sides are polynomials of degree "
          + "\(degree) at most in \(assumption.name)"
      ]
      let outside = all - found.count
      if outside > 0 { lines.append("\(counted(outside)) outside: look there with --between") }
      return lines
    case .sampled(_, let hasGaps, _):
      var lines = [
        "\(counted(points.count)) found between \(place) by trying; one that is left again within "
          + "\(shown(grid.figure(stretch))) may be missed"
      ]
      if hasGaps { lines.append("some figures there give no value to compare") }
      return lines
    }
  }

  /// How far apart the tried figures are.
  private var stretch: Int { max(1, (grid.last - grid.first) / SampledSearch.stretches) }

  private func counted(_ count: Int) -> String {
    switch count {
    case 0: "no answer"
    case 1: "1 answer"
    default: "\(count) answers"
    }
  }

  private func now(_ solver: Solver) throws(EvaluationFault) -> String? {
    guard let difference = try solver.differenceNow() else { return nil }
    let figures = Set(solver.figuresNow)
    guard let figure = figures.first, figures.count == 1 else { return "now \(state(difference))" }
    return "now, at \(shown(figure)), \(state(difference))"
  }

  // MARK: Figures

  private func shown(_ figure: Rational) -> String {
    var style = assumption.style
    style.decimals = nil
    if case .amount = style.kind { style.showsUnit = true }
    return figures.text(of: Figure(value: figure, style: style))
  }

  /// Amounts in kronor, where a difference is small in the model's unit.
  private func shown(difference: Rational) -> String {
    let isSmall = difference < .one
    let style =
      isAmount
      ? FigureStyle(kind: .amount(.kr), decimals: isSmall ? nil : 0, showsUnit: true)
      : FigureStyle(kind: .number)
    return figures.text(of: Figure(value: difference, style: style))
  }

  /// The figure as `--set` takes it, exactly.
  private func written(_ figure: Rational) -> String {
    let value = Figure(value: figure, style: assumption.style).valueInUnit ?? figure
    if case .percent = assumption.style.kind {
      return value.finiteDecimalPlaces == nil ? figure.exactString : "\(value.exactString)%"
    }
    if case .amount(let unit) = assumption.style.kind, value.finiteDecimalPlaces == nil {
      return "\(value.exactString) * 1 \(unit.rawValue)"
    }
    if case .duration = assumption.style.kind { return "\(value.exactString) months" }
    return value.exactString
  }
}
