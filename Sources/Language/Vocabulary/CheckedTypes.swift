/// Addresses and numbers that carry their own check, each a form and a type of one name.
extension FormSignature {
  static let checked: [FormSignature] = addresses + numbers

  private static let addresses: [FormSignature] = [
    FormSignature(
      name: "email",
      summary:
        "reads an e-mail address and writes its domain small; what stands before the @ stays",
      example: (before: " Anna@Example.COM", after: "Anna@example.com"), type: "email",
      synonyms: ["mail", "e mail", "email address"]),
    FormSignature(
      name: "phone", arguments: [.region],
      summary: "writes a telephone number as in E.164; a national one needs its region",
      example: (before: "(030) 901820-0", after: "+49309018200"), type: "phone",
      synonyms: ["telephone", "tel", "e164"]),
    FormSignature(
      name: "url",
      summary: "reads a web address and writes it in one way; one without a scheme gets https://",
      example: (before: "WWW.Example.com/a/../b", after: "https://www.example.com/b"), type: "url",
      synonyms: ["website", "uri", "link", "web address"]),
  ]

  private static let numbers: [FormSignature] = [
    FormSignature(
      name: "iban", summary: "reads an account's IBAN and writes it without blanks",
      example: (before: "de89 3704 0044 0532 0130 00", after: "DE89370400440532013000"),
      type: "iban", synonyms: ["bank account"]),
    FormSignature(
      name: "vat", summary: "reads a VAT number of a European country and writes it plainly",
      example: (before: "de 136.695.976", after: "DE136695976"), type: "vat",
      synonyms: ["vat number", "vat id", "vatin"]),
    FormSignature(
      name: "luhn", summary: "reads a number with a Luhn check digit and keeps its digits",
      example: (before: "4111 1111-1111 1111", after: "4111111111111111"), type: "luhn",
      synonyms: ["credit card", "card number", "imei", "mod10"]),
    FormSignature(
      name: "mod97", summary: "reads an id with the check digits of ISO 7064 MOD 97-10",
      example: (before: "5493 001k jtii gc8y 1r12", after: "5493001KJTIIGC8Y1R12"), type: "mod97",
      synonyms: ["lei", "mod 97"]),
    FormSignature(
      name: "mod11-2", summary: "reads a number with the check digit of ISO 7064 MOD 11-2",
      example: (before: "0000-0002-1825-0097", after: "0000000218250097"), type: "mod11-2",
      synonyms: ["orcid", "isni", "mod11", "mod 11"]),
    FormSignature(
      name: "cn id", summary: "reads a Chinese resident's number; one of 15 digits gets its 18",
      example: (before: "11010519491231002x", after: "11010519491231002X"), type: "cn id",
      synonyms: ["resident id", "chinese id"]),
    FormSignature(
      name: "cn uscc", summary: "reads a Chinese organization's social credit code",
      example: (before: "9144 0300 7152 6726 xg", after: "9144030071526726XG"), type: "cn uscc",
      synonyms: ["uscc", "social credit code"]),
  ]
}

extension TypeSignature {
  static let checked: [TypeSignature] = [
    TypeSignature(
      name: "email", kind: .text,
      summary: "an e-mail address; compared with its domain small, matched without case",
      synonyms: ["mail", "e mail", "email address"]),
    TypeSignature(
      name: "phone", takesRegion: true, kind: .text,
      summary: "a telephone number; without a region only one that begins with a plus",
      synonyms: ["telephone", "tel"]),
    TypeSignature(
      name: "url", kind: .text,
      summary: "a web address: http, https or ftp; matched without scheme and www",
      synonyms: ["website", "uri", "link", "web address"]),
    TypeSignature(
      name: "iban", kind: .text, summary: "the number of a bank account, by ISO 13616",
      synonyms: ["bank account"]),
    TypeSignature(
      name: "vat", kind: .text,
      summary: "a VAT number of the EU, GB, CH or NO, beginning with its country",
      synonyms: ["vat number", "vat id", "vatin"]),
    TypeSignature(
      name: "luhn", kind: .text,
      summary: "digits of which the last is Luhn's check digit, as on cards",
      synonyms: ["credit card", "card number", "imei", "mod10"]),
    TypeSignature(
      name: "mod97", kind: .text,
      summary: "letters and digits, the last two check digits of ISO 7064 MOD 97-10, as in an LEI",
      synonyms: ["lei", "mod 97"]),
    TypeSignature(
      name: "mod11-2", kind: .text,
      summary: "digits, the last a check digit of ISO 7064 MOD 11-2, as in an ORCID",
      synonyms: ["orcid", "isni", "mod11", "mod 11"]),
    TypeSignature(
      name: "cn id", kind: .text, summary: "the number of a resident of China, by GB 11643",
      synonyms: ["resident id", "chinese id"]),
    TypeSignature(
      name: "cn uscc", kind: .text,
      summary: "the social credit code of an organization in China, by GB 32100",
      synonyms: ["uscc", "social credit code"]),
  ]
}
