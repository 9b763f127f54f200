/// Some of an investment's properties.
///
/// A set of its own: the first set of each type of elements takes 100 000 instructions of a process,
/// as much as checking an investment.
struct PropertySet: Sendable {
  private var bits: UInt16 = 0

  init(_ properties: some Sequence<InvestmentProperty>) {
    for property in properties { bits |= 1 << UInt16(property.place) }
  }

  func contains(_ property: InvestmentProperty) -> Bool { bits & 1 << UInt16(property.place) != 0 }

  func filter(_ isKept: (InvestmentProperty) -> Bool) -> PropertySet {
    PropertySet(InvestmentProperty.allCases.filter { contains($0) && isKept($0) })
  }
}
