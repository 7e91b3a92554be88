extension FormSignature {
  /// The forms of `normalize`.
  package static let core: [FormSignature] =
    spacing + letters + characters + lengths + repairs + typed + checked + places

  private static let spacing: [FormSignature] = [
    FormSignature(
      name: "trim", summary: "takes away the blanks at both ends",
      example: (before: "  Anna ", after: "Anna"), synonyms: ["strip"]),
    FormSignature(
      name: "single spaces",
      summary: "makes each run of blanks a single space, at the ends too; `trim` takes those away",
      example: (before: "Anna   Maria  ", after: "Anna Maria "),
      synonyms: ["collapse", "squish", "squeeze", "collapse spaces", "single space"]),
  ]

  private static let letters: [FormSignature] = [
    FormSignature(
      name: "lower", summary: "writes all letters small", example: (before: "ANNA", after: "anna"),
      synonyms: ["lowercase", "lcase", "downcase", "lower case"]),
    FormSignature(
      name: "upper", summary: "writes all letters large", example: (before: "anna", after: "ANNA"),
      synonyms: ["uppercase", "ucase", "upcase", "upper case"]),
    FormSignature(
      name: "title", summary: "writes names as people do: O'Brien, McDonald, van der Berg",
      example: (before: "anna o'brien", after: "Anna O'Brien"),
      synonyms: ["capitalize", "proper", "title case", "titlecase", "initcap", "propercase"]),
  ]

  private static let characters: [FormSignature] = [
    FormSignature(
      name: "digits", summary: "keeps only the digits",
      example: (before: "(555) 010-9999", after: "5550109999"),
      synonyms: ["numbers only", "digits only", "numeric"]),
    FormSignature(
      name: "letters", summary: "keeps only the letters, with their marks",
      example: (before: "Anna-3", after: "Anna"), synonyms: ["letters only", "alpha"]),
    FormSignature(
      name: "alphanumeric", summary: "keeps only letters and digits",
      example: (before: "AB-12/x", after: "AB12x"), synonyms: ["alnum"]),
    FormSignature(
      name: "nfc", summary: "writes each accented letter as one character (Unicode NFC)",
      example: (before: "Jose\u{301}", after: "Jos\u{E9}"), synonyms: ["unicode"]),
    FormSignature(
      name: "nfkc", summary: "writes ligatures, full-width letters and their like plainly (NFKC)",
      example: (before: "\u{FB01}ne", after: "fine")),
    FormSignature(
      name: "half width", summary: "writes full-width letters, digits and signs in ASCII",
      example: (before: "ＡＢ１２", after: "AB12"), synonyms: ["halfwidth", "narrow"]),
    FormSignature(
      name: "no accents", summary: "takes the marks off the letters",
      example: (before: "Café Müller", after: "Cafe Muller"),
      synonyms: ["unaccent", "remove accents", "strip accents", "no diacritics"]),
    FormSignature(
      name: "no control characters", summary: "takes away characters that show nothing",
      example: (before: "An\u{7}na", after: "Anna"), synonyms: ["clean", "printable"]),
  ]

  private static let repairs: [FormSignature] = [
    FormSignature(
      name: "ascii",
      summary: "writes all characters in ASCII; a text for which that cannot be is not converted",
      example: (before: "Straße – Łódź", after: "Strasse - Lodz"),
      synonyms: ["transliterate", "unidecode", "translit"]),
    FormSignature(
      name: "no html", summary: "takes out tags, scripts and comments, and reads entities",
      example: (before: "<p>Caf&eacute; &amp; <b>Bar</b></p>", after: "Café & Bar"),
      synonyms: ["strip html", "strip tags", "unescape", "html"]),
    FormSignature(
      name: "fix encoding", summary: "repairs text that was read by the wrong code page",
      example: (before: "JosÃ© MÃ¼ller", after: "José Müller"),
      synonyms: ["mojibake", "ftfy", "repair encoding"]),
  ]

  private static let lengths: [FormSignature] = [
    FormSignature(
      name: "pad left", arguments: [.number, .text],
      summary: "puts the character before the value until it has the length",
      example: (before: "42", after: "00042"), synonyms: ["lpad", "zfill", "pad"]),
    FormSignature(
      name: "truncate", arguments: [.number],
      summary: "keeps the first characters, up to the number",
      example: (before: "Anna Maria", after: "Anna"), synonyms: ["shorten", "cut"]),
  ]

  private static let typed: [FormSignature] = [
    FormSignature(
      name: "number", arguments: [.notation],
      summary: "reads the number by its notation and writes it plainly: digits and one dot",
      example: (before: "1.234,56", after: "1234.56"), type: "number",
      synonyms: ["decimal", "numeric", "float"]),
    FormSignature(
      name: "whole", arguments: [.notation],
      summary: "reads the number by its notation; one with places behind the point is none",
      example: (before: "1.234", after: "1234"), type: "whole",
      synonyms: ["int", "integer", "bigint", "long"]),
    FormSignature(
      name: "money", arguments: [.notation],
      summary:
        "reads the amount by its notation and writes it plainly, without its currency; one of "
        + "another currency than the notation's is none",
      example: (before: "€ 1.234,50", after: "1234.5"), type: "money",
      synonyms: ["currency amount", "amount", "price"]),
    FormSignature(
      name: "date", arguments: [.notation],
      summary: "reads the day by its notations and writes it as in ISO 8601",
      example: (before: "31/01/2026", after: "2026-01-31"), type: "date", synonyms: ["day"]),
    FormSignature(
      name: "datetime", arguments: [.notation],
      summary: "reads the point in time by its notations and writes it in UTC as in ISO 8601",
      example: (before: "31/01/2026 08:05", after: "2026-01-31T08:05:00Z"), type: "datetime",
      synonyms: ["timestamp", "time"]),
  ]

  private static let places: [FormSignature] = [
    FormSignature(
      name: "boolean", summary: "writes yes and no, in any of their words, as true and false",
      example: (before: "Yes", after: "true"), type: "boolean", synonyms: ["bool"]),
    FormSignature(
      name: "country",
      summary: "writes a country, by any of its names or codes, as its two letters of ISO 3166-1",
      example: (before: "Germany", after: "DE"), type: "country", synonyms: ["nation"]),
    FormSignature(
      name: "currency",
      summary: "writes a currency, by its name, sign or code, as its three letters of ISO 4217",
      example: (before: "US dollar", after: "USD"), type: "currency"),
    FormSignature(
      name: "postcode", arguments: [.region],
      summary: "writes a postcode as its country does; without a region in capitals, single blanks",
      example: (before: "sw1a  1aa", after: "SW1A 1AA"), type: "postcode",
      synonyms: ["zip", "zip code", "postal code", "zipcode"]),
    FormSignature(
      name: "name",
      summary: "writes a person's name as people do, with single blanks; digits are in no name",
      example: (before: " JAN  VAN DER BERG", after: "Jan van der Berg"), type: "name",
      synonyms: ["person", "full name"]),
    FormSignature(
      name: "company",
      summary: "writes a company's name with single blanks and its legal form as usual",
      example: (before: "Acme,  g.m.b.h.", after: "Acme GmbH"), type: "company",
      synonyms: ["firm", "organization", "organisation"]),
  ]
}

extension FormSignature {
  /// The form with arguments, as the manual shows it beside its example.
  package var exampleUse: String {
    switch name {
    case "pad left": "pad left 5 '0'"
    case "truncate": "truncate 4"
    case "number": "number '1.234,56'"
    case "whole": "whole '1.234,56'"
    case "money": "money '€ 1.234,56'"
    case "phone": "phone region 'DE'"
    case "postcode": "postcode region 'GB'"
    case "date": "date 'DD/MM/YYYY'"
    case "datetime": "datetime 'DD/MM/YYYY HH:mm'"
    default: name
    }
  }
}
