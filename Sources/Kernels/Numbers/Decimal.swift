/// An exact decimal number of at most 28 digits, of which at most 28 stand after the point.
///
/// Its value is `mantissa / 10^scale`. It is kept in lowest terms, so that equal values have equal
/// fields: `12.50` is 125 and 1, and prints as `12.5`; zero is 0 and 0. `+`, `-` and `*` are exact or
/// nil; only `/` and the rounding functions round. A mantissa below 2^63 takes 64-bit arithmetic.
package struct Decimal: Sendable, Hashable {
  package static let maximumDigits = 28
  /// Places after the point to which a quotient is rounded.
  package static let quotientPlaces = 12
  package static let zero = Decimal(exactly: 0, scale: 0)!

  /// In magnitude below 10^28.
  package let mantissa: Int128
  /// Places after the point: 0...28.
  package let scale: Int

  /// A value already in lowest terms and within the limits.
  @inline(__always)
  init(lowest mantissa: Int128, scale: Int) {
    self.mantissa = mantissa
    self.scale = scale
  }

  /// `mantissa / 10^scale` in lowest terms; nil where that needs more digits than there are.
  package init?(exactly mantissa: Int128, scale: Int) {
    guard scale >= 0 else { return nil }
    if let small = Int64(exactly: mantissa) {
      self.init(word: small, scale: scale)
      return
    }
    var mantissa = mantissa
    var scale = scale
    while scale > 0 {
      let (quotient, remainder) = mantissa.quotientAndRemainder(dividingBy: 10)
      guard remainder == 0 else { break }
      mantissa = quotient
      scale -= 1
    }
    guard mantissa.magnitude < PowersOfTen.all[Self.maximumDigits], scale <= Self.maximumDigits
    else { return nil }
    self.init(lowest: mantissa, scale: scale)
  }

  /// The same for a mantissa of one word.
  init?(word mantissa: Int64, scale: Int) {
    var mantissa = mantissa
    var scale = mantissa == 0 ? 0 : scale
    while scale > 0 {
      let (quotient, remainder) = mantissa.quotientAndRemainder(dividingBy: 10)
      guard remainder == 0 else { break }
      mantissa = quotient
      scale -= 1
    }
    guard scale <= Self.maximumDigits else { return nil }
    self.init(lowest: Int128(mantissa), scale: scale)
  }

  /// A whole number.
  package init(_ value: Int) {
    self.init(lowest: Int128(value), scale: 0)
  }

  package var isWhole: Bool { scale == 0 }
  package var isZero: Bool { mantissa == 0 }

  /// The value as a machine number, where it is whole and fits.
  package var wholeValue: Int? {
    scale == 0 ? Int(exactly: mantissa) : nil
  }
}

extension Decimal: Comparable {
  package static func < (left: Decimal, right: Decimal) -> Bool {
    left.compare(right) < 0
  }

  /// Negative, 0 or positive: left is less, equal, greater.
  package func compare(_ other: Decimal) -> Int {
    if scale == other.scale {
      return mantissa == other.mantissa ? 0 : mantissa < other.mantissa ? -1 : 1
    }
    if mantissa.signum() != other.mantissa.signum() {
      return mantissa.signum() < other.mantissa.signum() ? -1 : 1
    }
    // A mantissa of 28 digits times 10^28 has up to 56 digits: two words of 128 bits.
    let left = mantissa.multipliedFullWidth(
      by: Int128(PowersOfTen.all[max(other.scale - scale, 0)]))
    let right = other.mantissa.multipliedFullWidth(
      by: Int128(PowersOfTen.all[max(scale - other.scale, 0)]))
    if left.high != right.high { return left.high < right.high ? -1 : 1 }
    return left.low == right.low ? 0 : left.low < right.low ? -1 : 1
  }
}

/// Powers of ten, by their exponent.
package enum PowersOfTen {
  /// 10^0 to 10^18.
  package static let short: InlineArray<19, UInt64> = [
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
    10_000_000_000, 100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000,
    1_000_000_000_000_000, 10_000_000_000_000_000, 100_000_000_000_000_000,
    1_000_000_000_000_000_000,
  ]

  /// 10^0 to 10^38.
  package static let all: [UInt128] = {
    var powers: [UInt128] = [1]
    while powers.count < 39 { powers.append(powers[powers.count - 1] * 10) }
    return powers
  }()
}
