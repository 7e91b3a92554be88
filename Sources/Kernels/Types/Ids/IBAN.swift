/// `iban`: an international bank account number, without blanks and in large letters.
///
/// The country has to be known, the rest to have its country's length and kinds of characters
/// (ISO 13616-1, from the IBAN Registry of SWIFT), and the two check digits to hold (ISO/IEC 7064,
/// MOD 97-10). Check digits inside the national part are the bank's, and not looked at.
struct IBAN: IdKernel {
  static func checked(_ id: IdText) -> IdText? {
    guard id.count >= 15, id.hasOnlyDigits(2..<4),
      let format = IBANFormat.format(of: id[0], id[1]), format.matches(id)
    else { return nil }
    let rest = id.remainder97(0..<4, after: id.remainder97(4..<id.count))
    // Numbers with check digits 00, 01 and 99 are never made, though they leave 1 too.
    return rest == 1 && (2...98).contains(id.number(2..<4)) ? id : nil
  }
}

extension FormEntry {
  static let iban = FormEntry(
    textType: "iban", summary: "Reads an IBAN and writes it without blanks.",
    example: ("de89 3704 0044 0532 0130 00", "DE89370400440532013000"), kernel: IBAN())
}
