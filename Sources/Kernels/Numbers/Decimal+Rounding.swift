extension Decimal {
  /// The value at that many places, half to even; places below zero round to tens, hundreds, ….
  /// nil where the result needs more digits than there are.
  ///
  /// A mantissa of one word takes 64-bit arithmetic.
  package func rounded(places: Int = 0) -> Decimal? {
    if places >= scale { return self }
    if places >= 0, scale - places <= 18, let short = Int64(exactly: mantissa) {
      let unit = PowersOfTen.short[scale - places]
      var (quotient, remainder) = short.magnitude.quotientAndRemainder(dividingBy: unit)
      let half = unit - remainder
      if remainder > half || (remainder == half && quotient & 1 == 1) { quotient += 1 }
      let rounded = Int64(bitPattern: quotient)
      return Decimal(word: short < 0 ? -rounded : rounded, scale: places)
    }
    guard let (quotient, remainder, unit) = split(at: places) else { return self }
    let magnitude = quotient.roundedHalfToEven(remainder: remainder, divisor: unit)
    return rebuilt(magnitude, places: places)
  }

  /// The largest whole number that is not greater.
  package var floor: Decimal {
    guard let (quotient, remainder, _) = split(at: 0) else { return self }
    return whole(mantissa < 0 && remainder > 0 ? quotient + 1 : quotient)
  }

  /// The smallest whole number that is not less.
  package var ceiling: Decimal {
    guard let (quotient, remainder, _) = split(at: 0) else { return self }
    return whole(mantissa > 0 && remainder > 0 ? quotient + 1 : quotient)
  }

  package var magnitude: Decimal {
    mantissa < 0 ? -self : self
  }

  /// The magnitude in units of 10^-places, what is left, and the unit in the mantissa's terms; nil
  /// where there is nothing to round. A unit beyond every mantissa counts as the largest there is.
  private func split(
    at places: Int
  ) -> (quotient: UInt128, remainder: UInt128, unit: UInt128)? {
    if places >= scale { return nil }
    let unit = PowersOfTen.all[min(scale - max(places, -38), 38)]
    let (quotient, remainder) = mantissa.magnitude.quotientAndRemainder(dividingBy: unit)
    return (quotient, remainder, unit)
  }

  private func rebuilt(_ magnitude: UInt128, places: Int) -> Decimal? {
    if magnitude == 0 { return .zero }
    let signed = mantissa < 0 ? -Int128(magnitude) : Int128(magnitude)
    if places >= 0 { return Decimal(exactly: signed, scale: places) }
    guard -places <= Self.maximumDigits else { return nil }
    let (scaled, overflow) = signed.multipliedReportingOverflow(
      by: Int128(PowersOfTen.all[-places]))
    return overflow ? nil : Decimal(exactly: scaled, scale: 0)
  }

  private func whole(_ magnitude: UInt128) -> Decimal {
    // At most 10^28 for a value with places, so below the limit by at least one digit.
    Decimal(lowest: mantissa < 0 ? -Int128(magnitude) : Int128(magnitude), scale: 0)
  }
}
