import Diagnostics

// Verbs that judge rows one by one.
extension VerbReasoning {
  /// `check P`, `require a`, `warn rows when P`
  package static let checking = VerbReasoning(
    judge: { $0.judgeCheck() }, transfer: { $0.followCheck() },
    isIdle: { $0.isIdleCheck })
}

/// What a line that judges rows says of one.
struct RowCheck {
  /// Rows in its scope.
  let scope: Cases
  let passes: Cases
  let fails: Cases
  /// Rows that it does not judge, or lets pass.
  let doesNotFail: Cases
  /// Rows that pass it, or are out of its scope.
  let passesOrOut: Cases
}

extension LineReasoning {
  /// The line as a check of single rows; nil where it looks at several.
  var rowCheck: RowCheck? {
    let scope = scopeOutcomes
    var outcomes: CaseBuilder.Outcomes
    if case .expression(let predicate)? = statement.slots["predicate"] {
      outcomes = builder.outcomes(of: predicate)
    } else if statement.verb == "require" {
      outcomes = presence
    } else if statement.verb.hasSuffix(" rows"), let condition = statement.condition {
      let judged = builder.outcomes(of: condition)
      return RowCheck(
        scope: .anything, passes: judged.no, fails: judged.yes, doesNotFail: judged.notYes,
        passesOrOut: judged.no)
    } else {
      return nil
    }
    return RowCheck(
      scope: scope.yes, passes: scope.yes.and(outcomes.yes), fails: scope.yes.and(outcomes.no),
      doesNotFail: scope.notYes.or(outcomes.notNo),
      passesOrOut: scope.notYes.or(outcomes.yes))
  }

  /// How `require` comes out: no column may be blank.
  private var presence: CaseBuilder.Outcomes {
    let cells = statement.columns("columns").compactMap { before.resolve($0) }
      .map { facts.cell($0.id) }
    return CaseBuilder.Outcomes(
      yes: Cases([cells.map { .blank($0, false) }]), no: Cases(cells.map { [.blank($0, true)] }),
      unknown: .nothing, failed: .nothing)
  }

  private var isRejecting: Bool {
    statement.actions.contains { $0.action == .reject }
      || (statement.actions.isEmpty && signature.defaultAction == .reject)
      || statement.verb == "reject rows"
  }

  /// Whether no row leaves by it.
  fileprivate var isIdleCheck: Bool {
    guard isRejecting else { return true }
    return rowCheck.map { !isPossible($0.fails) } ?? false
  }

  /// Rows that a check rejects leave, as soon as a line looks at more than one row.
  fileprivate mutating func followCheck() {
    if statement.has("determination") { facts.dismissRejected() }
    guard isRejecting else { return }
    guard let check = rowCheck, isPossible(check.doesNotFail) else {
      return facts.reject(allBut: .anything, cause: cause)
    }
    facts.reject(allBut: check.doesNotFail, cause: cause)
  }

  /// A check that no row can fail, or none can pass.
  fileprivate mutating func judgeCheck() {
    guard let check = rowCheck, isPossible(.anything) else { return }
    if statement.verb.hasSuffix(" rows") { return judgeRows(check) }
    judgeCondition()
    guard isPossible(check.scope) else { return }
    let failing = refutation(of: check.fails)
    let passing = refutation(of: check.passes)
    if failing != nil, passing != nil {
      report(
        .neverTested, "this check can say nothing of any row", because: failing ?? [],
        "this line sees to it")
    } else if let failing {
      report(
        .alwaysPasses, "every row passes this check", because: failing,
        "no row that fails gets past this line", help: "leave the check out, or move it up")
    } else if let passing {
      report(
        .neverPasses, "no row can pass this check", because: passing,
        "no row that passes gets past this line")
    } else {
      judgeDefaults(check)
    }
  }

  /// What a `default` above has filled in, where that fails the check.
  private mutating func judgeDefaults(_ check: RowCheck) {
    let cells = facts.prover.cells(of: check.fails)
    for column in before.columns where cells.contains(facts.cell(column.id)) {
      for filling in fillings[column.id] ?? [] {
        let filled = Cases(
          .blank(facts.cell(column.id), false),
          .text(facts.cell(column.id), .only([Array(filling.text.utf8)])))
        guard !isPossible(check.doesNotFail, check.scope, filled), isPossible(check.fails, filled)
        else { continue }
        diagnostics.append(
          Diagnostic(
            .defaultFailsCheck, severity: .warning,
            "'\(filling.text)', which fills the blanks of '\(column.name)', fails this check",
            at: statement.range, related: [(filling.range, "it is filled in here")]))
      }
    }
  }

  /// `warn rows when P` that is never true, or always.
  private mutating func judgeRows(_ check: RowCheck) {
    guard let condition = statement.condition else { return }
    if let causes = refutation(of: check.fails) {
      report(
        .conditionNeverTrue, "this condition is never true, so the line finds nothing",
        at: condition.range, because: causes, "this line sees to it")
    } else if let causes = refutation(of: check.doesNotFail) {
      report(
        .conditionAlwaysTrue, "this condition is true for every row", at: condition.range,
        because: causes, "this line sees to it")
    }
  }
}
