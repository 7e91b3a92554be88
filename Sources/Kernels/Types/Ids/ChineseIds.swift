/// `cn id`: the number of a resident of China, 18 characters, an x as `X`.
///
/// Source: GB 11643-1999. Six digits of the region, of which the first two have to be a province of
/// GB/T 2260 as now or once given out, the day of birth, three digits, and the check digit of ISO 7064
/// MOD 11-2. A number of the first kind, of 15 digits, becomes the one that replaced it: the century
/// 19 and the check digit are added. Its last three digits 996 to 999 meant people born before 1900,
/// whose century it does not say; such a number is refused.
struct ResidentNumber: IdKernel {
  static func checked(_ id: IdText) -> IdText? {
    var id = id
    if id.count == 15 {
      guard id.hasOnlyDigits(0..<15), id.number(12..<15) < 996 else { return nil }
      id.insert(UInt8(ascii: "1"), at: 6)
      id.insert(UInt8(ascii: "9"), at: 7)
      id.insert(id.mod11And2(0..<17), at: 17)
    }
    let isNumber = id.count == 18 && id.hasOnlyDigits(0..<17) && id.passesMod11And2(0..<18)
    return isNumber && isProvince(id.number(0..<2)) && isDay(id) ? id : nil
  }

  /// The first two digits of GB/T 2260, with 83 of the residence permits for Taiwan's people and 91
  /// for abroad.
  static func isProvince(_ code: Int) -> Bool {
    switch code {
    case 11...15, 21...23, 31...37, 41...46, 50...54, 61...65, 71, 81...83, 91: true
    default: false
    }
  }

  /// Whether the digits from the seventh on are a day that somebody with such a number can be born on: they are
  /// given out since 1984, and the standard's own example is born in 1880; no clock is read.
  private static func isDay(_ id: IdText) -> Bool {
    let year = id.number(6..<10)
    guard (1850...2099).contains(year) else { return false }
    return CalendarDate(year: year, month: id.number(10..<12), day: id.number(12..<14)) != nil
  }
}

/// `cn uscc`: the unified social credit code of a Chinese organization, 18 characters.
///
/// Source: GB 32100-2015. The kind of register, the region's six digits, the organization code of
/// GB 11714-1997 with its check digit, and a check character over all; neither I, O, S, V nor Z occur.
struct SocialCreditCode: IdKernel {
  private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
  private static let registers = ByteSet("123456789ANY")

  /// Powers of 3 modulo 31.
  private static let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
  private static let organizationWeights = [3, 7, 9, 10, 5, 8, 4, 2]

  static func checked(_ id: IdText) -> IdText? {
    let isCode = id.count == 18 && registers.contains(id[0]) && id.hasOnlyDigits(2..<8)
    return isCode && isOrganization(id) && check(id) == id[17] ? id : nil
  }

  /// The check character; nil where a letter stands that does not occur.
  private static func check(_ id: IdText) -> UInt8? {
    var sum = 0
    for (index, weight) in weights.enumerated() {
      guard let value = alphabet.firstIndex(of: id[index]) else { return nil }
      sum += value * weight
    }
    return alphabet[(31 - sum % 31) % 31]
  }

  private static func isOrganization(_ id: IdText) -> Bool {
    let check = (11 - id.sum(8..<16, weights: organizationWeights) % 11) % 11
    return id[16] == (check == 10 ? UInt8(ascii: "X") : UInt8(check) + 0x30)
  }
}

extension FormEntry {
  static let residentNumber = FormEntry(
    textType: "cn id", summary: "Reads a Chinese resident's number and writes its 18 characters.",
    example: ("11010519491231002x", "11010519491231002X"), kernel: ResidentNumber())

  static let socialCreditCode = FormEntry(
    textType: "cn uscc",
    summary: "Reads a Chinese organization's social credit code and writes its 18 characters.",
    example: ("9144 0300 7152 6726 xg", "9144030071526726XG"), kernel: SocialCreditCode())
}
