/// A part of a script that a test can reach.
public struct ScriptPart: Sendable {
  /// What the part is.
  public enum Kind: String, CaseIterable, Sendable {
    case definition
    case function
    case investment
    case table
    case bridge
    /// A value by its key, or a cell of a grid or table.
    case entry
    /// What `if` or `otherwise` chooses.
    case branch
    case scenario
    case override
    case rule
  }

  public let kind: Kind
  /// A name, or the formula as it is written.
  public let text: String
  /// The script, and where the part stands, from 1.
  public let file: String
  public let line: Int
  public let column: Int
}

/// How parts are known to be reached.
struct CoveredPart {
  enum Mark {
    case slot(SlotID?)
    /// What a rule is about: all of it must be reached.
    case slots([SlotID])
    case formula
    /// A function, reached where a call of it is.
    case function(Int)
    case run(RunID?)
  }

  let kind: ScriptPart.Kind
  let span: SourceSpan
  let mark: Mark
}

extension TestReach {
  func reaches(_ part: CoveredPart) -> Bool {
    switch part.mark {
    case .slot(let slot): slot.map(slots.contains) ?? false
    case .slots(let all): all.allSatisfy(slots.contains)
    case .function(let index): functions.contains(index)
    case .formula: spans.contains(part.span)
    case .run(let run): run.map(runs.contains) ?? false
    }
  }
}
