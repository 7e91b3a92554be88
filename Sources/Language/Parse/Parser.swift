import Diagnostics

/// Reads rule files by a vocabulary; knows no verb, form, type or function itself.
package struct Parser: Sendable {
  package let vocabulary: Vocabulary

  package init(vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
  }

  /// The statements of one source in order, and everything that is wrong with its shape. Includes
  /// are not followed: they are statements like any other.
  package func parse(
    _ source: SourceText, sourceIndex: Int = 0
  ) -> (program: Program, diagnostics: [Diagnostic]) {
    let parsed = parseSource(source, sourceIndex: sourceIndex)
    var program = Program(statements: parsed.statements, sources: [source])
    program.namesOfBrokenStatements = parsed.namesOfBrokenStatements
    program.assignTables(vocabulary)
    return (program, parsed.diagnostics)
  }

  /// Reads one source, with all that the formatter and editors need of it. A trial asks only where the first error
  /// is, not what was meant in its place, which takes readings of its own.
  package func parseSource(
    _ source: SourceText, sourceIndex: Int, isTrial: Bool = false
  ) -> ParsedSource {
    let indexed = IndexedSource(bytes: source.bytes, index: sourceIndex)
    let lexed = Lexer.tokens(of: source.bytes, sourceIndex: sourceIndex)
    if let notText = Self.notText(lexed.diagnostics, source, sourceIndex) {
      var parsed = ParsedSource(source: indexed, tokens: lexed.tokens, lines: [])
      parsed.diagnostics = [notText]
      return parsed
    }
    let layout = Layout(
      tokens: lexed.tokens, source: indexed, tableVerbs: vocabulary.tableVerbs)
    var parsed = ParsedSource(source: indexed, tokens: lexed.tokens, lines: layout.statements)
    var cells: [SourceRange] = []
    var diagnostics: [Diagnostic] = []
    var loadedTables: Set<String> = []
    var above: [Token] = []
    for line in layout.statements {
      let text = StatementText(
        vocabulary: vocabulary, source: indexed, tokens: line.map { lexed.tokens[$0] })
      var parser = StatementParser(text)
      parser.isTrial = isTrial
      // Handed over and back: a copy for every line would cost what all lines above have loaded.
      swap(&parser.loadedTables, &loadedTables)
      let statement = parser.parseStatement()
      if parser.goesOn {
        parser.offerIndentation(layout.isIndentedByTabs ? "\t" : "  ", behind: &above)
      } else {
        above = statement.isBroken ? [] : parser.tokens
      }
      swap(&parser.loadedTables, &loadedTables)
      if statement.verb == "load", case .word(let table)? = statement.slots["table"] {
        loadedTables.insert(table.text.lowercased())
      }
      for (index, role) in zip(line, parser.roles) { parsed.roles[index] = role }
      // A test makes nothing, whatever is wrong with it; what a merge makes its first line says.
      if statement.isBroken, !vocabulary.isProof(statement.verb),
        statement.merge?.isPartial != true
      {
        parsed.namesOfBrokenStatements.formUnion(parser.names())
      }
      // What cannot be read as tokens is one error, not a second one for what it does to the line.
      if !parser.hasBrokenToken || parser.answersStrays { diagnostics += parser.diagnostics }
      parsed.statements.append(statement)
      parsed.tableLines.append(parser.tableLines)
      cells += parser.cellRanges
    }
    let characters = lexed.diagnostics.filter { !cells.hold($0.range) }
    parsed.diagnostics = (characters + layout.diagnostics + diagnostics).sortedByPlace()
    return parsed
  }

  /// The one thing to say of a file that is no text: what its bytes would mean as rules is nothing.
  private static func notText(
    _ diagnostics: [Diagnostic], _ source: SourceText, _ sourceIndex: Int
  ) -> Diagnostic? {
    if let zero = source.bytes.firstIndex(of: 0) {
      return Diagnostic(
        .invalidBytes, "this file is no text: a byte of it is 0",
        at: SourceRange(source: sourceIndex, lower: zero, upper: zero + 1),
        help: "save the rule file as UTF-8")
    }
    return diagnostics.first { $0.code == DiagnosticCode.invalidBytes.rawValue }
  }
}

/// One source with all that the parser found in it: the lossless tree of the formatter and of editors.
package struct ParsedSource: Sendable {
  let source: IndexedSource
  /// All tokens, blanks and comments among them.
  package let tokens: [Token]
  /// For each statement the indexes of its significant tokens.
  package let lines: [[Int]]
  /// How each token was read.
  package internal(set) var roles: [TokenRole]
  package internal(set) var statements: [Statement] = []
  /// For each statement the lines of its tables.
  var tableLines: [[TableLine]] = []
  var namesOfBrokenStatements: Set<String> = []
  package internal(set) var diagnostics: [Diagnostic] = []

  init(source: IndexedSource, tokens: [Token], lines: [[Int]]) {
    self.source = source
    self.tokens = tokens
    self.lines = lines
    roles = Array(repeating: .plain, count: tokens.count)
  }
}

extension [SourceRange] {
  /// Whether a place lies within one of these, which are in order.
  fileprivate func hold(_ range: SourceRange) -> Bool {
    let first = sortedPlace(where: { $0.upper >= range.upper })
    return first < count && self[first].lower <= range.lower
  }
}

extension [Diagnostic] {
  /// In the order of the sources, and each place and message once.
  package func sortedByPlace() -> [Diagnostic] {
    let sorted = enumerated().sorted { left, right in
      let (a, b) = (left.element.range, right.element.range)
      return (a.source, a.lower, a.upper, left.offset) < (b.source, b.lower, b.upper, right.offset)
    }
    var result: [Diagnostic] = []
    for (_, diagnostic) in sorted where result.last != diagnostic { result.append(diagnostic) }
    return result
  }
}
