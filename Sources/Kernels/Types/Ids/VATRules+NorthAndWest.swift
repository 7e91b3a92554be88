extension VATRules {
  /// A company of 9 digits or a person of 12, a 1 before the check digit.
  static func isLithuanian(_ id: IdText) -> Bool {
    guard isNumber(id, of: 9) || isNumber(id, of: 12), id.digit(id.count - 2) == 1 else {
      return false
    }
    let last = id.count - 1
    var rest = (2..<last).reduce(0) { $0 + id.value($1) * (1 + ($1 - 2) % 9) } % 11
    if rest == 10 { rest = (2..<last).reduce(0) { $0 + id.value($1) * (1 + $1 % 9) } % 11 }
    return rest % 10 == id.value(last)
  }

  /// A company, from 4 on, or a person: the day of birth, its century and a check digit, or since 2017 a number
  /// that begins with 32 and has none.
  static func isLatvian(_ id: IdText) -> Bool {
    guard isNumber(id, of: 11) else { return false }
    if id.value(2) > 3 {
      return id.sum(2..<13, weights: [9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1]) % 11 == 3
    }
    if id.has("32", at: 2) { return true }
    let year = 1800 + id.value(8) * 100 + id.number(6..<8)
    guard CalendarDate(year: year, month: id.number(4..<6), day: id.number(2..<4)) != nil else {
      return false
    }
    let sum = 1 + id.sum(2..<12, weights: [10, 5, 8, 4, 2, 1, 6, 3, 7, 9])
    return sum % 11 % 10 == id.value(12)
  }

  /// Two characters of key and the SIREN, which has a check digit of its own (not in Monaco, whose
  /// numbers begin with 000).
  static func isFrench(_ id: IdText) -> Bool {
    guard id.count == 13, id.hasOnlyDigits(4..<13), id.has("000", at: 4) || id.passesLuhn(4..<13)
    else { return false }
    let siren = id.number(4..<13)
    guard let first = frenchValue(id[2]), let second = frenchValue(id[3]) else { return false }
    if first < 10, second < 10 { return (siren * 100 + 12) % 97 == first * 10 + second }
    let key = first < 10 ? first * 24 + second - 10 : first * 34 + second - 100
    return (siren + 1 + key / 11) % 11 == key % 11
  }

  /// Letters of a French key count from 10 on; I and O are left out.
  private static func frenchValue(_ byte: UInt8) -> Int? {
    Array("0123456789ABCDEFGHJKLMNPQRSTUVWXYZ".utf8).firstIndex(of: byte)
  }

  /// Seven digits, a check letter and perhaps another letter; or, before 2013, a letter in the second
  /// place.
  static func isIrish(_ id: IdText) -> Bool {
    let letters = Array("WABCDEFGHIJKLMNOPQRSTUV".utf8)
    guard id.count == 10 || id.count == 11, !ASCII.isDigit(id[9]) else { return false }
    var sum: Int
    if id.hasOnlyDigits(2..<9) {
      sum = id.sum(2..<9, weights: [8, 7, 6, 5, 4, 3, 2])
    } else if id.count == 10, id.hasOnlyDigits(2..<3), id.hasOnlyDigits(4..<9) {
      sum = id.sum(4..<9, weights: [7, 6, 5, 4, 3]) + id.value(2) * 2
    } else {
      return false
    }
    if id.count == 11 {
      guard let more = letters.firstIndex(of: id[10]), more < 10 else { return false }
      sum += more * 9
    }
    return letters[sum % 23] == id[9]
  }

  /// Nine digits, B and two digits: by the old rule over the nine, or, since 2020, by MOD 97-10 over
  /// the whole with its country.
  static func isDutch(_ id: IdText) -> Bool {
    guard id.count == 14, id.hasOnlyDigits(2..<11), id.has("B", at: 11), id.hasOnlyDigits(12..<14),
      id.number(12..<14) > 0
    else { return false }
    let sum = id.sum(2..<10, weights: [9, 8, 7, 6, 5, 4, 3, 2]) - id.value(10)
    return sum % 11 == 0 || id.remainder97(0..<14) == 1
  }
}
