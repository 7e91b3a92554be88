import Diagnostics

/// Texts and names without their quotes and brackets.
enum TokenContent {
  /// The content of a token as the rule means it.
  static func text(of token: Token, in source: IndexedSource) -> String {
    if let plain = plainText(of: token, in: source) { return plain }
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

  /// The content of a token of ASCII in which no quote is doubled, as most are: it stands there as it is.
  private static func plainText(of token: Token, in source: IndexedSource) -> String? {
    WorkCounter.note(token.upper - token.lower)
    let bytes = source.bytes[token.lower..<token.upper]
    guard let opener = bytes.first, bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
    switch token.kind {
    case .text, .bracketed:
      let closer = opener == UInt8(ascii: "[") ? UInt8(ascii: "]") : opener
      let inner = bytes.dropFirst().dropLast()
      if token.isUnclosed || bytes.count < 2 || inner.contains(closer) { return nil }
      return String(decoding: inner, as: UTF8.self)
    default: return String(decoding: bytes, as: UTF8.self)
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
