import Foundation
import Testing

@testable import Kernels

/// Types and forms beside the tests of validator.js, one judgement for each of its validators that
/// says what a type or form says, with the options that mean the same.
@Suite(.enabled(if: Corpora.isThere, "\(Corpora.whyNot)"))
struct ValidatorJudgeTests {
  /// The cases of a validator, of those groups whose arguments `takes` knows.
  static func cases(
    of validator: String, where takes: ([Any]) -> Bool = { $0.isEmpty },
    text: (_ value: String, _ arguments: [Any]) -> String = { value, _ in value },
    note: (_ arguments: [Any]) -> String = { _ in "" }
  ) throws -> (cases: [Judgement.Case], skipped: Int) {
    var cases: [Judgement.Case] = []
    var skipped = 0
    var unreadable = 0
    let groups = try Corpora.objects("txt-validatorjs/cases.jsonl", skipped: &unreadable)
    for group in groups
    where group["validator"] as? String == validator {
      let arguments = group["args"] as? [Any] ?? []
      for (key, isValid) in [("valid", true), ("invalid", false)] {
        for value in group[key] as? [Any] ?? [] {
          guard takes(arguments), let value = value as? String else {
            skipped += 1
            continue
          }
          cases.append(.init(text(value, arguments), isValid: isValid, note: note(arguments)))
        }
      }
    }
    return (cases, skipped)
  }

  /// Judges a validator whose verdicts are those of a kernel.
  static func judge(
    _ validator: String, options: String = "", reasons: [Judgement.Reason] = [],
    where takes: ([Any]) -> Bool = { $0.isEmpty },
    text: (_ value: String, _ arguments: [Any]) -> String = { value, _ in value },
    by convert: (String) -> String?
  ) throws {
    let found = try cases(of: validator, where: takes, text: text)
    report(validator + options, found, reasons) { convert($0.text) }
  }

  /// Judges cases, and holds the figure that the table of validators has for them.
  static func report(
    _ name: String, _ found: (cases: [Judgement.Case], skipped: Int),
    _ reasons: [Judgement.Reason], by convert: (Judgement.Case) -> String?
  ) {
    let judgement = Judgement(
      suite: "validator.js \(name)", cases: found.cases, skipped: found.skipped,
      reasons: reasons, ofCase: convert)
    judgement.report()
    #expect(ValidatorTable.figures[name] == "\(judgement.agreeing) of \(judgement.total)")
  }

  @Test func `every validator is compared, or it is said why not`() throws {
    var unreadable = 0
    let groups = try Corpora.objects("txt-validatorjs/cases.jsonl", skipped: &unreadable)
    let validators = groups.compactMap { $0["validator"] as? String }
    let others = ValidatorTable.withoutCounterpart.flatMap { $0.validators.split(separator: " ") }
      .map(String.init)
    #expect(Set(others).count == others.count)
    #expect(ValidatorTable.compared.isDisjoint(with: others))
    #expect(ValidatorTable.compared.union(others) == Set(validators))
    guard ProcessInfo.processInfo.environment["FETTLE_JUDGES"] == "1" else { return }
    print(
      "validator.js: \(ValidatorTable.compared.count) of \(Set(validators).count) validators compared"
    )
    for (why, names) in ValidatorTable.withoutCounterpart {
      print("    \(names.split(separator: " ").count) × \(why): \(names)")
    }
  }

  @Test func `isEmail`() throws {
    try Self.judge(
      "isEmail",
      reasons: [
        .init("a name in quotes is refused: hardly a mail system gives one out") { entry, actual in
          actual == nil && entry.text.contains("\"@")
        }
      ]
    ) { apply(Email(), to: $0) }
  }

  @Test func `isURL`() throws {
    let defaults: [[String: Any]] = [
      ["require_protocol": false],
      ["require_valid_protocol": true, "protocols": ["http", "https", "ftp"]],
    ]
    try Self.judge(
      "isURL", reasons: Self.urlReasons,
      where: { arguments in
        guard let options = arguments.first as? NSDictionary else { return arguments.isEmpty }
        return defaults.contains { options.isEqual(to: $0) }
      },
      by: { apply(WebAddress(), to: $0) })
  }

  private static let urlReasons: [Judgement.Reason] = [
    .init("white space around an address is no part of it") { entry, actual in
      actual != nil && entry.text.last?.isWhitespace == true
    },
    .init("an address may be as long as it likes") { entry, actual in
      actual != nil && entry.text.utf8.count > 2084
    },
    .init("a name with @ before a host, without a scheme, is an e-mail address") { entry, actual in
      actual == nil && !entry.text.contains("://") && entry.text.contains("@")
    },
  ]

  @Test func `isIBAN`() throws {
    try Self.judge("isIBAN") { apply(IBAN(), to: $0) }
  }

  @Test func `isLuhnNumber`() throws {
    try Self.judge("isLuhnNumber") { apply(LuhnNumber(), to: $0) }
  }

  @Test func `isCreditCard`() throws {
    try Self.judge(
      "isCreditCard",
      reasons: [
        .init("which company's card it is, and how long those are, is not looked at") {
          entry, actual in
          actual != nil && entry.text.allSatisfy(\.isNumber)
        }
      ]
    ) { apply(LuhnNumber(), to: $0) }
  }

