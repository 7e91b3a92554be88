extension VATRules {
  /// Eight digits and a letter; digits in odd places count by a table.
  static func isCypriot(_ id: IdText) -> Bool {
    guard id.count == 11, id.hasOnlyDigits(2..<10), !id.has("12", at: 2) else { return false }
    let odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21]
    let sum = (2..<10).reduce(0) { $0 + ($1 % 2 == 0 ? odd[id.value($1)] : id.value($1)) }
    return id[10] == UInt8(ascii: "A") + UInt8(sum % 26)
  }

  /// Nine digits by powers of two.
  static func isGreek(_ id: IdText) -> Bool {
    guard isNumber(id, of: 9), id.number(2..<11) > 0 else { return false }
    let sum = (2..<10).reduce(0) { $0 * 2 + id.value($1) }
    return sum * 2 % 11 % 10 == id.value(10)
  }

  /// A citizen (DNI), a foreigner (NIE) or a company (CIF): which letter stands first says so.
  static func isSpanish(_ id: IdText) -> Bool {
    guard id.count == 11, id.hasOnlyDigits(3..<10) else { return false }
    let personal = Array("TRWAGMYFPDXBNJZSQVHLCKE".utf8)
    switch id[2] {
    case 0x30...0x39: return personal[id.number(2..<10) % 23] == id[10]
    case UInt8(ascii: "X"), UInt8(ascii: "Y"), UInt8(ascii: "Z"):
      let first = Int(id[2] - UInt8(ascii: "X")) * 10_000_000
      return personal[(first + id.number(3..<10)) % 23] == id[10]
    case UInt8(ascii: "K"), UInt8(ascii: "L"), UInt8(ascii: "M"):
      return personal[id.number(3..<10) % 23] == id[10]
    default: return isSpanishCompany(id)
    }
  }

  private static func isSpanishCompany(_ id: IdText) -> Bool {
    guard ByteSet("ABCDEFGHJNPQRSUVW").contains(id[2]) else { return false }
    var sum = 0
    for index in 3..<10 {
      let product = id.value(index) * (index % 2 == 1 ? 2 : 1)
      sum += product / 10 + product % 10
    }
    let check = (10 - sum % 10) % 10
    let isDigit = id[10] == UInt8(check) + 0x30
    let isLetter = id[10] == Array("JABCDEFGHI".utf8)[check]
    if ByteSet("PQSW").contains(id[2]) { return isLetter }
    return ByteSet("ABEH").contains(id[2]) ? isDigit : isDigit || isLetter
  }

  /// Nine digits by weights from 9 down.
  static func isPortuguese(_ id: IdText) -> Bool {
    guard isNumber(id, of: 9), id[2] != 0x30 else { return false }
    let sum = id.sum(2..<10, weights: [9, 8, 7, 6, 5, 4, 3, 2])
    return (11 - sum % 11) % 11 % 10 == id.value(10)
  }

  /// Eight digits by weights from 8 down; a rest of 0 is never given out.
  static func isSlovene(_ id: IdText) -> Bool {
    guard isNumber(id, of: 8), id[2] != 0x30 else { return false }
    let check = 11 - id.sum(2..<9, weights: [8, 7, 6, 5, 4, 3, 2]) % 11
    return check < 11 && check % 10 == id.value(9)
  }
}
