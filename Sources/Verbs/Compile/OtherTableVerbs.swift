import Diagnostics
import Engine
import Kernels
import Language

extension Verb {
  static let fill = Verb(.fill) { statement, compiler in
    compiler.appendTaking(statement, .forBlanks)
  }

  static let correct = Verb(.correct) { statement, compiler in
    compiler.appendTaking(statement, .forDiffering)
  }

  static let repair = Verb(.repair) { statement, compiler in
    let keys = statement.columns("keys").compactMap { compiler.column($0) }
    for key in keys { compiler.watch(key) }
    let targets = compiler.columns("columns", of: statement).map { column in
      compiler.watch(column)
      return RepairRule.Target(
        reader: compiler.keyReader(for: column), edit: compiler.edit(column, marks: .end),
        judged: compiler.judged(column))
    }
    var share: Decimal?
    if case .number(let digits, _)? = statement.slots["share"] { share = Decimal(plain: digits) }
    compiler.append(
      RepairRule(
        keys: keys.map { compiler.caseCountingReader(for: $0) }, targets: targets, share: share,
        scope: compiler.ruleScope(of: statement), failedCell: compiler.failedCell(of: statement),
        judge: compiler.othersJudge(statement)))
  }
}

extension TableCompiler {
  /// Adds a step that takes values of the table behind `from`.
  fileprivate mutating func appendTaking(
    _ statement: Statement, _ purpose: OtherTableOperator.Purpose
  ) {
    guard let table = statement.sourceTable else { return }
    switch context.otherTable() {
    case .failure(let problem):
      diagnostics.append(
        Diagnostic(.unknownTable, problem.message, at: table.range, help: problem.help))
    case .success(let other):
      let keys = keyReaders(statement, in: table.text)
      var targets: [OtherTableOperator.Target] = []
      for (number, pair) in statement.pairs("columns").enumerated() {
        guard let column = column(pair.from) else { continue }
        refuseOtherNotation(column, other, number, table, at: pair.to.range)
        targets.append(
          OtherTableOperator.Target(
            id: column.id, edit: edit(column, marks: .end),
            reader: keyReader(for: column), number: number))
      }
      append(
        OtherTableOperator(
          purpose: purpose, keys: keys, targets: targets,
          values: other.values, scope: ruleScope(of: statement), blanks: blanks,
          others: statement.others == nil ? nil : failedCell(of: statement),
          judge: othersJudge(statement)))
    }
  }

  /// How the keys are read by which rows look values up in a table.
  private mutating func keyReaders(_ statement: Statement, in table: String) -> [KeyReader] {
    var readers: [KeyReader] = []
    for pair in statement.pairs("keys") {
      guard let key = column(pair.from) else { continue }
      watch(key)
      let other = Scope.written(table) + "." + Scope.written(pair.to.name)
      readers.append(caseCountingReader(for: key, in: other))
    }
    return readers
  }

  /// A text in one notation among cells in another would be read as something else.
  private mutating func refuseOtherNotation(
    _ column: ColumnInfo, _ other: OtherTable, _ number: Int, _ table: Word, at range: SourceRange
  ) {
    guard other.columns.indices.contains(number), column.kind != .text else { return }
    let source = other.columns[number]
    guard source.kind != .text,
      settings.notations(of: column) != other.settings.notations(of: source)
    else { return }
    let own = Scope.written(column.name)
    let (line, place) =
      settings.notations(of: column).isEmpty
      ? ("\(Scope.written(source.name)) \(source.type)", " behind use \(table.text)")
      : ("\(own) \(column.type)", " in a line above")
    diagnostics.append(
      Diagnostic(
        .wrongKind,
        "'\(column.name)' and '\(source.name)' of '\(table.text)' are written in two notations",
        at: range, help: "write normalize \(line)\(place)"))
  }
}
