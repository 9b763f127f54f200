/// What came of changing a model's scripts one thing at a time.
public struct MutationOutcome: Sendable {
  /// How many changes the scripts have; more than were tried where a limit was given.
  public let found: Int
  /// How many changes a test or a rule noticed.
  public let noticed: Int
  /// The changes that nothing noticed, in the order written.
  public let unnoticed: [UnnoticedChange]
  /// How many changes were left out since no figure differs.
  public let equivalent: Int
  /// How many changes were left out since the script would be refused.
  public let refused: Int
  /// Why nothing was changed: a test or rule fails as it is, or figures cannot be worked out.
  public let problem: MutationProblem?

  /// The share of the changes that were noticed, in whole percent, rounded down; `nil` of none.
  public var score: Int? {
    let tried = noticed + unnoticed.count
    return tried == 0 ? nil : noticed * 100 / tried
  }
}

/// Why a model's scripts cannot be changed to see what is noticed.
public enum MutationProblem: Sendable {
  /// A test or a rule fails before anything is changed.
  case failsAlready
  /// The figures cannot be worked out.
  case stopped(Diagnostic)
}

/// A change of a script that no test and no rule notices.
public struct UnnoticedChange: Sendable {
  /// The script, and where the changed thing stands, from 1.
  public let file: String
  public let line: Int
  public let column: Int
  public let kind: MutationKind
  /// What stands there: `the rate 2.75 %`.
  public let what: String
  /// What could: `2.76 %`.
  public let change: String

  /// `line 14: the rate 2.75 % could be 2.76 % and no test would fail`
  public var sentence: String {
    "line \(line): \(what) could be \(change) and no test would fail"
  }
}

extension Model {
  /// Changes one thing of the scripts at a time and finds the changes that nothing notices.
  ///
  /// - Parameters:
  ///   - limit: how many changes are tried, spread evenly over the scripts; all of them without it.
  ///   - progress: told how many of how many are done.
  public func mutate(
    limit: Int? = nil, progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) -> MutationOutcome {
    let all = MutationFinding(catalogue).mutations
    let chosen = all.spread(atMost: limit)
    let tested: TestedModel
    do throws(EvaluationFault) {
      tested = try TestedModel(self)
    } catch {
      let span = sources.start
      let place = SourceSpan(span.start, span.start)
      return MutationOutcome(all.count, problem: .stopped(.stopped(error, at: place)))
    }
    guard tested.holds else { return MutationOutcome(all.count, problem: .failsAlready) }
    var (noticed, equivalent, refused) = (0, 0, 0)
    var unnoticed: [UnnoticedChange] = []
    for (index, mutation) in chosen.enumerated() {
      progress(index, chosen.count)
      switch Mutant.verdict(on: mutation, of: tested) {
      case .noticed: noticed += 1
      case .equivalent: equivalent += 1
      case .refused: refused += 1
      case .unnoticed: unnoticed.append(described(mutation))
      }
    }
    progress(chosen.count, chosen.count)
    return MutationOutcome(
      found: all.count, noticed: noticed, unnoticed: unnoticed, equivalent: equivalent,
      refused: refused, problem: nil)
  }

  private func described(_ mutation: Mutation) -> UnnoticedChange {
    let place = sources.location(of: mutation.edit.span)
    return UnnoticedChange(
      file: place.name, line: place.line, column: place.column, kind: mutation.kind,
      what: mutation.what, change: mutation.change)
  }
}

extension MutationOutcome {
  fileprivate init(_ found: Int, problem: MutationProblem) {
    self.init(
      found: found, noticed: 0, unnoticed: [], equivalent: 0, refused: 0, problem: problem)
  }
}

extension Array {
  /// At most so many elements, evenly spread.
  fileprivate func spread(atMost most: Int?) -> [Element] {
    guard let most, most < count else { return self }
    return (0..<Swift.max(0, most)).map { self[$0 * count / most] }
  }
}
