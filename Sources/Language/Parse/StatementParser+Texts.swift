import Diagnostics

// Quoted texts, and the commas between them.
extension StatementParser {
  /// A quoted text; a bare word is answered with its quotes.
  mutating func parseText() throws(SyntaxFailure) -> TextLiteral {
    guard let token = current, token.kind == .text else {
      if let token = current, token.kind == .word || token.kind == .bracketed {
        // `include common.rules`: all that stands together was meant.
        var count = 1
        while isJoined(count), symbol(count) != .comma, symbol(count) != .semicolon { count += 1 }
        let place = range(from: token.lower, count: count)
        let text = count == 1 ? content(of: token) : source.text(of: place)
        let quoted = Scope.quoted(text)
        throw failure(
          .expected, "expected a quoted text, found '\(text)'", at: place,
          help: "write \(quoted)", fix: quoted)
      }
      throw failure(expected: "a quoted text")
    }
    if token.isUnclosed { throw SyntaxFailure() }
    advance()
    return TextLiteral(text: content(of: token), range: source.range(of: token))
  }

  /// Texts separated by commas; a comma that no text follows belongs to the line. One that is missing is
  /// told, unless what follows can be something else.
  mutating func parseTexts(mayLackComma: Bool = true) throws(SyntaxFailure) -> [TextLiteral] {
    var texts = [try parseText()]
    while true {
      if symbol() == .comma, token(1)?.kind == .text {
        advance()
      } else if mayLackComma, current?.kind == .text {
        reportMissingComma(between: "texts")
      } else {
        return texts
      }
      texts.append(try parseText())
    }
  }

  /// Says that what stands here follows its like without a comma.
  mutating func reportMissingComma(between what: String) {
    let right = ", " + source.text(of: hereRange)
    report(
      .missingComma, "a comma is missing between \(what)", at: hereRange, help: "write \(right)",
      mending: gapBefore, with: commaBefore)
    diagnostics[diagnostics.count - 1].fix?.isSafe = true
  }
}
