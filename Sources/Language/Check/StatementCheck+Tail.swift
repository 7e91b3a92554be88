import Diagnostics

// What stands behind the slots.
extension StatementCheck {
  /// Checks the condition, the actions and what becomes of cells that are not converted.
  mutating func checkTail() {
    if let condition = statement.condition {
      if signature.condition == .none {
        expressions.report(
          .conditionNotAllowed, "'\(signature.name)' takes no when", at: condition.range,
          help: "it acts on the whole table")
      }
      expressions.predicate(condition)
    } else if signature.condition == .required {
      var range = statement.range
      range.lower = range.upper
      expressions.report(
        .conditionMissing, "'\(signature.name)' needs a when", at: range,
        help: "say when, as in: \(signature.example)")
    }
    for action in statement.actions { checkAction(action) }
    guard let others = statement.others else { return }
    switch others {
    case .keep(let range), .clear(let range): checkOthers(range)
    case .value(let value):
      checkOthers(value.range)
      checkLiteral(value)
    case .action(let action):
      checkOthers(action.range)
      expressions.checkThreshold(of: action)
    }
  }

  /// An action must be one that the verb takes.
  private mutating func checkAction(_ use: ActionUse) {
    if signature.actions.contains(use.action) { return expressions.checkThreshold(of: use) }
    if case .action(let first)? = statement.others, signature.takesOthers {
      return expressions.report(
        .actionNotAllowed, "'others' takes one action, and has '\(first.action)' already",
        at: use.range, help: "keep one of the two")
    }
    if signature.actions.isEmpty {
      return expressions.report(
        .actionNotAllowed, "'\(signature.name)' judges nothing, so it takes no '\(use.action)'",
        at: use.range,
        help: signature.takesOthers ? "write others \(use.action)" : "judge rows with check")
    }
    let words = signature.actions.map(\.rawValue).joined(separator: ", ")
    expressions.report(
      .actionNotAllowed,
      "'\(signature.name)' judges a whole table, which nothing can \(use.action)",
      at: use.range, help: "write one of \(words)")
  }

  private mutating func checkOthers(_ range: SourceRange) {
    guard !signature.takesOthers else { return }
    expressions.report(
      .othersNotAllowed, "'\(signature.name)' converts nothing, so it takes no others", at: range)
  }
}
