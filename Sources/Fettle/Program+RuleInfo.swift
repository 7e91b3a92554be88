import Diagnostics
import Engine
import Language

extension Statement {
  /// Whether two `load` lines say the same of numbers and times.
  func readsNumbersAndTimesLike(_ other: Statement) -> Bool {
    text("decimal")?.text == other.text("decimal")?.text
      && text("zone")?.text == other.text("zone")?.text
  }

  /// The tables that a rule acts on: the one it names (`save crm to …`), else the current ones.
  var actingTables: [String] {
    if case .word(let name)? = slots["table"] { return [name.text] }
    return tables
  }
}

extension Signature {
  /// What is wrong with a row that fails a statement.
  func fault(of statement: Statement) -> String {
    (statement.slots["from"] == nil ? nil : lookupFault) ?? fault
  }
}

extension Program {
  /// The command line's table, and those that a line loads, uses, saves or looks values up in.
  var namedTables: [String] {
    [inputTable]
      + statements.flatMap { statement in
        statement.actingTables
      } + lookedUpTables
  }

  /// How reports call a statement.
  func ruleInfo(
    _ statement: Statement, _ signature: Signature?, _ ids: inout RuleIdentities
  ) -> RuleInfo {
    let source = sources[statement.range.source]
    return RuleInfo(
      verb: statement.verb, file: source.name,
      line: source.lineIndex(of: statement.range.lower) + 1, text: text(of: statement),
      id: ids.id(of: statement, in: self),
      fault: signature?.fault(of: statement) ?? Signature.usualFault,
      reason: statement.reason?.text,
      judgement: signature.flatMap { Judgement(statement, $0) },
      source: statement.sourceTable?.text)
  }

  /// The statement as written, on one line.
  func text(of statement: Statement) -> String { text(of: statement.range) }

  /// Where a place begins, for reports: `persons.rules:7`.
  func place(of range: SourceRange) -> String {
    let source = sources[range.source]
    return "\(source.name):\(source.lineIndex(of: range.lower) + 1)"
  }

  /// The text of a place, on one line.
  func text(of range: SourceRange) -> String {
    let bytes = sources[range.source].bytes
    return Lexer.onOneLine(Array(bytes[range.lower..<range.upper]))
  }
}
