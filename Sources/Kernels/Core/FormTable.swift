/// Every form of `normalize`, one entry a kernel, in the order of the manual.
package enum FormTable {
  package static let all: [FormEntry] = [
    .trim, .singleSpaces, .lower, .upper, .title,
    .digits, .letters, .alphanumeric,
    .nfc, .nfkc, .halfWidth, .noAccents, .noControlCharacters,
    .padLeft, .truncate, .number, .whole, .money, .date, .datetime,
    .email, .url, .iban, .vat, .luhn, .mod97, .mod11And2, .residentNumber, .socialCreditCode,
    .phone,
    .ascii, .noHTML, .fixEncoding,
    .boolean, .country, .currency, .postcode, .name, .company,
  ]

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  /// The form of that name.
  package static func form(named name: String) -> FormEntry? { byName[name] }
}