  @Test func `isIdentityCard of zh-CN`() throws {
    try Self.judge(
      "isIdentityCard", options: " zh-CN", where: { $0.first as? String == "zh-CN" },
      by: { apply(ResidentNumber(), to: $0) })
  }

  /// The countries whose rules `vat` has.
  private static let countries = [
    "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "GB", "HR", "HU",
    "IE", "IT", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
  ]

  @Test func `isVAT of the countries that vat has, the country put before the number`() throws {
    try Self.judge(
      "isVAT", reasons: Self.vatReasons,
      where: { Self.countries.contains($0.first as? String ?? "") },
      text: { value, arguments in
        let country = arguments.first as? String ?? ""
        return value.hasPrefix(country) ? value : country + value
      },
      by: { apply(VATNumber(), to: $0) })
  }

  private static let vatReasons: [Judgement.Reason] = [
    .init("blanks between the parts of a number are no part of it") { entry, actual in
      actual != nil && entry.text.contains(" ")
    },
    .init("its check digits are wrong, and with others it is valid") { entry, actual in
      actual == nil && isValidWithOtherDigits(entry.text)
    },
    .init("a Cypriot number ends in a letter") { entry, actual in
      actual == nil && entry.text.hasPrefix("CY") && entry.text.last?.isNumber == true
    },
    .init("ten digits of a Czech number begin with a day of birth") { entry, actual in
      actual == nil && entry.text.hasPrefix("CZ") && entry.text.count == 12
    },
    .init("a Lithuanian number has 9 digits or 12") { entry, actual in
      actual == nil && entry.text.hasPrefix("LT") && ![11, 14].contains(entry.text.count)
    },
  ]

  /// Whether some other digits in one or two places, where digits stand, make the number valid.
  private static func isValidWithOtherDigits(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    let places = bytes.indices.filter { ASCII.isDigit(bytes[$0]) || ASCII.isLetter(bytes[$0]) }
    let signs = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVW".utf8)
    for place in places.dropFirst(2) {
      for sign in signs where ASCII.isDigit(sign) == ASCII.isDigit(bytes[place]) {
        var other = bytes
        other[place] = sign
        for second in places.suffix(4) {
          for digit in UInt8(0x30)...0x39 where ASCII.isDigit(bytes[second]) {
            other[second] = second == place ? sign : digit
            if apply(VATNumber(), to: String(decoding: other, as: UTF8.self)) != nil {
              return true
            }
          }
          other[second] = second == place ? sign : bytes[second]
        }
      }
    }
    return false
  }

  @Test(arguments: ["isDecimal", "isFloat", "isNumeric"])
  func `numbers`(validator: String) throws {
    try Self.judge(validator) { apply(Number(reader: NumberReader()), to: $0) }
  }

  @Test func `isInt`() throws {
    try Self.judge("isInt") { text in
      NumberReader().value(of: Array(text.utf8).span)?.isWhole == true ? text : nil
    }
  }

  @Test func `isISO8601`() throws {
    try Self.judge(
      "isISO8601",
      reasons: [
        .init("a year, month, week or day of a year is no single day of a month") {
          entry, actual in
          let day = entry.text.prefix { $0 != "T" && $0 != " " }
          return actual == nil && day.filter(\.isNumber).count != 8
        },
        .init("a part of an hour is written in minutes") { entry, actual in
          actual == nil && ["T16.", "T16,"].contains { entry.text.contains($0) }
        },
      ],
      where: { arguments in
        guard let options = arguments.first as? NSDictionary else { return arguments.isEmpty }
        return options.isEqual(to: ["strict": true])
      },
      by: Self.point)
  }

  @Test func `isRFC3339`() throws {
    try Self.judge(
      "isRFC3339",
      reasons: [
        .init("a time is not finer than a microsecond") { entry, actual in
          actual == nil && entry.text.contains(".23334444z")
        },
        .init("a leap second is on no clock of a table") { entry, actual in
          actual == nil && entry.text.contains(":60Z")
        },
        .init("no zone is further from UTC than 18 hours") { entry, actual in
          actual == nil && entry.text.hasSuffix("+23:00")
        },
        .init("a time without a zone is that of the table's") { entry, actual in
          actual != nil && entry.text.utf8.count == 19
        },
      ]
    ) { Self.point($0) }
  }

  private static func point(_ text: String) -> String? {
    DateReader().dateTime(of: Array(text.utf8).span).map { _ in text }
  }

  @Test func `isDate`() throws {
    try Self.judge("isDate") { Self.point($0) }
  }

  @Test(arguments: ["DD/MM/YYYY", "MM.DD.YYYY"])
  func `isDate of a format to the letter`(format: String) throws {
    let notation = try DateNotation.compile(format).get()
    try Self.judge(
      "isDate", options: " \(format)",
      where: { arguments in
        let options = arguments.first as? [String: Any] ?? [:]
        return options["format"] as? String == format && options["strictMode"] as? Bool == true
      },
      by: { text in
        DateReader([notation]).date(of: Array(text.utf8).span).map { _ in text }
      })
  }
}
