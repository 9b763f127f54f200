/// The functions that every script has; their names cannot be declared.
enum BuiltInFunction: String, CaseIterable, Sendable {
  case sum, min, max, mean, count, any, all, first, last
  case cumulative, share, `repeat`, round, floor, ceiling, abs, allocate
  /// A figure as a document prints it.
  case printed
}
