/// Every bound that a model is held to, so that no script can take a host down.
public struct Limits: Sendable {
  /// The largest script, in bytes.
  public var sourceBytes = 64 * 1024 * 1024
  /// How deep brackets, braces, conditions and signs may stand in each other.
  public var nesting = 200
  /// The most errors that one run shows; the rest are counted.
  public var diagnostics = 100
  /// The most cells that one value may have.
  public var cells = 4_000_000
  /// The most years that a model may span.
  public var years = 1_000
  /// The most digits that a figure may grow to.
  public var digits = 100_000
  /// The most calls of a script's functions that are written out, and parts that one call may have.
  public var expansions = 100_000
  /// The most steps (a definition in a year in a scenario) that one run may take.
  public var steps = 20_000_000
  /// The most combinations of figures that one sweep may try.
  public var points = 10_000

  public init() {}

  public static let standard = Limits()
}
