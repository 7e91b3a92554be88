import Diagnostics

extension Lexer {
  /// The characters that close what the opening one opens: the same shape of quote, ASCII or not.
  static func closers(of opener: Unicode.Scalar) -> [Unicode.Scalar] {
    switch opener.value {
    case 0x2018, 0x2019: ["\u{2018}", "\u{2019}"]
    case 0x201C, 0x201D: ["\u{201C}", "\u{201D}"]
    case 0x5B: ["]"]
    case 0xFF3B: ["\u{FF3D}"]
    case 0x3010: ["\u{3011}"]
    default: [opener]
    }
  }

  /// Reads `'…'`, `"…"` or `[…]` up to its closer, which stands doubled for itself.
  mutating func readQuoted(_ kind: Token.Kind) {
    let lower = cursor.offset
    guard let opener = cursor.scalar(at: lower).scalar else { return cursor.advance() }
    let closers = Self.closers(of: opener)
    cursor.advance()
    var isValid = true
    while !cursor.isAtLineEnd {
      let (scalar, byteCount) = cursor.scalar(at: cursor.offset)
      guard let scalar else {
        if isValid { reportInvalid(lower: cursor.offset, upper: cursor.offset + 1) }
        isValid = false
        cursor.offset += 1
        continue
      }
      cursor.offset += byteCount
      guard closers.contains(scalar) else { continue }
      if cursor.scalar(at: cursor.offset).scalar == scalar {
        cursor.advance()
        continue
      }
      return tokens.append(Token(kind: kind, lower: lower, upper: cursor.offset))
    }
    tokens.append(Token(kind: kind, lower: lower, upper: cursor.offset, isUnclosed: true))
    if kind == .text,
      reportNegation(lower: lower) || reportInnerQuote() || reportMixedQuotes(lower: lower)
    {
      return
    }
    reportUnclosed(kind, lower: lower, closer: closers[closers.count - 1])
  }

  private mutating func reportUnclosed(_ kind: Token.Kind, lower: Int, closer: Unicode.Scalar) {
    let end = SourceRange(source: sourceIndex, lower: cursor.offset, upper: cursor.offset)
    // A text is often the last of its line, a name seldom.
    let fix = kind == .text ? Fix(range: end, replacement: String(closer)) : nil
    diagnostics.append(
      Diagnostic(
        kind == .text ? .textNotClosed : .bracketNotClosed,
        "this \(kind == .text ? "text" : "name") is not closed on its line",
        at: SourceRange(source: sourceIndex, lower: lower, upper: cursor.offset),
        help: "end it with \(Characters.twin(of: closer))", fix: fix))
  }

  /// `isn't`: an apostrophe that opens no text.
  private mutating func reportNegation(lower: Int) -> Bool {
    guard tokens.count > 1, case let word = tokens[tokens.count - 2], word.kind == .word,
      word.upper == lower
    else { return false }
    let after = lower + cursor.scalar(at: lower).byteCount
    let text = String(decoding: cursor.bytes[word.lower..<lower], as: UTF8.self).lowercased()
    guard text == "isn" || text == "aren", after < cursor.bytes.count,
      cursor.scalar(at: after).scalar == "t"
    else { return false }
    report(
      .textNotClosed, "an apostrophe opens a text", lower: word.lower, upper: after + 1,
      help: "write is not", replacement: "is not")
    return true
  }

  /// `'O'Brien'`: a quote within a text ended it, and the one at its end opens a further text.
  private mutating func reportInnerQuote() -> Bool {
    let lineStart = tokens.lastIndex { $0.kind == .lineEnd }.map { $0 + 1 } ?? 0
    let line = tokens[lineStart...]
    let pair = zip(line, line.dropFirst()).first { left, right in
      left.kind == .text && right.kind == .word && left.upper == right.lower
        && cursor.bytes[left.upper - 1] < 0x80
    }
    guard let (text, word) = pair else { return false }
    let quote = String(decoding: [cursor.bytes[text.upper - 1]], as: UTF8.self)
    let end = SourceRange(source: sourceIndex, lower: text.upper, upper: text.upper)
    diagnostics.append(
      Diagnostic(
        .textNotClosed, "a quote within a text ends it",
        at: SourceRange(source: sourceIndex, lower: text.lower, upper: word.upper),
        help: "double it: \(quote)\(quote)", fix: Fix(range: end, replacement: quote)))
    return true
  }

