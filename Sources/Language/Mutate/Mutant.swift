import Diagnostics

/// A small change of one rule, to see whether any test notices it.
package struct Mutant: Sendable, Equatable {
  /// The place of the rule among the program's statements.
  package var statement: Int
  /// What is done, in words: `comparison flipped`.
  package var change: String
  /// What is written in the place of what; nil: the whole rule is dropped.
  package var edits: [Edit]?

  /// One text in the place of another.
  package struct Edit: Sendable, Equatable {
    package var range: SourceRange
    package var replacement: String
  }
}

extension Mutant {
  /// The rule as it is after the change; nil where it is dropped.
  package func text(of statement: Statement, in source: SourceText) -> [UInt8]? {
    guard let edits else { return nil }
    var bytes = Array(source.bytes[statement.range.lower..<statement.range.upper])
    for edit in edits.sorted(by: { $0.range.lower > $1.range.lower }) {
      let lower = edit.range.lower - statement.range.lower
      let upper = edit.range.upper - statement.range.lower
      bytes.replaceSubrange(lower..<upper, with: Array(edit.replacement.utf8))
    }
    return bytes
  }
}

extension Parser {
  /// Reads one rule that stands alone in a source; nil where it is none, or more than one.
  package func parseRule(_ text: [UInt8], sourceIndex: Int) -> Statement? {
    let parsed = parseSource(SourceText(name: "", bytes: text), sourceIndex: sourceIndex)
    guard parsed.diagnostics.isEmpty, parsed.statements.count == 1 else { return nil }
    return parsed.statements[0]
  }
}
