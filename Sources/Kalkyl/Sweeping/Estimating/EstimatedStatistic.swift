extension Statistic {
  /// The statistic of outcomes that are known nearly, as it is shown; `nil` where the last digit
  /// shown is not certain.
  ///
  /// When every outcome lies within `error` of its number, so does each place in their order, and
  /// their mean.
  /// - Parameters:
  ///   - numbers: near the outcomes; they are put in another order.
  ///   - step: what the last digit shown is worth.
  func shown(
    _ numbers: inout [Double], error: Double, step: Rational
  ) -> Rational? {
    guard let (number, rounding) = estimate(&numbers),
      let middle = Rational(exactly: number),
      let margin = Rational(exactly: (error + rounding) * (1 + 0x1p-40))
    else { return nil }
    let low = (middle - margin).rounded(to: step, .halfAwayFromZero)
    let high = (middle + margin).rounded(to: step, .halfAwayFromZero)
    return low == high ? low : nil
  }

  /// The statistic of numbers, and how far its own roundings may have moved it.
  private func estimate(_ numbers: inout [Double]) -> (Double, error: Double)? {
    let count = numbers.count
    guard let share else {
      let sum = numbers.reduce(0, +)
      let size = numbers.reduce(0) { $0 + abs($1) }
      return (sum / Double(count), error: size * Estimate.unit * 2)
    }
    let place = share * Rational(count - 1)
    let below = place.rounded(to: .one, .down)
    guard let index = below.wholeValue, let beyond = Estimate(Fraction(place - below)) else {
      return nil
    }
    let first = numbers.element(inOrder: index)
    if beyond.isZero { return (first, error: 0) }
    let second = numbers.element(inOrder: index + 1)
    let number = first + (second - first) * beyond.same
    return (number, error: (abs(first) + abs(second)) * 8 * Estimate.unit)
  }
}

extension [Double] {
  /// The element that would have a place if they were in order (Hoare's selection).
  fileprivate mutating func element(inOrder place: Int) -> Double {
    withUnsafeMutableBufferPointer { numbers in
      var (low, high) = (0, numbers.count - 1)
      while low < high {
        let pivot = numbers[low + (high - low) / 2]
        var (left, right) = (low, high)
        while left <= right {
          while numbers[left] < pivot { left += 1 }
          while numbers[right] > pivot { right -= 1 }
          if left <= right {
            numbers.swapAt(left, right)
            left += 1
            right -= 1
          }
        }
        if place <= right {
          high = right
        } else if place >= left {
          low = left
        } else {
          break
        }
      }
      return numbers[place]
    }
  }
}

extension Rational {
  /// The number that a double is; `nil` for one that is not finite.
  init?(exactly number: Double) {
    guard number.isFinite else { return nil }
    if number == 0 {
      self = .zero
      return
    }
    let significand = BigInteger(Int(number.significand * 0x1p52))
    let signed = number < 0 ? -significand : significand
    let exponent = Int(number.exponent) - 52
    let power = BigInteger(Magnitude.one << abs(exponent))
    self =
      exponent >= 0
      ? Rational(signed * power, over: .one) : Rational(signed, over: power)
  }
}

extension FigureStyle {
  /// What the last digit shown is worth, in kronor or as a number; `nil` where no number of digits
  /// is said.
  var lastDigit: Rational? {
    guard let decimals, decimals >= 0, decimals <= 18 else { return nil }
    let digit = Rational(1, over: Int.powerOfTen(decimals))
    switch kind {
    case .amount(let unit): return digit * unit.inKronor
    case .percent: return digit * Rational(1, over: 100)
    case .number: return digit
    case .truth, .year, .duration: return nil
    }
  }
}
