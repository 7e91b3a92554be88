extension Decimal {
  /// The exact sum; nil where it needs more digits than there are.
  package static func + (left: Decimal, right: Decimal) -> Decimal? {
    if left.scale == right.scale {
      return Decimal(exactly: left.mantissa + right.mantissa, scale: left.scale)
    }
    let (high, low) = left.scale < right.scale ? (left, right) : (right, left)
    // The sum ends where `low` ends, in a digit that is not zero: if `high` does not fit 128 bits at
    // that scale, the sum does not fit 28 digits.
    let (aligned, overflow) = high.mantissa.multipliedReportingOverflow(
      by: Int128(PowersOfTen.all[low.scale - high.scale]))
    if overflow { return nil }
    let (sum, sumOverflow) = aligned.addingReportingOverflow(low.mantissa)
    return sumOverflow ? nil : Decimal(exactly: sum, scale: low.scale)
  }

  /// The exact difference; nil where it needs more digits than there are.
  package static func - (left: Decimal, right: Decimal) -> Decimal? {
    left + -right
  }

  package static prefix func - (value: Decimal) -> Decimal {
    Decimal(lowest: -value.mantissa, scale: value.scale)
  }

  /// The exact product; nil where it needs more digits than there are.
  package static func * (left: Decimal, right: Decimal) -> Decimal? {
    let scale = left.scale + right.scale
    let (product, overflow) = left.mantissa.multipliedReportingOverflow(by: right.mantissa)
    if !overflow { return Decimal(exactly: product, scale: scale) }
    let isNegative = (left.mantissa < 0) != (right.mantissa < 0)
    let wide = left.mantissa.magnitude.multipliedFullWidth(by: right.mantissa.magnitude)
    return Decimal(wide: wide, scale: scale, isNegative: isNegative)
  }

  /// The quotient, rounded half to even at 12 places; nil where `right` is zero or the quotient needs
  /// more digits than there are.
  package static func / (left: Decimal, right: Decimal) -> Decimal? {
    if right.isZero { return nil }
    let isNegative = (left.mantissa < 0) != (right.mantissa < 0)
    let dividend = left.mantissa.magnitude
    let divisor = right.mantissa.magnitude
    let shift = quotientPlaces + right.scale - left.scale
    if shift < 0 {
      // A divisor beyond 128 bits is more than twice any dividend.
      let (scaled, overflow) = divisor.multipliedReportingOverflow(by: PowersOfTen.all[-shift])
      if overflow { return .zero }
      return rounded(
        dividend.quotientAndRemainder(dividingBy: scaled), divisor: scaled, isNegative: isNegative)
    }
    if let (quotient, remainder) = divide(dividend, shiftedBy: shift, by: divisor) {
      return rounded((quotient, remainder), divisor: divisor, isNegative: isNegative)
    }
    // More than 3.4e26: with 28 digits in all, only a quotient that ends at the first place is one.
    let shorter = shift - quotientPlaces + 1
    guard shorter >= 0,
      let (quotient, remainder) = divide(dividend, shiftedBy: shorter, by: divisor),
      remainder == 0
    else { return nil }
    return Decimal(wide: (0, quotient), scale: 1, isNegative: isNegative)
  }

  /// `dividend * 10^shift / divisor`; nil where the quotient takes more than 128 bits.
  private static func divide(
    _ dividend: UInt128, shiftedBy shift: Int, by divisor: UInt128
  ) -> (quotient: UInt128, remainder: UInt128)? {
    if shift <= 19, let short = UInt64(exactly: dividend),
      let shortDivisor = UInt64(exactly: divisor)
    {
      let (scaled, overflow) = short.multipliedReportingOverflow(
        by: UInt64(PowersOfTen.all[shift]))
      if !overflow {
        let (quotient, remainder) = scaled.quotientAndRemainder(dividingBy: shortDivisor)
        return (UInt128(quotient), UInt128(remainder))
      }
    }
    // 10^38 is the largest power in 128 bits; a dividend of 28 digits has room for the rest.
    let excess = max(shift - 38, 0)
    let wide = (dividend * PowersOfTen.all[excess])
      .multipliedFullWidth(by: PowersOfTen.all[shift - excess])
    guard wide.high < divisor else { return nil }
    if wide.high == 0 { return wide.low.quotientAndRemainder(dividingBy: divisor) }
    return divisor.dividingFullWidth(wide)
  }

  /// The quotient at 12 places, half to even.
  private static func rounded(
    _ division: (quotient: UInt128, remainder: UInt128), divisor: UInt128, isNegative: Bool
  ) -> Decimal? {
    let quotient = division.quotient.roundedHalfToEven(
      remainder: division.remainder, divisor: divisor)
    return Decimal(wide: (0, quotient), scale: quotientPlaces, isNegative: isNegative)
  }

  /// A magnitude of up to 256 bits: zeros at its end go until it fits.
  private init?(wide: (high: UInt128, low: UInt128), scale: Int, isNegative: Bool) {
    var (high, low) = wide
    var scale = scale
    while high != 0 || low > UInt128(Int128.max) {
      guard scale > 0 else { return nil }
      let upper = high.quotientAndRemainder(dividingBy: 10)
      let lower = (10 as UInt128).dividingFullWidth((upper.remainder, low))
      guard lower.remainder == 0 else { return nil }
      high = upper.quotient
      low = lower.quotient
      scale -= 1
    }
    self.init(exactly: isNegative ? -Int128(low) : Int128(low), scale: scale)
  }
}

extension UInt128 {
  /// One more where the remainder is more than half of the divisor, or half and the value odd.
  func roundedHalfToEven(remainder: UInt128, divisor: UInt128) -> UInt128 {
    let half = divisor - remainder
    if remainder > half || (remainder == half && self & 1 == 1) { return self + 1 }
    return self
  }
}
