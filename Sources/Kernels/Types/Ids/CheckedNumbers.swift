/// `luhn`: a number whose last digit is the check digit of Luhn, as cards and devices have:
/// `4111 1111-1111 1111` is `4111111111111111`.
struct LuhnNumber: IdKernel {
  static func checked(_ id: IdText) -> IdText? {
    let isNumber = id.count >= 2 && id.hasOnlyDigits(0..<id.count)
    return isNumber && id.passesLuhn(0..<id.count) ? id : nil
  }
}

/// `mod97`: letters and digits whose last two digits check them by ISO/IEC 7064, MOD 97-10, as those
/// of a legal entity's identifier (LEI, ISO 17442) do.
struct Mod97Number: IdKernel {
  static func checked(_ id: IdText) -> IdText? {
    let isNumber = id.count >= 3 && id.hasOnlyDigits(id.count - 2..<id.count)
    return isNumber && id.remainder97(0..<id.count) == 1 ? id : nil
  }
}

/// `mod11-2`: digits whose last, X for ten, checks them by ISO/IEC 7064, MOD 11-2, as that of an
/// author's ORCID or ISNI does.
struct Mod11And2Number: IdKernel {
  static func checked(_ id: IdText) -> IdText? {
    let isNumber = id.count >= 2 && id.hasOnlyDigits(0..<id.count - 1)
    return isNumber && id.passesMod11And2(0..<id.count) ? id : nil
  }
}

extension FormEntry {
  static let luhn = FormEntry(
    textType: "luhn", summary: "Reads a number with a Luhn check digit and writes its digits only.",
    example: ("4111 1111-1111 1111", "4111111111111111"), kernel: LuhnNumber())

  static let mod97 = FormEntry(
    textType: "mod97",
    summary: "Reads an id with the two check digits of ISO 7064 MOD 97-10 and writes it plainly.",
    example: ("5493 001k jtii gc8y 1r12", "5493001KJTIIGC8Y1R12"), kernel: Mod97Number())

  static let mod11And2 = FormEntry(
    textType: "mod11-2",
    summary: "Reads a number with the check digit of ISO 7064 MOD 11-2 and writes it plainly.",
    example: ("0000-0002-1825-0097", "0000000218250097"), kernel: Mod11And2Number())
}
