/// What the lexer must know of single characters.
enum Characters {
  /// The ASCII twin of full-width punctuation and digits; the character itself otherwise.
  static func twin(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF01...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF5E:
      Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0x3010: "["
    case 0x3011: "]"
    case 0x3001: ","
    case 0x2018, 0x2019: "'"
    case 0x201C, 0x201D: "\""
    default: scalar
    }
  }

  /// Whether a name can begin with the character.
  static func startsName(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return isASCIILetter(scalar) || scalar == "_"
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .letterNumber, .nonspacingMark, .spacingMark, .enclosingMark:
      return true
    default:
      return twin(of: scalar) == "_"
    }
  }

  /// Whether a name can go on with the character.
  static func continuesName(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return isASCIILetter(scalar) || isASCIIDigit(scalar) || scalar == "_"
    }
    // The joiners shape Persian and Indic words and are part of them.
    return startsName(scalar) || scalar.properties.generalCategory == .decimalNumber
      || scalar.value == 0x200C || scalar.value == 0x200D
  }

  /// Whether the character is a blank within a line.
  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0B, 0x0C, 0x20, 0xA0, 0x1680, 0x2000...0x200B, 0x202F, 0x205F, 0x3000, 0xFEFF: true
    default: false
    }
  }

  /// Whether a phrase of words can hold the character.
  static func continuesWords(_ scalar: Unicode.Scalar) -> Bool {
    continuesName(scalar) || scalar == " "
  }

  /// Whether the character is a letter of ASCII.
  static func isASCIILetter(_ scalar: Unicode.Scalar) -> Bool {
    (0x61...0x7A).contains(scalar.value | 0x20)
  }

  /// Whether the character is a digit of ASCII.
  static func isASCIIDigit(_ scalar: Unicode.Scalar) -> Bool {
    (0x30...0x39).contains(scalar.value)
  }

  /// Whether a number can begin with the character: a digit of ASCII or its full-width twin.
  static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    isASCIIDigit(twin(of: scalar))
  }

  /// What a sign that looks like one of the language's was meant to be: `≠`, `–`, `。`.
  static func lookalike(of scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x2010...0x2015, 0x2212: "-"
    case 0xD7: "*"
    case 0xF7: "/"
    case 0x2260: "!="
    case 0x2264: "<="
    case 0x2265: ">="
    case 0x21D2: "->"
    case 0x3002: ";"
    case 0x60, 0xB4, 0x201A, 0x201B, 0x2039, 0x203A: "'"
    case 0x201E, 0x201F, 0xAB, 0xBB, 0x300C, 0x300D: "\""
    default: nil
    }
  }

  /// What closes a quote that the language does not know: of databases, of other scripts.
  static func closersOfStray(_ opener: Unicode.Scalar) -> [Unicode.Scalar] {
    switch opener.value {
    case 0x60: ["`"]
    case 0xAB: ["»"]
    case 0xBB: ["«"]
    case 0x201A: ["\u{2018}", "\u{2019}"]
    case 0x201E: ["\u{201C}", "\u{201D}"]
    case 0x2039: ["\u{203A}"]
    case 0x203A: ["\u{2039}"]
    case 0x300C: ["」"]
    case 0x300E: ["』"]
    default: []
    }
  }
}
