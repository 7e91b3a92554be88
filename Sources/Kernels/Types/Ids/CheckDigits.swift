/// Check digits that several kinds of ids share, as sums over a range of an id's digits.
extension IdText {
  /// The sum of the digits of the range, each times its weight.
  func sum(_ range: Range<Int>, weights: [Int]) -> Int {
    precondition(range.count == weights.count, "a weight for every digit")
    var sum = 0
    for (offset, weight) in weights.enumerated() {
      sum += value(range.lowerBound + offset) * weight
    }
    return sum
  }

  /// The digits of the range as a number.
  func number(_ range: Range<Int>) -> Int {
    range.reduce(0) { $0 * 10 + value($1) }
  }

  /// Whether the digits of the range end in their check digit by Luhn (ISO/IEC 7812-1, annex B):
  /// every second digit from the right doubled, the digits of the products added, a multiple of ten.
  func passesLuhn(_ range: Range<Int>) -> Bool {
    var sum = 0
    var isDoubled = false
    for index in range.reversed() {
      let product = value(index) * (isDoubled ? 2 : 1)
      sum += product > 9 ? product - 9 : product
      isDoubled.toggle()
    }
    return sum % 10 == 0
  }

  /// What the text of the range leaves when its number is divided by 97, letters written as the two
  /// digits 10 to 35 (ISO/IEC 7064, MOD 97-10).
  func remainder97(_ range: Range<Int>, after start: Int = 0) -> Int {
    range.reduce(start) { rest, index in
      let value = value(index)
      return (rest * (value > 9 ? 100 : 10) + value) % 97
    }
  }

  /// Whether the digits of the range end in their check digit by ISO/IEC 7064, MOD 11,10.
  func passesMod11And10(_ range: Range<Int>) -> Bool {
    var rest = 10
    for index in range.dropLast() {
      rest = (rest + value(index)) % 10
      rest = (rest == 0 ? 10 : rest) * 2 % 11
    }
    return (rest + value(range.upperBound - 1)) % 10 == 1
  }

  /// Whether the last of the range is the check digit of the digits before it, X for ten, by
  /// ISO/IEC 7064, MOD 11-2.
  func passesMod11And2(_ range: Range<Int>) -> Bool {
    mod11And2(range.dropLast()) == self[range.upperBound - 1]
  }

  /// The check digit of ISO/IEC 7064, MOD 11-2, for the digits of the range.
  func mod11And2(_ range: Range<Int>) -> UInt8 {
    let rest = range.reduce(0) { ($0 + value($1)) * 2 % 11 }
    let check = (12 - rest) % 11
    return check == 10 ? UInt8(ascii: "X") : UInt8(check) + 0x30
  }
}
