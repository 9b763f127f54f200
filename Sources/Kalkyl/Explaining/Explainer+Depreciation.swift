// Explains one asset's year: depreciation, book value, interest.
extension Explainer {
  /// Depreciable amount × the share of the life that falls in the year.
  mutating func depreciation(
    _ node: inout ExplanationNode, _ ages: Range<Int>, _ plan: Plan, _ book: Book,
    at point: ExplanationPoint
  ) throws(EvaluationFault) {
    guard let before = plan.plan.consumed(atAge: ages.lowerBound),
      let after = plan.plan.consumed(atAge: ages.upperBound)
    else { return }
    node.rule = .product
    node.children.append(try depreciable(plan, book, at: point))
    let text: String
    switch plan.method {
    case .nominal:
      text = words.monthsOfLife(ages.count, of: plan.plan.period.lifeInMonths)
    case .annuity:
      text = words.annuityShare(ages.lowerBound / 12 + 1, (ages.upperBound - 1) / 12 + 1)
    }
    node.children.append(made(text, after - before, amount: false))
  }

  /// What is depreciated: the cost, less the residual value where there is one.
  private mutating func depreciable(
    _ plan: Plan, _ book: Book, at point: ExplanationPoint
  ) throws(EvaluationFault) -> ExplanationNode {
    let cost = try cost(plan, book, at: point)
    if plan.acquisition.residual.isZero { return cost }
    let residual = try residual(plan, book, at: point).with(.subtracted)
    return made(words.depreciable, plan.acquisition.depreciableAmount, .sum, [cost, residual])
  }

  private mutating func residual(
    _ plan: Plan, _ book: Book, at point: ExplanationPoint
  ) throws(EvaluationFault) -> ExplanationNode {
    let residual = plan.acquisition.residual
    if plan.asset.register == nil, let property = property(.residual, of: book) {
      let node = try explain(property, at: point.inYear(plan.asset.vintage))
      if node.figure.value == residual { return node }
      if let value = node.figure.value, -value == residual {
        return made(words.residual, residual, .sum, [node.with(.subtracted)])
      }
    }
    return made(words.residual, residual)
  }

  /// Cost − what has been depreciated before an age, year by year.
  mutating func bookValue(
    _ node: inout ExplanationNode, atAge age: Int, _ plan: Plan, _ book: Book,
    at point: ExplanationPoint
  ) throws(EvaluationFault) {
    node.rule = .sum
    node.children.append(try cost(plan, book, at: point))
    let period = plan.plan.period
    var parts: [(text: String, value: Rational)] = []
    var year = period.firstMonth.year
    while year <= book.year {
      let ages = period.ages(in: year)
      let end = min(ages.upperBound, age)
      if ages.lowerBound >= age { break }
      if let before = plan.plan.consumed(atAge: ages.lowerBound),
        let after = plan.plan.consumed(atAge: end), after != before
      {
        let isWhole = end == ages.upperBound
        let month = period.firstMonth.advanced(by: end)
        let text = isWhole ? words.depreciation(in: year) : words.depreciation(before: month)
        parts.append((text, (after - before) * plan.acquisition.depreciableAmount))
      }
      year += 1
    }
    let (shown, rest) = Self.largest(of: parts.map { .value($0.value) })
    for index in shown {
      node.children.append(made(parts[index].text, parts[index].value).with(.subtracted))
    }
    guard !rest.isEmpty else { return }
    let sum = rest.reduce(Rational.zero) { $0 + parts[$1].value }
    node.children.append(made(words.others(rest.count), sum).with(.subtracted))
  }

  // MARK: Interest

  mutating func interest(
    _ node: inout ExplanationNode, _ ages: Range<Int>, _ plan: Plan, _ book: Book,
    at point: ExplanationPoint
  ) throws(EvaluationFault) {
    switch plan.method {
    case .nominal(let base):
      node.rule = .product
      if let rate = property(.rate, of: book) {
        node.children.append(try explain(rate, at: point.inYear(book.year)))
      }
      node.children.append(try baseOfInterest(base, ages, plan, book, at: point.deeper))
    case .annuity: try annuityInterest(&node, ages, plan, book, at: point)
    }
  }

