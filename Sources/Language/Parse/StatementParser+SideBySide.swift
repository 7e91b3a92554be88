import Diagnostics

// Names of columns with nothing, or a word, where a comma or brackets belong.
extension StatementParser {
  /// Whether a bare or bracketed name stands so many places ahead.
  func isName(_ ahead: Int) -> Bool {
    token(ahead)?.kind == .word || token(ahead)?.kind == .bracketed
  }

  /// Where a comma before what stands here goes: behind the token before it.
  var gapBefore: SourceRange {
    let upper = token(-1)?.upper ?? hereRange.lower
    return SourceRange(source: source.index, lower: upper, upper: upper)
  }

  /// The comma for that place, with a blank where none follows.
  var commaBefore: String { isJoined(0) ? ", " : "," }

  /// `require email and phone`, `unique id + email`, `require name, email, and phone`: a comma alone separates columns.
  mutating func joinedColumns() -> SyntaxFailure? {
    let isBehindComma = isWord("and", -1) && symbol(-2) == .comma && isName(0)
    let isSign = (symbol() == .ampersand || symbol() == .plus) && isName(1)
    guard isBehindComma || isSign || (isWord("and") && isName(1)) else { return nil }
    let word = isBehindComma ? token(-1)! : token(0)!
    let before = isBehindComma ? token(-2)! : token(-1)!
    let place = source.range(of: word)
    let whole = SourceRange(source: source.index, lower: before.upper, upper: word.upper)
    let help = "write \(isBehindComma ? "the comma alone" : ",")"
    if source.text(of: whole).contains("#") {
      return failure(.missingComma, "\(shown(word)) separates no columns", at: place, help: help)
    }
    report(
      .missingComma, "\(shown(word)) separates no columns", at: place, help: help, mending: whole,
      with: isBehindComma ? "" : ",")
    return SyntaxFailure()
  }

  /// `dedupe on a, keep first`: what follows the columns stands there without a comma. Nothing is said where it
  /// cannot be read whole.
  mutating func clauseBehindComma(of signature: Signature) -> SyntaxFailure? {
    guard let comma = token(-2), symbol(-2) == .comma, let column = token(-3),
      let first = token(-1)
    else { return nil }
    var rest = self
    rest.position -= 1
    let slots = signature.shape.reversed().prefix {
      if case .columns = $0 { false } else { true }
    }
    guard slots.contains(where: { rest.canStart($0) }),
      (try? rest.parseSlots(slots.reversed())) != nil
    else { return nil }
    // `, keep the latest d`: both are told.
    let more = rest.diagnostics.dropFirst(diagnostics.count)
    guard more.allSatisfy({ $0.code == DiagnosticCode.habit.rawValue && $0.fix != nil }) else {
      return nil
    }
    let clause = source.text(first.lower, rest.token(-1)!.upper)
    guard (try? rest.parseTail()) != nil, rest.current == nil else { return nil }
    let gap = SourceRange(source: source.index, lower: column.upper, upper: first.lower)
    let message = "no comma stands before '\(clause)'"
    let help = more.isEmpty ? "write \(clause) without the comma" : "take the comma away"
    if source.text(of: gap).contains("#") {
      return failure(.unexpected, message, at: source.range(of: comma), help: help)
    }
    report(
      .unexpected, message, at: source.range(of: comma), help: help, mending: gap, with: " ")
    diagnostics[diagnostics.count - 1].fix?.isSafe = true
    diagnostics += more
    return SyntaxFailure()
  }

  /// `drop columns First Name`: several columns without their comma, or one without its brackets. Which of
  /// them it is, only the names that there are can tell: see ``AdjoiningNames``.
  mutating func namesSideBySide(until isEnd: (StatementParser) -> Bool) -> SyntaxFailure {
    let first = token(-1)!
    var names = [first]
    var rest = self
    while let next = rest.current, rest.isName(0), !rest.isTailAhead, !isEnd(rest) {
      names.append(next)
      rest.advance()
    }
    let place = rest.range(from: first.lower)
    let texts = names.map { source.text($0.lower, $0.upper) }
    if let index = texts.indices.dropFirst().first(where: { isWordBetween(texts[$0]) }) {
      return failure(
        .unexpected, "'\(texts[index])' does not belong here", at: source.range(of: names[index]))
    }
    let parts = texts.split { $0.lowercased() == "and" }
    let isJoined = parts.count > 1
    let commas =
      isJoined
      ? parts.map { $0.count == 1 ? $0[$0.startIndex] : Self.bracketed($0.joined(separator: " ")) }
        .joined(separator: ", ")
      : texts.joined(separator: ", ")
    let isPlain =
      symbol(-2) != .dot && zip(names, texts).allSatisfy { $0.kind == .word && !$1.isEmpty }
    let brackets = isPlain ? Self.bracketed(texts.joined(separator: " ")) : nil
    var diagnostic = Diagnostic(
      .missingComma, "a comma is missing between columns", at: place,
      help: "write \(commas)"
        + (brackets.map { isJoined ? "" : ", or \($0) for one column" } ?? ""),
      fix: source.text(of: place).contains("#") ? nil : Fix(range: place, replacement: commas))
    if brackets != nil { diagnostic.fix?.isSafe = false }
    diagnostics.append(diagnostic)
    return SyntaxFailure()
  }
}
