extension VATRules {
  /// U and eight digits.
  static func isAustrian(_ id: IdText) -> Bool {
    guard id.count == 11, id.has("U", at: 2), id.hasOnlyDigits(3..<11) else { return false }
    var sum = 4
    for index in 3..<10 {
      let product = id.value(index) * (index % 2 == 0 ? 2 : 1)
      sum += product / 10 + product % 10
    }
    return (10 - sum % 10) % 10 == id.value(10)
  }

  /// A company of nine digits, or ten: a citizen, a foreigner or another.
  static func isBulgarian(_ id: IdText) -> Bool {
    if isNumber(id, of: 9) {
      var rest = id.sum(2..<10, weights: [1, 2, 3, 4, 5, 6, 7, 8]) % 11
      if rest == 10 { rest = id.sum(2..<10, weights: [3, 4, 5, 6, 7, 8, 9, 10]) % 11 }
      return rest % 10 == id.value(10)
    }
    guard isNumber(id, of: 10) else { return false }
    let citizen = id.sum(2..<11, weights: [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11 % 10
    let foreigner = id.sum(2..<11, weights: [21, 19, 17, 13, 11, 9, 7, 3, 1]) % 10
    let other = (11 - id.sum(2..<11, weights: [4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 11
    return [citizen, foreigner, other].contains(id.value(11))
  }

  /// A company of eight digits, a person of nine or ten; one of nine from 6 on has a check digit, one
  /// of nine from before 1954 none.
  static func isCzech(_ id: IdText) -> Bool {
    if isNumber(id, of: 8) {
      let sum = id.sum(2..<9, weights: [8, 7, 6, 5, 4, 3, 2])
      return id.value(2) != 9 && (11 - sum % 11) % 10 == id.value(9)
    }
    if isNumber(id, of: 9), id.value(2) == 6 {
      let sum = id.sum(3..<10, weights: [8, 7, 6, 5, 4, 3, 2])
      return (8 - (10 - sum % 11 + 11) % 11 + 10) % 10 == id.value(10)
    }
    if isNumber(id, of: 9) { return id.number(2..<4) < 54 && isBirthNumber(id) }
    let isLong = isNumber(id, of: 10) && isBirthNumber(id)
    return isLong && id.number(2..<11) % 11 % 10 == id.value(11)
  }

  /// Year, month and day; 50 is added to the month for women, 20 where a day has run out of numbers.
  private static func isBirthNumber(_ id: IdText) -> Bool {
    let month = id.number(4..<6) % 50
    return (1...12).contains(month % 20) && month <= 32 && (1...31).contains(id.number(6..<8))
  }

  /// Two to ten digits; the weights belong to the places before the check digit.
  static func isRomanian(_ id: IdText) -> Bool {
    guard (4...12).contains(id.count), id.hasOnlyDigits(2..<id.count), id[2] != 0x30
    else { return false }
    let last = id.count - 1
    let weights = Array([7, 5, 3, 2, 1, 7, 5, 3, 2].suffix(last - 2))
    return id.sum(2..<last, weights: weights) * 10 % 11 % 10 == id.value(last)
  }
}
