/// The national part of a country's IBAN: how many digits, letters or both, one run after the other.
///
/// Source: ISO 13616-1 and the IBAN Registry of SWIFT; IR, which is not in it, as its banks write it.
struct IBANFormat: Sendable {
  /// Kinds of characters, as the registry writes them: `n` digits, `a` letters, `c` either.
  private enum Kind: Sendable { case digits, letters, both }

  private let runs: [(count: Int, kind: Kind)]

  /// The format of the country with these two letters; nil where it has none.
  static func format(of first: UInt8, _ second: UInt8) -> IBANFormat? { byCountry[first, second] }

  /// Whether what follows the first four characters is of the format.
  func matches(_ id: IdText) -> Bool {
    var index = 4
    for run in runs {
      guard index + run.count <= id.count else { return false }
      for _ in 0..<run.count {
        let isDigit = ASCII.isDigit(id[index])
        if run.kind == .digits && !isDigit || run.kind == .letters && isDigit { return false }
        index += 1
      }
    }
    return index == id.count
  }

  private init(_ text: String) {
    runs = text.split(separator: " ").map { part in
      let kind: Kind = part.last == "n" ? .digits : part.last == "a" ? .letters : .both
      guard let count = Int(part.dropLast()) else { preconditionFailure("no count in '\(part)'") }
      return (count, kind)
    }
  }

  private static let byCountry = CountryTable(
    table.flatMap { format, countries in
      countries.split(separator: " ").map { (String($0), IBANFormat(format)) }
    })

  private static let table: [(format: String, countries: String)] = [
    ("8n 12c", "AD"),
    ("19n", "AE IL SO TL"),
    ("8n 16c", "AL CY"),
    ("16n", "AT BA EE LT MN XK"),
    ("4a 20c", "AZ"),
    ("12n", "BE"),
    ("4a 6n 8c", "BG"),
    ("4a 14c", "BH"),
    ("23n", "BI DJ MR"),
    ("23n 1a 1c", "BR"),
    ("4c 4n 16c", "BY"),
    ("5n 12c", "CH LI"),
    ("18n", "CR DE ME RS VA"),
    ("20n", "CZ ES SE SK TN"),
    ("14n", "DK FI FO GL SD"),
    ("4c 20n", "DO"),
    ("25n", "EG"),
    ("2a 12n", "FK"),
    ("10n 11c 2n", "FR MC"),
    ("4a 14n", "GB IE"),
    ("2a 16n", "GE"),
    ("4a 15c", "GI"),
    ("7n 16c", "GR"),
    ("24c", "GT"),
    ("4a 20n", "HN NI SV"),
    ("17n", "HR"),
    ("24n", "HU PL"),
    ("4a 15n", "IQ"),
    ("22n", "IR IS"),
    ("1a 10n 12c", "IT SM"),
    ("4a 4n 18c", "JO YE"),
    ("4a 22c", "KW"),
    ("3n 13c", "KZ LU"),
    ("4n 20c", "LB"),
    ("4a 24c", "LC"),
    ("4a 13c", "LV"),
    ("21n", "LY PT ST"),
    ("20c", "MD"),
    ("3n 10c 2n", "MK"),
    ("4a 5n 18c", "MT"),
    ("4a 19n 3a", "MU"),
    ("4a 10n", "NL"),
    ("11n", "NO"),
    ("3n 16c", "OM"),
    ("4a 16c", "PK RO"),
    ("4a 21c", "PS QA"),
    ("14n 15c", "RU"),
    ("2n 18c", "SA"),
    ("4a 20n 3a", "SC"),
    ("15n", "SI"),
    ("6n 16c", "TR"),
    ("6n 19c", "UA"),
    ("4a 16n", "VG"),
  ]
}
