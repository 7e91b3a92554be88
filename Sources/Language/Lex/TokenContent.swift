/// Texts and names without their quotes and brackets.
enum TokenContent {
  /// The content of a token as the rule means it.
  static func text(of token: Token, in source: IndexedSource) -> String {
    let raw = source.text(token.lower, token.upper)
    switch token.kind {
    case .text, .bracketed: return unquoted(raw, isUnclosed: token.isUnclosed)
    case .word:
      // The full-width underscore is punctuation like any other.
      return String(
        String.UnicodeScalarView(raw.unicodeScalars.map { $0.value == 0xFF3F ? "_" : $0 }))
    case .number:
      return String(String.UnicodeScalarView(raw.unicodeScalars.map(Characters.twin)))
    default: return raw
    }
  }

  private static func unquoted(_ raw: String, isUnclosed: Bool) -> String {
    let scalars = Array(raw.unicodeScalars)
    guard let opener = scalars.first else { return "" }
    let closers = Lexer.closers(of: opener)
    let upper = isUnclosed || scalars.count < 2 ? scalars.count : scalars.count - 1
    var content = String.UnicodeScalarView()
    var index = 1
    while index < upper {
      content.append(scalars[index])
      let isDoubled = closers.contains(scalars[index]) && index + 1 < upper
      index += isDoubled ? 2 : 1
    }
    return String(content)
  }
}
