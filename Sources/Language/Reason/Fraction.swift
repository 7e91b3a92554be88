/// An exact fraction of whole numbers. Sums and products that its numbers cannot hold are nil: what
/// reasons with them then knows less, never something false.
struct Fraction: Hashable, Sendable {
  let numerator: Int128
  /// Above zero, and without a divisor in common with the numerator.
  let denominator: Int128

  static let zero = Fraction(0)
  static let one = Fraction(1)

  init(_ whole: Int) {
    numerator = Int128(whole)
    denominator = 1
  }

  /// nil where the denominator is zero or a number cannot be negated.
  init?(_ numerator: Int128, over denominator: Int128) {
    guard denominator != 0, numerator != .min, denominator != .min else { return nil }
    if denominator == 1 {
      // Nearly all are whole, and to look for a divisor is what costs.
      (self.numerator, self.denominator) = (numerator, 1)
      return
    }
    let divisor = Self.commonDivisor(numerator.magnitude, denominator.magnitude)
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.numerator = sign * numerator / Int128(divisor)
    self.denominator = sign * denominator / Int128(divisor)
  }

  /// The number that the digits of a plain decimal write: `-12.50`; nil for any other text.
  init?(decimal text: String) {
    guard Literals.isNumber(text) else { return nil }
    let isNegative = text.hasPrefix("-")
    let digits = text.utf8.filter { (0x30...0x39).contains($0) }
    let places = text.utf8.firstIndex(of: UInt8(ascii: ".")).map {
      text.utf8.distance(from: $0, to: text.utf8.endIndex) - 1
    }
    var value: Int128 = 0
    for digit in digits { value = value * 10 + Int128(digit - 0x30) }
    let scale = (0..<(places ?? 0)).reduce(Int128(1)) { scale, _ in scale * 10 }
    self.init(isNegative ? -value : value, over: scale)
  }

  private static func commonDivisor(_ first: UInt128, _ second: UInt128) -> UInt128 {
    var (first, second) = (first, second)
    while second != 0 { (first, second) = (second, first % second) }
    return max(first, 1)
  }
}

// MARK: Arithmetic

extension Fraction {
  var isWhole: Bool { denominator == 1 }

  private init(reduced numerator: Int128, over denominator: Int128) {
    (self.numerator, self.denominator) = (numerator, denominator)
  }

  var negated: Fraction { Fraction(reduced: -numerator, over: denominator) }

  /// The greatest whole number that is not above it.
  var floor: Fraction {
    if isWhole { return self }
    let quotient = numerator / denominator
    let isBelow = numerator < 0 && numerator % denominator != 0
    return Fraction(isBelow ? quotient - 1 : quotient, over: 1) ?? self
  }

  /// The smallest whole number that is not below it.
  var ceiling: Fraction { negated.floor.negated }

  /// nil where it cannot be held.
  func adding(_ other: Fraction) -> Fraction? {
    if isWhole, other.isWhole {
      let (sum, overflows) = numerator.addingReportingOverflow(other.numerator)
      return overflows ? nil : Fraction(sum, over: 1)
    }
    guard let left = Self.product(numerator, other.denominator),
      let right = Self.product(other.numerator, denominator),
      let below = Self.product(denominator, other.denominator)
    else { return nil }
    let (sum, overflows) = left.addingReportingOverflow(right)
    return overflows ? nil : Fraction(sum, over: below)
  }

  /// nil where it cannot be held.
  func multiplied(by other: Fraction) -> Fraction? {
    guard let above = Self.product(numerator, other.numerator),
      let below = Self.product(denominator, other.denominator)
    else { return nil }
    return Fraction(above, over: below)
  }

  /// nil for zero.
  var inverse: Fraction? { Fraction(denominator, over: numerator) }

  private static func product(_ first: Int128, _ second: Int128) -> Int128? {
    let (value, overflows) = first.multipliedReportingOverflow(by: second)
    return overflows ? nil : value
  }
}

extension Fraction: Comparable {
  static func < (left: Fraction, right: Fraction) -> Bool {
    if left.denominator == right.denominator { return left.numerator < right.numerator }
    let first = left.numerator.multipliedFullWidth(by: right.denominator)
    let second = right.numerator.multipliedFullWidth(by: left.denominator)
    return first.high == second.high ? first.low < second.low : first.high < second.high
  }
}