  /// `‘Köln'`: a text that one shape of quote opens and another one was to close.
  private mutating func reportMixedQuotes(lower: Int) -> Bool {
    let (opener, byteCount) = cursor.scalar(at: lower)
    guard let opener, !opener.isASCII, let twin = Characters.twin(of: opener).utf8.first else {
      return false
    }
    let inner = cursor.bytes[(lower + byteCount)..<cursor.offset]
    guard let closer = inner.firstIndex(of: twin),
      inner.count(where: { $0 == twin }) % 2 == 1
    else { return false }
    let quote = String(decoding: [twin], as: UTF8.self)
    let first = SourceRange(source: sourceIndex, lower: lower, upper: lower + byteCount)
    diagnostics.append(
      Diagnostic(
        .textNotClosed, "this text begins with \(opener) and ends with \(quote)",
        at: SourceRange(source: sourceIndex, lower: lower, upper: closer + 1),
        help: "begin it with \(quote)", fix: Fix(range: first, replacement: quote)))
    return true
  }

  /// A slash opens a pattern behind a blank, `(` or `,` when no blank follows it.
  var isPatternStart: Bool {
    let next = cursor.scalar(at: cursor.offset + cursor.scalar(at: cursor.offset).byteCount)
    guard next.byteCount > 0 else { return false }
    if let scalar = next.scalar,
      Characters.isBlank(scalar) || scalar == "\n" || scalar == "\r"
    {
      return false
    }
    switch tokens.last?.kind {
    case nil, .blank, .lineEnd, .symbol(.open), .symbol(.comma): return true
    default: return false
    }
  }

  /// Reads `/…/` and the letters behind it; `\/` stands for a slash.
  mutating func readPattern() {
    let lower = cursor.offset
    let opener = cursor.scalar(at: lower).scalar
    cursor.advance()
    let contentLower = cursor.offset
    var isClosed = false
    while !cursor.isAtLineEnd, !isClosed {
      let scalar = cursor.scalar(at: cursor.offset).scalar
      if scalar == nil { reportInvalid(lower: cursor.offset, upper: cursor.offset + 1) }
      if scalar == opener {
        isClosed = true
      } else if scalar == "\\" {
        cursor.advance()
        if cursor.isAtLineEnd { break }
      }
      if !isClosed { cursor.advance() }
    }
    guard isClosed else { return reportUnclosedPattern(lower: lower) }
    let isEmpty = cursor.offset == contentLower
    cursor.advance()
    if isEmpty { return reportEmptyPattern(lower: lower) }
    let flagsLower = cursor.offset
    cursor.skip(while: Characters.continuesName)
    checkFlags(lower: flagsLower)
    tokens.append(Token(kind: .pattern, lower: lower, upper: cursor.offset))
  }

  private mutating func reportUnclosedPattern(lower: Int) {
    report(
      .patternNotClosed, "this pattern is not closed on its line", lower: lower,
      upper: cursor.offset, help: "end it with /; a division has blanks on both sides or none")
    tokens.append(Token(kind: .pattern, lower: lower, upper: cursor.offset, isUnclosed: true))
  }

  private mutating func reportEmptyPattern(lower: Int) {
    let upper = cursor.offset
    skipLine()
    // `a // 2`: behind one word or number nobody knows which is meant.
    let rest = String(decoding: cursor.bytes[upper..<cursor.offset], as: UTF8.self).trimmingBlanks()
    let isOpen = !rest.isEmpty && !rest.contains(" ")
    report(
      .emptyPattern, "'//' is an empty pattern", lower: lower, upper: upper,
      help: "a comment begins with #; the whole part of a quotient is floor(a / b)",
      replacement: isOpen ? nil : "#")
    tokens.append(Token(kind: .comment, lower: lower, upper: cursor.offset))
  }

  private mutating func checkFlags(lower: Int) {
    let flags = String(decoding: cursor.bytes[lower..<cursor.offset], as: UTF8.self)
    guard let wrong = flags.unicodeScalars.first(where: { !"imsx".unicodeScalars.contains($0) })
    else { return }
    report(
      .unknownFlag, "a pattern has no flag '\(wrong)'", lower: lower, upper: cursor.offset,
      help: "the flags are i, m, s and x")
  }
}
