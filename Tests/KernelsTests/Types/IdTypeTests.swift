import Testing

@testable import Kernels

/// Ids with check digits: known ones are valid, and hardly anything beside them.
@Suite struct IdTypeTests {
  /// Numbers that their owners publish or that the rules' own documents give as examples.
  static let vatNumbers = [
    "ATU13585627", "BE0428759497", "BE0403019261", "BG175074752", "BG7523169263",
    "CHE107787577MWST",
    "CY10259033P", "CZ25123891", "CZ7103192745", "CZ640903926", "DE136695976", "DK13585628",
    "EE100931558", "EL094259216", "ES54362315K", "ESX2482300W", "ESJ99216582",
    "ESB58378431", "FI20774740", "FR40303265045", "FR23334175221", "FRK7399859412", "GB980780684",
    "GBGD001", "GBHA599", "HR33392005961", "HU12892312", "IE6433435F", "IE6433435OA", "IE8D79739I",
    "IT00743110157", "LT119511515", "LT100001919017", "LT290061371314", "LU15027442",
    "LV40003521600", "LV16117519997", "MT11679112", "NL004495445B01", "NL002455799B11",
    "NO995525828MVA", "PL8567346215", "PT501964843", "RO18547290", "SE123456789701", "SI50223054",
    "SK2022749619", "XI980780684",
  ]

  @Test(arguments: vatNumbers)
  func `a VAT number is valid as it stands, with separators and in small letters`(
    number: String
  ) {
    #expect(apply(VATNumber(), to: number) == number)
    let typed = number.lowercased().map { "\($0)" }
    #expect(apply(VATNumber(), to: typed[..<2].joined() + " " + typed[2...].joined()) == number)
    #expect(apply(VATNumber(), to: typed.joined(separator: ".")) == number)
  }

  /// A rule that sees one wrong digit in any place lets one in ten or more pass at most by chance.
  @Test(arguments: vatNumbers.filter { !$0.hasPrefix("GBGD") && !$0.hasPrefix("GBHA") })
  func `a VAT number with one digit changed is mostly none`(number: String) {
    let digits = Array(number.utf8)
    var tried = 0
    var passed = 0
    for index in digits.indices where ASCII.isDigit(digits[index]) {
      for digit in UInt8(0x30)...0x39 where digit != digits[index] {
        var other = digits
        other[index] = digit
        tried += 1
        let text = String(decoding: other, as: UTF8.self)
        if apply(VATNumber(), to: text) != nil { passed += 1 }
      }
    }
    #expect(tried >= 54 && passed * 5 < tried, "\(passed) of \(tried)")
  }

  @Test(arguments: [
    ("GR 094259216", "EL094259216"), ("BE 428.759.497", "BE0428759497"),
    ("CHE-107.787.577 IVA", "CHE107787577MWST"), ("CHE-107.787.577 TVA", "CHE107787577MWST"),
    ("ＤＥ１３６６９５９７６", "DE136695976"),
  ])
  func `VAT numbers are written in one way`(typed: String, canonical: String) {
    #expect(apply(VATNumber(), to: typed) == canonical)
  }

  @Test(arguments: [
    "136695976", "US136695976", "DE", "DE13669597", "DE1366959760", "DE136695976X", "CHE107787577",
    "NO995525828", "DE/136695976", "GBGD500", "GBHA499", "NL004495445B00", "FRIO303265045",
    // A person born on day 30 of no month, and a branch beyond the last number.
    "LV30003521600", "SE123456789795",
  ])
  func `what is no VAT number is refused`(text: String) {
    #expect(apply(VATNumber(), to: text) == nil)
  }

  @Test(arguments: [
    "DE89370400440532013000", "GB29NWBK60161331926819", "FR1420041010050500013M02606",
    "NO9386011117947", "MT84MALT011000012345MTLCAST001S", "BR1800360305000010009795493C1",
    "CH9300762011623852957", "SC18SSCB11010000000000001497USD", "MU17BOMM0101101030300200000MUR",
    "LC55HEMM000100010012001200023015", "RU0304452522540817810538091310419",
  ])
  func `an IBAN is valid with blanks or without, and with no other check digits`(number: String) {
    let kernel = IBAN()
    #expect(apply(kernel, to: number) == number)
    let groups = number.enumerated().map { $0.offset % 4 == 0 ? " \($0.element)" : "\($0.element)" }
    #expect(apply(kernel, to: groups.joined().lowercased()) == number)
    for check in 0...99 {
      let digits = check < 10 ? "0\(check)" : "\(check)"
      let other = number.prefix(2) + digits + number.dropFirst(4)
      #expect((apply(kernel, to: String(other)) != nil) == (other == number))
    }
  }

  @Test(arguments: [
    "DE8937040044053201300", "DE893704004405320130000", "XX89370400440532013000", "DE89",
    "DE89 3704 0044 0532 O130 00", "GB29123460161331926819", "DE89370400440532013000!",
  ])
  func `what is no IBAN is refused`(text: String) {
    #expect(apply(IBAN(), to: text) == nil)
  }

  @Test(arguments: [
    ("4111-1111 1111 1111", "4111111111111111"), ("49 015420 323751 8", "490154203237518"),
    ("18", "18"),
  ])
  func `numbers with Luhn's digit`(typed: String, canonical: String) {
    #expect(apply(LuhnNumber(), to: typed) == canonical)
  }

  @Test(arguments: ["4111111111111112", "0", "4111.1111", "4111a", "", "-"])
  func `numbers without Luhn's digit`(text: String) {
    #expect(apply(LuhnNumber(), to: text) == nil)
  }

  @Test func `letters and digits with MOD 97-10, digits with MOD 11-2`() {
    #expect(apply(Mod97Number(), to: "5493001kjtiigc8y1r12") == "5493001KJTIIGC8Y1R12")
    #expect(apply(Mod97Number(), to: "5493001KJTIIGC8Y1R13") == nil)
    #expect(apply(Mod97Number(), to: "5493001KJTIIGC8Y1R1X") == nil)
    #expect(apply(Mod11And2Number(), to: "0000-0002-1694-233x") == "000000021694233X")
    #expect(apply(Mod11And2Number(), to: "0000-0002-1694-2331") == nil)
    #expect(apply(Mod11And2Number(), to: "X") == nil)
  }

  @Test(arguments: [
    ("11010519491231002X", "11010519491231002X"), ("11010519491231002x", "11010519491231002X"),
    ("440524188001010014", "440524188001010014"), ("110105491231002", "11010519491231002X"),
    ("110105 19491231 002X", "11010519491231002X"),
  ])
  func `residents' numbers of China`(typed: String, canonical: String) {
    #expect(apply(ResidentNumber(), to: typed) == canonical)
  }

  @Test(arguments: [
    "110105194912310021", "010105194912310022", "11010519490231002X", "1101051949123100",
    "110105491231996",
    "110105491331002", "11010519491231002XX", "110105180012310027", "A1010519491231002X",
  ])
  func `what is no resident's number is refused`(text: String) {
    #expect(apply(ResidentNumber(), to: text) == nil)
  }

  @Test(arguments: [
    "9144030071526726XG", "91330100799655058B", "914403001922038216", "91110000802100433B",
  ])
  func `social credit codes of known companies, and none with one character changed`(code: String) {
    #expect(apply(SocialCreditCode(), to: code.lowercased()) == code)
    let bytes = Array(code.utf8)
    for index in bytes.indices {
      for byte in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8 where byte != bytes[index] {
        var other = bytes
        other[index] = byte
        #expect(apply(SocialCreditCode(), to: String(decoding: other, as: UTF8.self)) == nil)
      }
    }
  }
}
