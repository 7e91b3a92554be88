import Kernels

/// The sums from which a standard deviation is made, exact and mergeable in any order.
///
/// Variance as `(n * Σx² - (Σx)²) / (n * (n - 1))`: on exact sums the difference loses no digit, as it
/// does on binary fractions (Chan, Golub and LeVeque, 1983, on why it must not be rounded before).
struct SquareSums: Sendable {
  private var sums = ScaledSums()
  /// Sums of the mantissas' squares, by the scale of the mantissas.
  private var squares = ScaledSums()
  private var hasOverflowed = false

  mutating func add(_ number: Decimal) {
    let (square, overflows) = number.mantissa.multipliedReportingOverflow(by: number.mantissa)
    hasOverflowed = hasOverflowed || overflows
    sums.add(number.mantissa, scale: number.scale)
    squares.add(square, scale: number.scale)
  }

  mutating func merge(_ other: SquareSums) {
    hasOverflowed = hasOverflowed || other.hasOverflowed
    sums.merge(other.sums)
    squares.merge(other.squares)
  }

  /// The standard deviation of a sample of so many values, two at least, to 15 digits and at most 12
  /// places; nil where the sums need more than 128 bits.
  func deviation(of count: Int) -> Decimal? {
    if hasOverflowed || sums.hasOverflowed || squares.hasOverflowed { return nil }
    guard let scale = squares.sums.lastIndex(where: { $0 != 0 }) else { return .zero }
    guard let sum = Self.total(sums.sums, at: scale, powerOfScale: 1),
      let square = Self.total(squares.sums, at: scale, powerOfScale: 2)
    else { return nil }
    let left = square.magnitude.multipliedFullWidth(by: UInt128(count))
    let right = sum.magnitude.multipliedFullWidth(by: sum.magnitude)
    // Never below zero (Cauchy and Schwarz).
    let (low, borrows) = left.low.subtractingReportingOverflow(right.low)
    let high = left.high - right.high - (borrows ? 1 : 0)
    let spread = Double(high) * 0x1p128 + Double(low)
    let pairs = Double(count) * Double(count - 1)
    return Decimal(rounding: (spread / pairs).squareRoot(), scale: scale)
  }

  /// The sum over all scales, in units of the finest; nil where it needs more than 128 bits.
  private static func total(_ sums: [Int128], at finest: Int, powerOfScale: Int) -> Int128? {
    var total: Int128 = 0
    for scale in 0...finest where sums[scale] != 0 {
      var part = sums[scale]
      for _ in 0..<(finest - scale) * powerOfScale {
        let (next, overflows) = part.multipliedReportingOverflow(by: 10)
        if overflows { return nil }
        part = next
      }
      let (next, overflows) = total.addingReportingOverflow(part)
      if overflows { return nil }
      total = next
    }
    return total
  }
}

extension Decimal {
  /// `value / 10^scale`, to 15 digits and at most 12 places; nil where it has more than 28 digits.
  fileprivate init?(rounding value: Double, scale: Int) {
    if value == 0 {
      self = .zero
      return
    }
    var digitCount = 0
    var size = 1.0
    while size <= value {
      size *= 10
      digitCount += 1
    }
    // `digitCount - scale` digits stand before the point.
    let places = Swift.min(15 - (digitCount - scale), Self.quotientPlaces)
    // One exact power of ten, so that the product is rounded once.
    let shift = places - scale
    let power = (0..<abs(shift)).reduce(1.0) { power, _ in power * 10 }
    let digits = Int128((shift < 0 ? value / power : value * power).rounded(.toNearestOrEven))
    if places >= 0 {
      self.init(exactly: digits, scale: places)
      return
    }
    guard -places <= Self.maximumDigits else { return nil }
    let (mantissa, overflows) = digits.multipliedReportingOverflow(
      by: Int128(PowersOfTen.all[-places]))
    if overflows { return nil }
    self.init(exactly: mantissa, scale: 0)
  }
}
