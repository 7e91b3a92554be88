import Diagnostics

extension Scope {
  /// Checks a statement against this line's columns, and changes them as the statement does.
  package mutating func apply(
    _ statement: Statement, _ signature: Signature, _ diagnostics: inout [Diagnostic]
  ) {
    guard !statement.isBroken else { return }
    let found = check(statement, signature)
    diagnostics += found
    if signature.role == .declaration, !found.isEmpty,
      case .word(let name) = statement.slots["name"]
    {
      // What it would have named cannot be used, which is no further error.
      excusedNames.insert(name.text.lowercased())
      return
    }
    signature.effect(statement, &self, &diagnostics)
  }

  /// Changes the columns as the statement does, without a look at what is wrong with it, where that makes none:
  /// columns are presumed, and a declaration counts, only as far as it is right.
  mutating func follow(_ statement: Statement, _ signature: Signature) {
    var ignored: [Diagnostic] = []
    if isOpen || signature.role == .declaration {
      apply(statement, signature, &ignored)
    } else if !statement.isBroken {
      signature.effect(statement, &self, &ignored)
    }
  }

  /// Presumes the columns that a statement names, without a word on what is wrong with it.
  mutating func presume(_ statement: Statement, _ signature: Signature) {
    _ = check(statement, signature)
  }

  /// Checks the slots and the tail; columns that are presumed stay.
  private mutating func check(_ statement: Statement, _ signature: Signature) -> [Diagnostic] {
    // The scope itself goes in and comes out again: a copy would cost as much as it has columns.
    var scope = Scope(header: [])
    swap(&self, &scope)
    var check = StatementCheck(
      statement: statement, signature: signature,
      expressions: ExpressionCheck(scope: consume scope, statement: statement.range))
    check.run()
    swap(&self, &check.expressions.scope)
    return check.expressions.diagnostics
  }
}
