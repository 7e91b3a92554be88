import Kernels

extension Decimal {
  /// Two words that order as the numbers do: equal for equal numbers, never all zeros nor all ones.
  ///
  ///     ┌ 1 ┬─── 7 ────┬──────── 94 ────────┬─ 26 ─┐
  ///     │ 1 │ exponent │ mantissa, 28 digits │  0   │   a number above zero
  ///     └───┴──────────┴────────────────────┴──────┘
  ///
  /// The exponent counts the digits before the point, from 1 for 0.00…01; zero has 0 there and in the
  /// mantissa. A number below zero is the complement of its opposite.
  package var orderWords: (UInt64, UInt64) {
    if isZero { return (1 << 63, 0) }
    let magnitude = mantissa.magnitude
    let digitCount = DigitCount.of(magnitude)
    let exponent = UInt128(digitCount - scale + Self.maximumDigits)
    let aligned = magnitude * PowersOfTen.all[Self.maximumDigits - digitCount]
    let word = (1 as UInt128) << 127 | exponent << 120 | aligned << 26
    let signed = mantissa < 0 ? ~word : word
    return (UInt64(truncatingIfNeeded: signed >> 64), UInt64(truncatingIfNeeded: signed))
  }
}

/// How many decimal digits a number has.
private enum DigitCount {
  /// Decimal digits of a magnitude; none for 0.
  static func of(_ magnitude: UInt128) -> Int {
    // log10 of 2 is 1233 / 4096, a little less than it is.
    let bits = 128 - magnitude.leadingZeroBitCount
    let guess = (bits * 1233) >> 12
    return magnitude >= PowersOfTen.all[guess] ? guess + 1 : guess
  }
}
