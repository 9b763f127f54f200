/// A slot as it is in one run, with some of the run's layers of overrides.
struct InstanceKey: Hashable, Comparable, Sendable {
  let slot: SlotID
  /// How many of the run's layers hold; all of them but for a definition's own name in an override.
  let level: Int
  let run: RunID

  static func < (a: InstanceKey, b: InstanceKey) -> Bool {
    (a.slot.index, a.level, a.run.index) < (b.slot.index, b.level, b.run.index)
  }
}

/// A slot in a run, typed.
struct Instance: Sendable {
  /// The large ones in boxes: side by side in an array every one would take as much as a table does.
  enum Body: Sendable {
    case none
    case formula(TypedExpression)
    indirect case investment(TypedInvestment)
    indirect case table(TypedTable)
    indirect case bridge(TypedBridge)
  }

  let key: InstanceKey
  var type: ValueType
  var body: Body = .none
  /// The first year that is worked out; a property's may lie before the model's.
  var firstYear: Int?
}

/// An investment's properties, each with its own instance.
struct TypedInvestment: Sendable {
  let properties: PropertyInstances
  /// The years whose spend is written out; before the model only these buy.
  let writtenYears: [Int]
  let firstYear: Int
  /// A register's assets, where they come from a file.
  let register: RegisterID?
  /// The properties that its columns give.
  let columns: PropertySet
  /// The investment's name, where what has no value is shown to come from.
  let span: SourceSpan
}

/// The instances of an investment's properties; not all are there.
///
/// A dictionary by them would take 50 µs of a process to make ready, more than a small model takes.
struct PropertyInstances: Sendable, Sequence {
  /// By the property's place; -1 where there is none.
  private var indices = Array(repeating: -1, count: InvestmentProperty.count)

  subscript(property: InvestmentProperty) -> InstanceID? {
    get {
      let index = indices[property.place]
      return index < 0 ? nil : InstanceID(index: index)
    }
    set { indices[property.place] = newValue?.index ?? -1 }
  }

  /// The instances, in the order of the properties.
  var values: [InstanceID] { map(\.value) }

  func makeIterator() -> Iterator { Iterator(properties: self) }

  struct Iterator: IteratorProtocol {
    let properties: PropertyInstances
    private var rest = InvestmentProperty.allCases.makeIterator()

    fileprivate init(properties: PropertyInstances) { self.properties = properties }

    mutating func next() -> (key: InvestmentProperty, value: InstanceID)? {
      while let property = rest.next() {
        if let id = properties[property] { return (property, id) }
      }
      return nil
    }
  }
}

/// A register read from a file.
struct RegisterID: Hashable, Sendable {
  let index: Int
}

/// A table's cells, row by row.
struct TypedTable: Sendable {
  let layout: TableLayout
  var cells: [TypedExpression]
  /// Texts of cells in text columns.
  var texts: [Int: String]
  /// What is printed in computed cells.
  var printed: [Int: PrintedFigure]
}

/// A figure as a document prints it.
struct PrintedFigure: Sendable {
  /// In kronor, or the number.
  let value: Rational
  /// What one of the last digit written is worth.
  let lastDigit: Rational
  let style: FigureStyle
  let known: String?
  let span: SourceSpan
}

/// A bridge's parts, and the rest that they leave.
struct TypedBridge: Sendable {
  let from: TypedExpression
  let steps: [TypedExpression]
  let to: TypedExpression
  let rest: TypedExpression
}
