import Diagnostics

/// Where the examples of a program stand: one that shows a line of the file, where that line stands, so that
/// it finds the columns as the line does; any other at its own place.
struct ExamplePlaces: Sendable {
  /// By the line at which they stand.
  private var examples: [SourceRange: [Statement]] = [:]

  init(_ program: Program, _ vocabulary: Vocabulary) {
    for statement in program.statements where !statement.isBroken {
      guard let example = statement.example else { continue }
      let line = program.line(shownBy: example, vocabulary).map { program.statements[$0] }
      examples[(line ?? statement).range, default: []].append(statement)
    }
  }

  /// The examples that stand at a line.
  func standing(at statement: Statement) -> [Statement] {
    examples.isEmpty ? [] : examples[statement.range] ?? []
  }
}

extension Program {
  /// The line that an example shows: the first of the same file that reads like its own, but for what
  /// follows for rows that fail, its id and its reason.
  package func line(shownBy example: RuleExample, _ vocabulary: Vocabulary) -> Int? {
    let formatter = Formatter(vocabulary: vocabulary)
    let wanted = plainText(of: example.rule, formatter)
    return statements.firstIndex { line in
      line.verb == example.rule.verb && line.range.source == example.rule.range.source
        && !line.isBroken && plainText(of: line, formatter) == wanted
    }
  }

  /// A line as the formatter writes it, on one line and without its tail.
  private func plainText(of statement: Statement, _ formatter: Formatter) -> String {
    let bytes = sources[statement.range.source].bytes
    let upper = statement.tailPlaces.reduce(statement.range.upper, min)
    var text = Lexer.onOneLine(Array(bytes[statement.range.lower..<upper]))[...]
    for end in [" because", " as", ","] where text.lowercased().hasSuffix(end) {
      text = text.dropLast(end.count)
    }
    let formatted = formatter.format(SourceText(name: "", text: String(text))).text
    return Lexer.onOneLine(formatted.bytes)
  }
}

extension Statement {
  /// Where the clauses behind a line's own begin; an id that was made for it stands nowhere.
  fileprivate var tailPlaces: [Int] {
    var places = actions.map(\.range.lower)
    if let id, id.range != range { places.append(id.range.lower) }
    if let reason { places.append(reason.range.lower) }
    return places
  }
}
