/// The smallest piece of a source. All tokens in a row, blanks and comments among them, are the
/// source's bytes without gap or overlap.
package struct Token: Sendable, Equatable {
  /// What a token is, by its characters alone.
  package enum Kind: Sendable, Equatable {
    /// Spaces, tabs and their like within a line, and a byte order mark.
    case blank
    case lineEnd
    /// From `#` to the end of the line.
    case comment
    /// `email`, `normalize`, `客户`
    case word
    /// `2nd_phone`: would be a word if it did not begin with a digit.
    case badName
    /// `[First Name]`
    case bracketed
    /// `'…'` or `"…"`
    case text
    /// `12.50`
    case number
    /// `/…/ims`
    case pattern
    case symbol(Symbol)
    /// A character that means nothing outside of quotes.
    case stray
    /// Bytes that are no UTF-8.
    case invalid
  }

  package var kind: Kind
  /// UTF-8 offsets, the upper one exclusive.
  package var lower: Int
  package var upper: Int
  /// Whether a quote, bracket or pattern ran into the end of its line.
  package var isUnclosed = false

  /// Whether the token only separates others.
  package var isTrivia: Bool {
    switch kind {
    case .blank, .lineEnd, .comment: true
    default: false
    }
  }
}

/// Punctuation: what the language uses, and what other languages use in its place.
package enum Symbol: String, Sendable, CaseIterable {
  case comma = ","
  case dot = "."
  case semicolon = ";"
  case colon = ":"
  case open = "("
  case close = ")"
  case arrow = "->"
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case plus = "+"
  case minus = "-"
  case times = "*"
  case slash = "/"
  case ampersand = "&"
  case percent = "%"
  // Habits of other languages, answered with what to write.
  case doubleEqual = "=="
  case tripleEqual = "==="
  case notDoubleEqual = "!=="
  case lessGreater = "<>"
  case equalLess = "=<"
  case equalGreater = "=>"
  case doubleAmpersand = "&&"
  case doubleBar = "||"
  case bang = "!"
  case bar = "|"
  case assign = ":="

  /// What to write instead of a sign of another language.
  package var correction: String? {
    switch self {
    case .doubleEqual, .tripleEqual, .assign: "="
    case .notDoubleEqual, .lessGreater: "!="
    case .equalLess: "<="
    case .equalGreater: ">="
    case .doubleAmpersand: "and"
    case .doubleBar, .bar: "or"
    case .bang: "not"
    default: nil
    }
  }
}
