extension FunctionSignature {
  /// The functions of expressions. A blank argument makes the result blank, except where the summary
  /// says otherwise. A character is a code point, places count from 1, and what cannot be computed
  /// "could not be evaluated".
  package static let core: [FunctionSignature] =
    pieces + letters + secrets + searches + choices + numbers + dates + conversions

  private static let pieces: [FunctionSignature] = [
    FunctionSignature(
      name: "length", parameters: [.any], result: .number,
      summary: "how many characters a text has",
      example: (call: "length('Anna')", value: "4"),
      synonyms: ["len", "size", "strlen", "char_length", "character_length"]),
    FunctionSignature(
      name: "left", parameters: [.any, .kind(.number)], result: .text,
      summary: "the first characters; all, if there are fewer; none, if the number is below 1",
      example: (call: "left('Anna', 2)", value: "An"), synonyms: ["head"]),
    FunctionSignature(
      name: "right", parameters: [.any, .kind(.number)], result: .text,
      summary: "the last characters; all, if there are fewer; none, if the number is below 1",
      example: (call: "right('Anna', 2)", value: "na"), synonyms: ["tail"]),
    FunctionSignature(
      name: "part", parameters: [.any, .kind(.number), .kind(.number)], optionalCount: 1,
      result: .text,
      summary: "the characters from a place on, as many as said or all; "
        + "a place below 1 counts as 1, one behind the end gives blank",
      example: (call: "part('Annabel', 5, 3)", value: "bel"),
      synonyms: ["mid", "substr", "substring", "slice"]),
    FunctionSignature(
      name: "before", parameters: [.any, .any], result: .text,
      summary: "what stands before the first place of the second text; blank, if it is not there",
      example: (call: "before('anna@acme.com', '@')", value: "anna")),
    FunctionSignature(
      name: "after", parameters: [.any, .any], result: .text,
      summary: "what stands behind the first place of the second text; blank, if it is not there",
      example: (call: "after('anna@acme.com', '@')", value: "acme.com")),
    FunctionSignature(
      name: "piece", parameters: [.any, .any, .kind(.number)], result: .text,
      summary: "the piece of that number, when a text is cut at each place of the second; "
        + "a number below 0 counts from the end; blank, if there are fewer",
      example: (call: "piece('a-b-c', '-', 2)", value: "b"), synonyms: ["split_part", "split"]),
    FunctionSignature(
      name: "pad_left", parameters: [.any, .kind(.number), .any], result: .text,
      summary: "the text with the first character of the third before it until it has the length",
      example: (call: "pad_left('42', 5, '0')", value: "00042"), synonyms: ["lpad", "zfill"]),
    FunctionSignature(
      name: "reverse", parameters: [.any], result: .text,
      summary: "the characters from last to first",
      example: (call: "reverse('Anna')", value: "annA")),
  ]

  private static let letters: [FunctionSignature] = [
    FunctionSignature(
      name: "upper", parameters: [.any], result: .text, summary: "all letters large",
      example: (call: "upper('Anna')", value: "ANNA"), synonyms: ["ucase", "uppercase", "toupper"]),
    FunctionSignature(
      name: "lower", parameters: [.any], result: .text, summary: "all letters small",
      example: (call: "lower('Anna')", value: "anna"), synonyms: ["lcase", "lowercase", "tolower"]),
    FunctionSignature(
      name: "title", parameters: [.any], result: .text,
      summary: "names as people write them, as the form title does",
      example: (call: "title('anna o''brien')", value: "Anna O'Brien"),
      synonyms: ["proper", "initcap", "capitalize"]),
    FunctionSignature(
      name: "trim", parameters: [.any], result: .text,
      summary: "the text without blanks at its ends",
      example: (call: "trim('  Anna ')", value: "Anna"), synonyms: ["strip", "ltrim", "rtrim"]),
    FunctionSignature(
      name: "single_spaces", parameters: [.any], result: .text,
      summary: "the text with each run of blanks a single space, as the form single spaces does",
      example: (call: "single_spaces('Anna   Maria')", value: "Anna Maria")),
    FunctionSignature(
      name: "digits", parameters: [.any], result: .text, summary: "only the digits, as text",
      example: (call: "digits('(555) 010')", value: "555010")),
    FunctionSignature(
      name: "letters", parameters: [.any], result: .text,
      summary: "only the letters, with their marks",
      example: (call: "letters('Anna-3')", value: "Anna")),
    FunctionSignature(
      name: "no_accents", parameters: [.any], result: .text,
      summary: "the text with the marks taken off its letters",
      example: (call: "no_accents('Café')", value: "Cafe"), synonyms: ["unaccent", "ascii"]),
    FunctionSignature(
      name: "nfc", parameters: [.any], result: .text,
      summary: "each accented letter as one character (Unicode NFC)",
      example: (call: "length(nfc('Jose\u{301}'))", value: "4"), synonyms: ["normalize"]),
    FunctionSignature(
      name: "url_decode", parameters: [.any, .any], optionalCount: 1, result: .text,
      summary: "the text with each %20 and its like as the character that it stands for, "
        + "in UTF-8 or in the encoding said ('iso-8859-1', 'windows-1252'); + stays",
      example: (call: "url_decode('caf%C3%A9%20bar')", value: "café bar"),
      synonyms: ["uri_decode", "percent_decode", "unquote", "decode_uri", "urldecode"]),
  ]

  private static let secrets: [FunctionSignature] = [
    FunctionSignature(
      name: "mask", parameters: [.any, .kind(.number)], optionalCount: 1, result: .text,
      summary: "the text with * for every letter and digit, but for as many of the last as said",
      example: (call: "mask('DE44 1234', 2)", value: "**** **34"), synonyms: ["redact"]),
    FunctionSignature(
      name: "hash", parameters: [.any], result: .text,
      summary: "what only the key can make of the value: HMAC-SHA-256 of its canonical form in 64 "
        + "digits; the key comes from --key-file or FETTLE_KEY",
      example: (call: "length(hash('Anna'))", value: "64"),
      synonyms: ["md5", "sha", "sha1", "sha256", "sha2", "hmac", "digest"]),
  ]

  private static let searches: [FunctionSignature] = [
    FunctionSignature(
      name: "replace", parameters: [.any, .any, .any], result: .text,
      summary: "the text with every place of the second replaced by the third, case kept apart; "
        + "a blank third takes the places out",
      example: (call: "replace('a-b-c', '-', '+')", value: "a+b+c"), synonyms: ["substitute"]),
    FunctionSignature(
      name: "index_of", parameters: [.any, .any], result: .number,
      summary: "the place of the first character where the second text stands; 0, if it does not",
      example: (call: "index_of('anna@acme', '@')", value: "5"),
      synonyms: ["instr", "strpos"]),
    FunctionSignature(
      name: "count_of", parameters: [.any, .any], result: .number,
      summary: "how often the second text stands in the first, without overlap",
      example: (call: "count_of('a-b-c', '-')", value: "2")),
  ]

  private static let choices: [FunctionSignature] = [
    FunctionSignature(
      name: "first", parameters: [.any], isVariadic: true, result: nil,
      summary: "the first argument that is not blank",
      example: (call: "first(blank, 'b', 'c')", value: "b"),
      synonyms: ["coalesce", "ifnull", "nvl", "first_present"]),
    FunctionSignature(
      name: "join", parameters: [.any, .any], isVariadic: true, result: .text,
      summary: "the arguments behind the first that are not blank, with the first between them",
      example: (call: "join(', ', 'a', blank, 'c')", value: "a, c"),
      synonyms: ["concat_ws"]),
  ]
}
