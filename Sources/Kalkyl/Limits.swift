/// Every bound that a model is held to, so that no script can take a host down.
public struct Limits: Sendable {
  /// The largest script, in bytes.
  public var sourceBytes = 64 * 1024 * 1024
  /// How deep brackets, braces, conditions and signs may stand in each other.
  public var nesting = 64
  /// The most errors that one run shows; the rest are counted.
  public var diagnostics = 100
  /// The most cells that one value may have.
  public var cells = 4_000_000
  /// The most years that a model may span.
  public var years = 1_000
  /// The most digits that a figure may grow to.
  public var digits = 100_000
  /// How deep a formula may be with its operators, and with its functions written out.
  ///
  /// A level takes up to 4 kB of stack, so that a thread with a megabyte has room to spare.
  public var depth = 200
  /// The most calls of a script's functions that are written out, and parts that one call may have.
  public var expansions = 100_000
  /// The most steps that working out one formula in one year may take.
  public var formulaSteps = 1_000_000
  /// The most steps (an operation in a cell of a year in a scenario) that one run may take.
  public var steps = 5_000_000_000
  /// The most figures that one run may keep; one of many digits counts for several.
  public var keptFigures = 50_000_000
  /// The digits that those figures may have together.
  var keptDigits: Int { min(keptFigures, Int.max / 40) * 40 }
  /// The most figures that one report may show.
  public var shownFigures = 5_000_000
  /// The most combinations of figures that one sweep may try.
  public var points = 10_000
  /// The most rows that a file of scenarios may have.
  public var scenarioRows = 1_000_000

  public init() {}

  public static let standard = Limits()
}
