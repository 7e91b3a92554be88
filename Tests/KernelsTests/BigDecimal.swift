/// A decimal of any length, kept as its digits: slow, simple, the oracle of `Decimal`.
struct BigDecimal: Equatable {
  var isNegative: Bool
  /// Lowest first, no zeros at the top.
  var digits: [Int]
  var scale: Int

  init(_ text: String) {
    var text = Substring(text)
    isNegative = text.hasPrefix("-")
    if isNegative { text.removeFirst() }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    scale = parts.count > 1 ? parts[1].count : 0
    digits = parts.joined().reversed().map { Int(String($0))! }
    trim()
  }

  private init(isNegative: Bool, digits: [Int], scale: Int) {
    self.isNegative = isNegative
    self.digits = digits
    self.scale = scale
    trim()
  }

  private mutating func trim() {
    while scale > 0, digits.first ?? 0 == 0 {
      if !digits.isEmpty { digits.removeFirst() }
      scale -= 1
    }
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty {
      isNegative = false
      scale = 0
    }
  }

  /// Plain decimal, if it fits the limits of `Decimal`.
  var limited: String? {
    digits.count <= 28 && scale <= 28 ? description : nil
  }

  var description: String {
    var all = digits
    while all.count <= scale { all.append(0) }
    let text = all.reversed().map(String.init)
    let whole = text.dropLast(scale).joined()
    return (isNegative ? "-" : "") + whole + (scale > 0 ? "." + text.suffix(scale).joined() : "")
  }

  private func aligned(to scale: Int) -> [Int] {
    Array(repeating: 0, count: scale - self.scale) + digits
  }

  static func compareDigits(_ left: [Int], _ right: [Int]) -> Int {
    for index in (0..<max(left.count, right.count)).reversed() {
      let (l, r) = (index < left.count ? left[index] : 0, index < right.count ? right[index] : 0)
      if l != r { return l < r ? -1 : 1 }
    }
    return 0
  }

  private static func subtract(_ left: [Int], _ right: [Int]) -> [Int] {
    var result = left
    for index in left.indices {
      result[index] -= index < right.count ? right[index] : 0
      if result[index] < 0 {
        result[index] += 10
        result[index + 1] -= 1
      }
    }
    return result
  }

  static func + (left: BigDecimal, right: BigDecimal) -> BigDecimal {
    let scale = max(left.scale, right.scale)
    let (l, r) = (left.aligned(to: scale), right.aligned(to: scale))
    if left.isNegative != right.isNegative {
      let isLess = compareDigits(l, r) < 0
      return BigDecimal(
        isNegative: isLess ? right.isNegative : left.isNegative,
        digits: isLess ? subtract(r, l) : subtract(l, r), scale: scale)
    }
    var sum: [Int] = []
    var carry = 0
    for index in 0...max(l.count, r.count) {
      let value = (index < l.count ? l[index] : 0) + (index < r.count ? r[index] : 0) + carry
      sum.append(value % 10)
      carry = value / 10
    }
    return BigDecimal(isNegative: left.isNegative, digits: sum, scale: scale)
  }

  static prefix func - (value: BigDecimal) -> BigDecimal {
    BigDecimal(isNegative: !value.isNegative, digits: value.digits, scale: value.scale)
  }

  static func * (left: BigDecimal, right: BigDecimal) -> BigDecimal {
    var product = [Int](repeating: 0, count: left.digits.count + right.digits.count + 1)
    for (i, l) in left.digits.enumerated() {
      for (j, r) in right.digits.enumerated() { product[i + j] += l * r }
    }
    for index in 0..<product.count - 1 {
      product[index + 1] += product[index] / 10
      product[index] %= 10
    }
    return BigDecimal(
      isNegative: left.isNegative != right.isNegative, digits: product,
      scale: left.scale + right.scale)
  }

  /// The quotient with that many places, half to even; by long division.
  func divided(by right: BigDecimal, places: Int) -> BigDecimal {
    let shift = places + right.scale - scale
    let dividend = Array(repeating: 0, count: max(shift, 0)) + digits
    let divisor = Array(repeating: 0, count: max(-shift, 0)) + right.digits
    var quotient: [Int] = []
    var remainder: [Int] = []
    for digit in dividend.reversed() {
      remainder.insert(digit, at: 0)
      var count = 0
      while Self.compareDigits(remainder, divisor) >= 0 {
        remainder = Self.subtract(remainder, divisor)
        count += 1
      }
      quotient.insert(count, at: 0)
    }
    let twice =
      (BigDecimal(isNegative: false, digits: remainder, scale: 0)
      * BigDecimal("2")).digits
    let half = Self.compareDigits(twice, divisor)
    var result = BigDecimal(isNegative: false, digits: quotient, scale: 0)
    if half > 0 || (half == 0 && (quotient.first ?? 0) % 2 == 1) {
      result = result + BigDecimal("1")
    }
    return BigDecimal(
      isNegative: isNegative != right.isNegative, digits: result.aligned(to: 0), scale: places)
  }
}
