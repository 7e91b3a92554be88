import Diagnostics

/// Cuts a source into tokens; knows no word of the language.
package struct Lexer {
  var cursor: ByteCursor
  let sourceIndex: Int
  var tokens: [Token] = []
  var diagnostics: [Diagnostic] = []

  /// The tokens of a source and what is wrong with its characters.
  package static func tokens(
    of bytes: [UInt8], sourceIndex: Int = 0
  ) -> (tokens: [Token], diagnostics: [Diagnostic]) {
    var lexer = Lexer(cursor: ByteCursor(bytes: bytes), sourceIndex: sourceIndex)
    while !lexer.cursor.isAtEnd { lexer.readToken() }
    return (lexer.tokens, lexer.diagnostics)
  }

  /// Reads the token that begins here.
  mutating func readToken() {
    guard let scalar = cursor.scalar(at: cursor.offset).scalar else {
      return readInvalidBytes()
    }
    if cursor.isAtLineEnd { return readLineEnd() }
    if Characters.isBlank(scalar) {
      return read(.blank) { $0.skip(while: Characters.isBlank) }
    }
    if Characters.isDigit(scalar) { return readNumber() }
    if Characters.startsName(scalar) {
      return read(.word) { $0.skip(while: Characters.continuesName) }
    }
    switch Characters.twin(of: scalar) {
    case "#": readComment()
    case "'", "\"": readQuoted(.text)
    case "[": readQuoted(.bracketed)
    case "/" where isPatternStart: readPattern()
    default: readSymbol(scalar)
    }
  }

  /// Adds a token over what the cursor passes.
  mutating func read(_ kind: Token.Kind, _ advance: (inout ByteCursor) -> Void) {
    let lower = cursor.offset
    advance(&cursor)
    tokens.append(Token(kind: kind, lower: lower, upper: cursor.offset))
  }

  /// Notes what is wrong with a stretch of bytes.
  mutating func report(
    _ code: DiagnosticCode, _ message: String, lower: Int, upper: Int, help: String? = nil,
    replacement: String? = nil
  ) {
    let range = SourceRange(source: sourceIndex, lower: lower, upper: upper)
    let fix = replacement.map { Fix(range: range, replacement: $0) }
    diagnostics.append(Diagnostic(code, message, at: range, help: help, fix: fix))
  }

  private mutating func readLineEnd() {
    read(.lineEnd) { cursor in
      let isReturn = cursor.bytes[cursor.offset] == UInt8(ascii: "\r")
      cursor.offset += 1
      if isReturn, !cursor.isAtEnd, cursor.bytes[cursor.offset] == UInt8(ascii: "\n") {
        cursor.offset += 1
      }
    }
  }

  private mutating func readComment() {
    let lower = cursor.offset
    while !cursor.isAtLineEnd {
      if cursor.scalar(at: cursor.offset).scalar == nil {
        reportInvalid(lower: cursor.offset, upper: cursor.offset + 1)
        skipLine()
        break
      }
      cursor.advance()
    }
    tokens.append(Token(kind: .comment, lower: lower, upper: cursor.offset))
  }

  /// Passes over the rest of the line.
  mutating func skipLine() {
    while !cursor.isAtLineEnd { cursor.advance() }
  }

  private mutating func readInvalidBytes() {
    let lower = cursor.offset
    while !cursor.isAtEnd, cursor.scalar(at: cursor.offset).scalar == nil { cursor.offset += 1 }
    reportInvalid(lower: lower, upper: cursor.offset)
    tokens.append(Token(kind: .invalid, lower: lower, upper: cursor.offset))
  }

  /// Notes bytes that are no UTF-8.
  mutating func reportInvalid(lower: Int, upper: Int) {
    report(
      .invalidBytes, "these bytes are no UTF-8", lower: lower, upper: upper,
      help: "save the rule file as UTF-8")
  }

  private mutating func readNumber() {
    let lower = cursor.offset
    cursor.skip(while: Characters.isDigit)
    if cursor.twin == ".", let dot = Optional(cursor.scalar(at: cursor.offset).byteCount),
      let next = cursor.scalar(at: cursor.offset + dot).scalar, Characters.isDigit(next)
    {
      cursor.offset += dot
      cursor.skip(while: Characters.isDigit)
    }
    var kind = Token.Kind.number
    if let next = cursor.scalar(at: cursor.offset).scalar, Characters.continuesName(next) {
      cursor.skip(while: Characters.continuesName)
      kind = .badName
    }
    tokens.append(Token(kind: kind, lower: lower, upper: cursor.offset))
  }
}
