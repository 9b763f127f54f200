/// Neighbouring rows of a grid that differ in nothing but the amounts that are written out, as
/// budget lines that are all indexed in the same way: they are written down as one, for the cells of
/// all.
struct AlikeRows {
  /// The labels of the rows.
  private(set) var labels: Range<Int>
  /// The formula of the first, which holds for all of them.
  let formula: TypedExpression
  /// Its entries; `nil` where it has none.
  private var entries: AlikeEntries?

  private init(_ formula: TypedExpression, of label: Int) {
    self.formula = formula
    labels = label..<label + 1
    entries = AlikeEntries(formula)
  }

  /// The rows of a dimension's labels, those together that are alike; labels without one left out.
  static func groups(_ values: [TypedExpression?]) -> [AlikeRows] {
    var groups: [AlikeRows] = []
    for (label, value) in values.enumerated() {
      guard let value else { continue }
      if groups.isEmpty || !groups[groups.count - 1].add(value, of: label) {
        groups.append(AlikeRows(value, of: label))
      }
    }
    return groups
  }

  private mutating func add(_ value: TypedExpression, of label: Int) -> Bool {
    guard label == labels.upperBound, entries?.add(value, .sameReader) == true else { return false }
    labels = labels.lowerBound..<label + 1
    return true
  }

  /// The amounts of each entry in the cells of the rows; `nil` where one is too large. None where
  /// there is one row, whose formula has them.
  ///
  /// - Parameter cells: the cells of each label, of so many in all.
  func amounts(in cells: [[Int]], of count: Int) -> [FigureStore?]? {
    guard let entries, labels.count > 1 else { return [] }
    let rooms = entries.rooms(for: count)
    for (row, label) in labels.enumerated() {
      for cell in cells[label] where !entries.enter(row, into: cell, of: rooms) { return nil }
    }
    return rooms
  }
}
