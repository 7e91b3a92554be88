/// The form and the check digits of each country's VAT numbers.
///
/// Sources: the European Commission's "VAT identification number structure" (VIES), the published
/// algorithms of its member states as the Austrian ministry of finance collects them ("UID-Nummern,
/// Konstruktionsregeln"), HMRC for GB and XI, Brønnøysundregistrene for NO, the Swiss register of
/// enterprises for CH. What follows the country begins at 2 in every id.
enum VATRules {
  /// Whether the number keeps what its country asks for.
  typealias Rule = @Sendable (IdText) -> Bool

  /// The rule of the country that the number begins with; nil for other countries.
  static func rule(of id: IdText) -> Rule? { byCountry[id[0], id[1]] }

  private static let byCountry = CountryTable<Rule>(
    north + west + middle + south + VATRules.outside)

  /// Whether so many digits and nothing else follow the country.
  static func isNumber(_ id: IdText, of count: Int) -> Bool {
    id.count == 2 + count && id.hasOnlyDigits(2..<id.count)
  }

  /// Whether as many digits as there are weights follow the country, and their sum is a multiple.
  static func isMultiple(_ id: IdText, of divisor: Int, weights: [Int]) -> Bool {
    isNumber(id, of: weights.count)
      && id.sum(2..<id.count, weights: weights) % divisor == 0
  }

  private static let north: [(code: String, value: Rule)] = [
    ("DK", { $0[2] != 0x30 && isMultiple($0, of: 11, weights: [2, 7, 6, 5, 4, 3, 2, 1]) }),
    ("EE", { isMultiple($0, of: 10, weights: [3, 7, 1, 3, 7, 1, 3, 7, 1]) }),
    ("FI", { isMultiple($0, of: 11, weights: [7, 9, 10, 5, 8, 4, 2, 1]) }),
    ("LT", isLithuanian),
    ("LV", isLatvian),
    (
      "SE",
      { isNumber($0, of: 12) && $0.passesLuhn(2..<12) && (1...94).contains($0.number(12..<14)) }
    ),
  ]

  private static let west: [(code: String, value: Rule)] = [
    (
      "BE",
      {
        isNumber($0, of: 10) && $0[2] < 0x32
          && 97 - $0.number(2..<10) % 97 == $0.number(10..<12)
      }
    ),
    ("FR", isFrench),
    ("IE", isIrish),
    ("LU", { isNumber($0, of: 8) && $0.number(2..<8) % 89 == $0.number(8..<10) }),
    ("NL", isDutch),
  ]

  private static let middle: [(code: String, value: Rule)] = [
    ("AT", isAustrian),
    ("BG", isBulgarian),
    ("CZ", isCzech),
    ("DE", { isNumber($0, of: 9) && $0[2] != 0x30 && $0.passesMod11And10(2..<11) }),
    ("HU", { isMultiple($0, of: 10, weights: [9, 7, 3, 1, 9, 7, 3, 1]) }),
    ("PL", { isMultiple($0, of: 11, weights: [6, 5, 7, 2, 3, 4, 5, 6, 7, 10]) }),
    ("RO", isRomanian),
    (
      "SK",
      {
        isNumber($0, of: 10) && $0[2] != 0x30 && [2, 3, 4, 7, 8, 9].contains($0.digit(4))
          && $0.number(2..<12) % 11 == 0
      }
    ),
  ]

  private static let south: [(code: String, value: Rule)] = [
    ("CY", isCypriot),
    ("EL", isGreek),
    ("ES", isSpanish),
    ("HR", { isNumber($0, of: 11) && $0.passesMod11And10(2..<13) }),
    ("IT", { isNumber($0, of: 11) && $0.number(2..<9) > 0 && $0.passesLuhn(2..<13) }),
    ("MT", { $0[2] != 0x30 && isMultiple($0, of: 37, weights: [3, 4, 6, 7, 8, 9, 10, 1]) }),
    ("PT", isPortuguese),
    ("SI", isSlovene),
  ]

  private static let outside: [(code: String, value: Rule)] = [
    ("CH", isSwiss), ("GB", isBritish), ("NO", isNorwegian), ("XI", isBritish),
  ]
}
