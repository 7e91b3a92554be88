import Diagnostics

/// Writes rules in one way, without changing what they mean or the order they stand in.
package struct Formatter: Sendable {
  package let vocabulary: Vocabulary

  package init(vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
  }

  /// The source in canonical form: one statement a line, further lines indented by two blanks. A
  /// source with errors comes back as it is, with the errors.
  package func format(_ source: SourceText) -> (text: SourceText, diagnostics: [Diagnostic]) {
    let parsed = Parser(vocabulary: vocabulary).parseSource(source, sourceIndex: 0)
    guard parsed.diagnostics.isEmpty else { return (source, parsed.diagnostics) }
    var printer = TokenPrinter(parsed)
    return (SourceText(name: source.name, text: printer.print()), [])
  }
}

/// Prints the tokens of a source that was read without errors.
private struct TokenPrinter {
  let parsed: ParsedSource
  /// The statement of each token; nil for blanks, comments and `;`.
  private var statementOf: [Int?]
  /// The next statement at each token or behind it; nil where none follows.
  private let nextStatement: [Int?]
  private var output = ""
  private var line = ""
  /// The last token on the line that is being written.
  private var previous: Int?
  private var statement: Int?
  private var lineEndCount = 0
  private let tables: TableSpacing

  init(_ parsed: ParsedSource) {
    self.parsed = parsed
    tables = TableSpacing(parsed)
    statementOf = Array(repeating: nil, count: parsed.tokens.count)
    for (statement, tokens) in parsed.lines.enumerated() {
      for token in tokens { statementOf[token] = statement }
    }
    var next = statementOf
    for token in next.indices.dropLast().reversed() { next[token] = next[token] ?? next[token + 1] }
    nextStatement = next
  }

  /// The whole source in canonical form.
  mutating func print() -> String {
    for (index, token) in parsed.tokens.enumerated() {
      switch token.kind {
      case .blank: continue
      case .lineEnd: lineEndCount += 1
      case .comment: printComment(token, at: index)
      default: if statementOf[index] != nil { printToken(at: index) }
      }
    }
    endLine()
    return output
  }

  private mutating func endLine() {
    if !line.isEmpty { output += line + "\n" }
    line = ""
    previous = nil
  }

  /// Ends the line, and keeps one of the blank lines behind it.
  private mutating func beginLine(isWithinStatement: Bool) {
    endLine()
    if lineEndCount > 1, !output.isEmpty, !isWithinStatement { output += "\n" }
    lineEndCount = 0
    line = isWithinStatement ? "  " : ""
  }

  private mutating func printToken(at index: Int) {
    if statementOf[index] != statement {
      // Statements that `;` separated stood on one line.
      beginLine(isWithinStatement: false)
      statement = statementOf[index]
    } else if lineEndCount > 0 {
      beginLine(isWithinStatement: true)
    }
    if let before = tables.before[index] {
      line += before
    } else if let previous, hasBlank(between: previous, and: index) {
      line += " "
    }
    line += tables.instead[index] ?? parsed.canonicalText(at: index)
    line += tables.after[index] ?? ""
    previous = index
  }

  private mutating func printComment(_ token: Token, at index: Int) {
    var comment = parsed.source.text(token.lower, token.upper).trimmingBlanks()
    comment = "#" + comment.unicodeScalars.dropFirst().map(String.init).joined()
    if previous != nil, lineEndCount == 0 {
      line += "  " + comment
    } else {
      let isWithin = statement != nil && nextStatement[index] == statement
      beginLine(isWithinStatement: isWithin)
      line += comment
    }
    // The next token is on another line in any case.
    previous = nil
  }

  private func hasBlank(between left: Int, and right: Int) -> Bool {
    if parsed.roles[left] == .sign || parsed.roles[right] == .call { return false }
    // The hyphen within a name of the language: mod11-2.
    let sides = [left, right]
    if sides.allSatisfy({ parsed.roles[$0] == .keyword }),
      sides.contains(where: { parsed.tokens[$0].kind == .symbol(.minus) })
    {
      return false
    }
    switch parsed.tokens[left].kind {
    case .symbol(.open), .symbol(.dot): return false
    default: break
    }
    switch parsed.tokens[right].kind {
    case .symbol(.comma), .symbol(.close), .symbol(.dot), .symbol(.percent), .symbol(.colon):
      return false
    default: return true
    }
  }
}
