import Diagnostics

// Verbs that judge rows one by one.
extension VerbReasoning {
  /// `check P`, `require a`, `warn rows when P`
  package static let checking = VerbReasoning(
    judge: { $0.judgeCheck() }, transfer: { $0.followCheck() },
    isIdle: { $0.isIdleCheck })
}

/// What a line that judges rows says of one. Verbs and findings ask the same of it: what has been found once,
/// of the rows before the line, is kept.
final class RowCheck {
  /// Rows in its scope.
  let scope: Cases
  let passes: Cases
  let fails: Cases
  /// Rows that it does not judge, or lets pass.
  let doesNotFail: Cases
  /// Rows that pass it, or are out of its scope.
  let passesOrOut: Cases
  /// Rows of which it cannot be told whether they are in its scope, or pass it.
  let unevaluated: Cases
  /// Rows of which that can be told, be it that nothing is known of them.
  let evaluated: Cases
  /// Whether a row can pass it, can fail it, or need not fail it, where that has been asked.
  fileprivate(set) var canPass: Bool?
  fileprivate(set) var canFail: Bool?
  fileprivate(set) var canNotFail: Bool?

  fileprivate init(
    _ scope: CaseBuilder.Outcomes, _ outcomes: CaseBuilder.Outcomes, passesOrOut: Cases,
    doesNotFail: Cases
  ) {
    self.scope = scope.yes
    passes = scope.yes.and(outcomes.yes)
    fails = scope.yes.and(outcomes.no)
    unevaluated = scope.failed.or(scope.yes.and(outcomes.failed))
    evaluated = scope.no.or(scope.unknown)
      .or(scope.yes.and(outcomes.yes.or(outcomes.no).or(outcomes.unknown)))
    self.doesNotFail = doesNotFail
    self.passesOrOut = passesOrOut
  }
}

/// The check of a line, made when it is first asked for.
final class RowCheckMemo {
  fileprivate var check: RowCheck??
}

extension Statement {
  /// Whether it is `warn rows when …` or the like; `keep rows` and `drop rows` judge nothing.
  fileprivate var judgesRows: Bool {
    verb.hasSuffix(" rows") && Action(rawValue: String(verb.dropLast(" rows".count))) != nil
  }
}

extension LineReasoning {
  /// The line as a check of single rows; nil where it looks at several.
  var rowCheck: RowCheck? {
    if let known = memo.check { return known }
    let check = makeRowCheck()
    memo.check = .some(check)
    return check
  }

  /// Whether a row can pass a check of this line, and whether one can fail it.
  func canPassOrFail(_ check: RowCheck) -> Bool {
    let canPass = check.canPass ?? isPossible(check.passes)
    check.canPass = canPass
    guard canPass else { return false }
    let canFail = check.canFail ?? isPossible(check.fails)
    check.canFail = canFail
    return canFail
  }

