extension Lexer {
  /// The text of a rule on one line, as it is written but for comments and for what only separates its
  /// words: texts and patterns keep their blanks.
  package static func onOneLine(_ bytes: [UInt8]) -> String {
    var line: [UInt8] = []
    var end: Int?
    for token in tokens(of: bytes, sourceIndex: 0).tokens where !token.isTrivia {
      if let end, end < token.lower { line.append(0x20) }
      line += bytes[token.lower..<token.upper]
      end = token.upper
    }
    return String(decoding: line, as: UTF8.self)
  }
}
