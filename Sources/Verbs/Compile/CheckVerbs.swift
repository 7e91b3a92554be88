import Diagnostics
import Engine
import Kernels
import Language

extension Verb {
  static let require = Verb(.require) { statement, compiler in
    let columns = compiler.columns("columns", of: statement)
    compiler.append(
      RequireOperator(
        scope: compiler.ruleScope(of: statement),
        judge: compiler.judge(statement, finding: columns), blanks: compiler.blanks))
  }

  static let check = Verb(.check) { statement, compiler in
    if case .determination(let determination)? = statement.slots["determination"] {
      compiler.appendGroups(statement, determination.keys, dependent: determination.dependent)
    } else if case .expression(let predicate)? = statement.slots["predicate"] {
      compiler.appendCheck(statement, predicate, fault: .false, scopeOf: statement)
    }
  }

  static let unique = Verb(.unique) { statement, compiler in
    compiler.appendGroups(statement, statement.columns("keys"), dependent: nil)
  }

  static let noteRows = judging(.noteRows)
  static let warnRows = judging(.warnRows)
  static let reviewRows = judging(.reviewRows)
  static let rejectRows = judging(.rejectRows)
  static let stopRows = judging(.stopRows)

  /// A verb that fails the rows for which its condition is true.
  private static func judging(_ signature: Signature) -> Verb {
    Verb(signature) { statement, compiler in
      guard let condition = statement.condition else { return }
      compiler.appendCheck(statement, condition, fault: .true, scopeOf: nil)
    }
  }
}

extension TableCompiler {
  /// Adds a check of a predicate; `scopeOf` is the statement whose `when` limits it.
  fileprivate mutating func appendCheck(
    _ statement: Statement, _ predicate: Expression, fault: Truth, scopeOf: Statement?
  ) {
    guard let compiled = self.predicate(predicate) else { return }
    let columns = scope.expanded(predicate).columns.compactMap { column($0) }
    append(
      CheckOperator(
        predicate: compiled, fault: fault,
        scope: scopeOf.map { ruleScope(of: $0) } ?? RuleScope(condition: nil, rule: rule),
        judge: judge(statement, finding: columns), caseLookups: caseLookups(in: predicate)))
  }

  /// Adds a check of rows with the same key.
  fileprivate mutating func appendGroups(
    _ statement: Statement, _ keys: [ColumnReference], dependent: ColumnReference?
  ) {
    let columns = keys.compactMap { column($0) }
    let other = dependent.flatMap { column($0) }
    for column in columns + (other.map { [$0] } ?? []) { watch(column) }
    append(
      GroupRule(
        keys: columns.map { caseCountingReader(for: $0) },
        fault: other.map { .severalValues(of: keyReader(for: $0)) } ?? .severalMembers,
        scope: ruleScope(of: statement),
        judge: judge(statement, finding: columns + (other.map { [$0] } ?? []))))
  }
}