  private func makeRowCheck() -> RowCheck? {
    let scope = scopeOutcomes
    var outcomes: CaseBuilder.Outcomes
    if case .expression(let predicate)? = statement.slots["predicate"] {
      outcomes = builder.outcomes(of: predicate)
    } else if statement.verb == "require" {
      outcomes = presence
    } else if statement.judgesRows, let condition = statement.condition {
      let judged = builder.outcomes(of: condition)
      return RowCheck(
        CaseBuilder.Outcomes(yes: .anything, no: .nothing, unknown: .nothing, failed: .nothing),
        judged.negated, passesOrOut: judged.no, doesNotFail: judged.notYes)
    } else {
      return nil
    }
    return RowCheck(
      scope, outcomes, passesOrOut: scope.notYes.or(outcomes.yes),
      doesNotFail: scope.notYes.or(outcomes.notNo))
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

  /// Whether no row leaves by it, and no second run stops at it.
  fileprivate var isIdleCheck: Bool {
    if rowCheck.map({ !isPossible($0.fails) }) ?? false { return true }
    return !isRejecting && stopsNoSecondRun
  }

  /// Rows that a check rejects leave, as soon as a line looks at more than one row.
  fileprivate mutating func followCheck() {
    if !stops.isEmpty { facts.noteSight(number, judgedCells) }
    if statement.has("determination") { facts.dismissRejected() }
    guard isRejecting else { return }
    guard let check = rowCheck, check.canNotFail ?? isPossible(check.doesNotFail) else {
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
    (check.canFail, check.canPass) = (failing == nil, passing == nil)
    if failing != nil, passing != nil {
      report(
        .neverTested, "this check can say nothing of any row", because: failing ?? [],
        "this line sees to it", fix: removal(of: check))
    } else if let failing {
      reportAlwaysPasses(check, because: failing)
    } else if let passing {
      let meant =
        passing.isEmpty
        ? meantMembership(predicate) : convertedTexts(of: predicate, because: passing)
      report(
        .neverPasses, "no row can pass this check", because: passing,
        "no row that passes gets past this line", help: meant.map { "write \($0.replacement)" },
        fix: meant)
    } else {
      judgeDefaults(check)
    }
  }

  private var predicate: Expression? {
    if case .expression(let predicate)? = statement.slots["predicate"] { predicate } else { nil }
  }

  private mutating func reportAlwaysPasses(_ check: RowCheck, because causes: [Cause]) {
    let meant = causes.isEmpty ? meantMembership(predicate) : nil
    let move = move(aboveFillingOf: causes)
    var help = "leave the check out"
    if let meant {
      help = "write \(meant.replacement)"
    } else if move != nil {
      help = "move this line above the default"
    } else if !causes.isEmpty {
      help += ", or move it up"
    }
    report(
      .alwaysPasses,
      isPossible(check.unevaluated)
        ? "every row that can be evaluated passes this check" : "every row passes this check",
      because: causes, "no row that fails gets past this line", help: help,
      fix: meant ?? move ?? removal(of: check))
  }

  /// The edit that takes a check out by which nothing can be found.
  private func removal(of check: RowCheck) -> Fix? {
    removal(isProven: !isPossible(check.unevaluated))
  }

  /// What a `default` above has filled in, where every such row that the line judges fails.
  private mutating func judgeDefaults(_ check: RowCheck) {
    if fillings.isEmpty { return }
    let cells = facts.prover.cells(of: check.fails)
    for column in before.columns
    where fillings[column.id] != nil && cells.contains(facts.cell(column.id)) {
      for filling in fillings[column.id] ?? [] {
        guard let filled = filled(filling, column),
          !isPossible(check.doesNotFail, check.scope, filled), isPossible(check.fails, filled)
        else { continue }
        let isJudged = !isPossible(scopeOutcomes.notYes, filled)
        diagnostics.append(
          Diagnostic(
            .defaultFailsCheck, severity: .warning,
            "'\(filling.text)', which fills the blanks of '\(column.name)', fails this check"
              + (isJudged ? "" : " wherever its when is true"),
            at: statement.range, related: [(filling.range, "it is filled in here")]))
      }
    }
  }

  /// `warn rows when P` that is never true, or always.
  private mutating func judgeRows(_ check: RowCheck) {
    guard let condition = statement.condition else { return }
    let failing = refutation(of: check.fails)
    check.canFail = failing == nil
    if let causes = failing {
      let meant = causes.isEmpty ? meantMembership(condition) : nil
      report(
        .conditionNeverTrue,
        "this condition is never true\(Self.ofEvaluated(!isPossible(check.unevaluated))), "
          + "so the line finds nothing",
        at: condition.range, because: causes, "this line sees to it",
        help: meant.map { "write \($0.replacement)" } ?? "leave the line out",
        fix: meant ?? removal(of: check))
      return
    }
    let others = refutation(of: check.doesNotFail)
    check.canNotFail = others == nil
    if let causes = others {
      report(
        .conditionAlwaysTrue, "this condition is true for every row", at: condition.range,
        because: causes, "this line sees to it")
    } else if let causes = refutation(of: check.passes) {
      report(
        .conditionAlwaysTrue,
        "this condition is never false: the line finds every row but "
          + exceptions(to: builder.outcomes(of: condition)),
        at: condition.range, because: causes, "this line sees to it")
    }
  }
}
