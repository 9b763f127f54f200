extension Array {
  /// As `init(repeating:count:)`, for short arrays that are made often: that one looks the type of its
  /// memory up each time, which takes 400 instructions.
  static func filled(with element: Element, count: Int) -> [Element] {
    var array: [Element] = []
    array.reserveCapacity(count)
    for _ in 0..<count { array.append(element) }
    return array
  }
}
