import Diagnostics

/// Where the examples of a program stand: one that shows a line of the file, where that line stands, so that
/// it finds the columns as the line does; any other at its own place.
struct ExamplePlaces: Sendable {
  /// By the line at which they stand.
  private var examples: [SourceRange: [Statement]] = [:]

  init(_ program: Program, _ vocabulary: Vocabulary) {
    let all = program.statements.filter { !$0.isBroken && $0.example != nil }
    let shown = ShownLines(
      program, vocabulary, verbs: Set(all.compactMap { $0.example?.rule.verb }))
    for statement in all {
      guard let example = statement.example else { continue }
      let line = shown.line(shownBy: example).map { program.statements[$0] }
      examples[(line ?? statement).range, default: []].append(statement)
    }
  }

  /// The examples that stand at a line.
  func standing(at statement: Statement) -> [Statement] {
    examples.isEmpty ? [] : examples[statement.range] ?? []
  }
}

/// The lines of a program by how they read, but for what follows for rows that fail, their ids and reasons.
package struct ShownLines {
  private struct Reading: Hashable {
    let source: Int
    let verb: String
    let text: String
  }

  private let program: Program
  private let formatter: Formatter
  /// The first line that reads so.
  private var lines: [Reading: Int] = [:]

  /// The lines of some verbs.
  package init(_ program: Program, _ vocabulary: Vocabulary, verbs: Set<String>) {
    self.program = program
    formatter = Formatter(vocabulary: vocabulary)
    if verbs.isEmpty { return }
    for (number, line) in program.statements.enumerated()
    where verbs.contains(line.verb) && !line.isBroken {
      let reading = reading(of: line)
      if lines[reading] == nil { lines[reading] = number }
    }
  }

  /// The line that an example shows: the first of the same file that reads like its own.
  package func line(shownBy example: RuleExample) -> Int? { lines[reading(of: example.rule)] }

  /// A line as the formatter writes it, on one line and without its tail.
  private func reading(of statement: Statement) -> Reading {
    let bytes = program.sources[statement.range.source].bytes
    let upper = statement.tailPlaces.reduce(statement.range.upper, min)
    var text = Lexer.onOneLine(Array(bytes[statement.range.lower..<upper]))[...]
    for end in [" because", " as", ","] where text.lowercased().hasSuffix(end) {
      text = text.dropLast(end.count)
    }
    let formatted = formatter.format(SourceText(name: "", text: String(text))).text
    return Reading(
      source: statement.range.source, verb: statement.verb,
      text: Lexer.onOneLine(formatted.bytes))
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