  /// What a year's rate is charged on: Σ book value × months / 12 over the parts of the year that
  /// the interest base tells apart.
  private mutating func baseOfInterest(
    _ base: InterestBase, _ ages: Range<Int>, _ plan: Plan, _ book: Book,
    at point: ExplanationPoint
  ) throws(EvaluationFault) -> ExplanationNode {
    switch base {
    case .opening:
      return try charged(ages.lowerBound, ages.count, plan, book, at: point)
    case .halfyear:
      let july = CalendarMonth(year: book.year, month: 7).number
      let age = july - plan.plan.period.firstMonth.number
      let split = min(max(age, ages.lowerBound), ages.upperBound)
      var parts: [ExplanationNode] = []
      for part in [ages.lowerBound..<split, split..<ages.upperBound] where !part.isEmpty {
        parts.append(try charged(part.lowerBound, part.count, plan, book, at: point))
      }
      if parts.count == 1 { return parts[0] }
      return made(words.baseOfInterest, parts.sum, .sum, parts)
    case .average, .monthly:
      // Book values fall evenly, so the mean of all months is that of the first and the last.
      let last = base == .average ? ages.upperBound : ages.upperBound - 1
      let ends = [
        try bookValue(atAge: ages.lowerBound, plan, book, at: point),
        try bookValue(atAge: last, plan, book, at: point),
      ]
      let mean = made(
        words.meanBookValue, ends.sum.map { $0 * Rational(1, over: 2) }, .mean(2), ends)
      return charged(mean, ages.count)
    }
  }

  /// A book value for so many months of a year.
  private mutating func charged(
    _ age: Int, _ months: Int, _ plan: Plan, _ book: Book, at point: ExplanationPoint
  ) throws(EvaluationFault) -> ExplanationNode {
    charged(try bookValue(atAge: age, plan, book, at: point), months)
  }

  private mutating func charged(_ value: ExplanationNode, _ months: Int) -> ExplanationNode {
    if months == 12 { return value }
    let share = Rational(months, over: 12)
    let part = made(words.monthsOfYear(months), share, amount: false)
    return made(
      words.baseOfInterest, value.figure.value.map { $0 * share }, .product, [value, part])
  }

  /// The book value at an age; the cost before anything is depreciated.
  private mutating func bookValue(
    atAge age: Int, _ plan: Plan, _ book: Book, at point: ExplanationPoint
  ) throws(EvaluationFault) -> ExplanationNode {
    if age == 0 { return try cost(plan, book, at: point) }
    let month = plan.plan.period.firstMonth.advanced(by: age)
    let value = plan.plan.consumed(atAge: age).map {
      plan.acquisition.cost - plan.acquisition.depreciableAmount * $0
    }
    var node = made(words.bookValue(on: month), value)
    if isAtEnd(point) {
      node.rule = .cut
      return node
    }
    try bookValue(&node, atAge: age, plan, book, at: point.deeper)
    return node
  }

  /// The parts of the years of use that fall in the year, each at its rate on its book value.
  private mutating func annuityInterest(
    _ node: inout ExplanationNode, _ ages: Range<Int>, _ plan: Plan, _ book: Book,
    at point: ExplanationPoint
  ) throws(EvaluationFault) {
    guard let annuity = plan.plan.annuity else { return }
    node.rule = .sum
    var age = ages.lowerBound
    while age < ages.upperBound {
      let year = age / 12
      let end = min((year + 1) * 12, ages.upperBound)
      guard year < annuity.rates.count else { return }
      let beginning = plan.plan.period.firstMonth.advanced(by: year * 12)
      let value = try bookValue(atAge: year * 12, plan, book, at: point.deeper)
      let months = Rational(end - age, over: 12)
      var factors = [value]
      if let rate = property(.rate, of: book) {
        factors.append(try explain(rate, at: point.inYear(beginning.year).deeper))
      }
      factors.append(made(words.monthsOfYear(end - age), months, amount: false))
      let charged = value.figure.value.map { $0 * annuity.rates[year] * months }
      node.children.append(made(words.yearOfUse(year + 1), charged, .product, factors))
      age = end
    }
  }
}

extension [ExplanationNode] {
  /// The figures added; `nil` where one has no value.
  fileprivate var sum: Rational? {
    reduce(Rational.zero) { sum, node in
      guard let sum, let value = node.figure.value else { return nil }
      return sum + value
    }
  }
}
