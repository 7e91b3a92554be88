import Foundation
import Testing

@testable import Kernels

// Codes, and amounts by how a country writes them.
extension ValidatorJudgeTests {
  @Test func `isPostalCode by country`() throws {
    let found = try Self.cases(
      of: "isPostalCode", where: { $0.first as? String != "any" },
      note: { $0.first as? String ?? "" })
    Self.report("isPostalCode", found, Self.postcodeReasons) { entry in
      guard let region = try? PostcodeRegion.named(entry.note).get() else { return nil }
      return apply(RegionalPostcode(region: region), to: entry.text)
    }
  }

  @Test func `isPostalCode of any country`() throws {
    try Self.judge(
      "isPostalCode", options: " any",
      reasons: [
        noRoutingKey,
        .init("two digits are a code in Jamaica, ten one in Iran") { entry, actual in
          actual != nil && [2, 10].contains(entry.text.count)
        },
      ],
      where: { $0.first as? String == "any" }, by: { apply(AnyPostcode(), to: $0) })
  }

  private static let postcodeReasons: [Judgement.Reason] = [
    noRoutingKey,
    .init("the first half of a British code is none") { entry, actual in
      actual == nil && entry.note == "GB" && entry.text.utf8.count < 5
    },
    .init("blanks and hyphens may stand elsewhere") { entry, actual in
      actual != nil && entry.text.contains { $0 == " " || $0 == "-" }
    },
    .init("the three letters behind a code of Argentina may be missing") { entry, actual in
      actual != nil && entry.note == "AR"
    },
    .init("which numbers a post has given out is not looked at") { entry, actual in
      actual == entry.text && entry.text.allSatisfy(\.isNumber)
    },
  ]

  @Test(arguments: ["isISO31661Alpha2", "isISO31661Alpha3", "isISO31661Numeric"])
  func `countries`(validator: String) throws {
    let isOther = Judgement.Reason("any code of a country is read") { entry, actual in
      actual == entry.text && entry.text.count == 2
    }
    try Self.judge(validator, reasons: validator == "isISO31661Alpha2" ? [] : [isOther]) {
      apply(Country(), to: $0)
    }
  }

  @Test func `isISO4217`() throws {
    try Self.judge(
      "isISO4217",
      reasons: [
        .init("names are read too") { entry, actual in actual != nil && entry.text.count > 3 },
        .init("a currency that was withdrawn since 2023 is still in the books") { entry, actual in
          actual == "HRK" && entry.text == "HRK"
        },
      ]
    ) { apply(CurrencyCode(), to: $0) }
  }

  @Test func `isBoolean`() throws {
    try Self.judge(
      "isBoolean",
      reasons: [
        whiteSpaceAround,
        .init("yes and no are read in any case") { entry, actual in
          actual == entry.text.lowercased()
        },
      ]
    ) { apply(Boolean(), to: $0) }
  }

  @Test func `isBoolean in any case`() throws {
    try Self.judge(
      "isBoolean", options: " loose", reasons: [whiteSpaceAround], where: { !$0.isEmpty },
      by: { apply(Boolean(), to: $0) })
  }

  @Test func `isIMEI, whose check digit is Luhn's`() throws {
    try Self.judge("isIMEI", where: { _ in true }, by: { apply(LuhnNumber(), to: $0) })
  }

  @Test func `isCurrency in the notation that its options say`() throws {
    let found = try Self.cases(
      of: "isCurrency", where: { Self.notation($0) != nil },
      note: { (Self.notation($0) ?? "") + (Self.isStrict($0) ? "\u{1}strict" : "") })
    Self.report("isCurrency", found, Self.amountReasons) { entry in
      let sample = String(entry.note.prefix { $0 != "\u{1}" })
      guard let notation = try? MoneyNotation.compile(sample).get() else { return nil }
      return apply(Money(reader: MoneyReader([notation])), to: entry.text)
    }
  }

  /// The sample by which a column declares what the options say; nil for the sign R, which no
  /// currency has alone.
  private static func notation(_ arguments: [Any]) -> String? {
    let options = arguments.first as? [String: Any] ?? [:]
    let sign = options["symbol"] as? String ?? "$"
    let number =
      "1\(options["thousands_separator"] as? String ?? ",")234"
      + "\(options["decimal_separator"] as? String ?? ".")56"
    if sign == "R" { return nil }
    return options["symbol_after_digits"] as? Bool == true ? number + sign : sign + number
  }

  /// Whether the options ask for a sign, a currency or decimals, or refuse them.
  private static func isStrict(_ arguments: [Any]) -> Bool {
    let options = arguments.first as? [String: Any] ?? [:]
    return !Set(options.keys).isDisjoint(with: [
      "allow_decimal", "require_decimal", "digits_after_decimal", "require_symbol",
      "allow_negatives", "negative_sign_after_digits", "parens_for_negatives",
    ])
  }

  private static let amountReasons: [Judgement.Reason] = [
    .init("blanks around an amount and its signs are no part of it") { entry, actual in
      actual != nil && entry.text.contains(" ")
    },
    .init("an amount may have any number of decimals") { entry, actual in
      let mark: Character = entry.note.contains("1,234") ? "." : ","
      // Behind the last mark, as `kr.` has one too.
      let parts = entry.text.split(separator: mark, omittingEmptySubsequences: false)
      return actual != nil && parts.count > 1 && parts.last!.count(where: \.isNumber) != 2
    },
    .init("zeros may stand before an amount") { entry, actual in
      actual == "0" && entry.text == "00"
    },
    .init("a sign, a currency or decimals are asked for and refused by a check, not by the type") {
      entry, actual in
      actual != nil && entry.note.hasSuffix("strict")
    },
  ]
}

private let noRoutingKey = Judgement.Reason("no place in Ireland has the key A6W") {
  entry, actual in
  actual == nil && entry.text.hasPrefix("A6W")
}

private let whiteSpaceAround = Judgement.Reason("white space around a value is no part of it") {
  entry, actual in
  actual != nil && (entry.text.first == " " || entry.text.last == " ")
}
