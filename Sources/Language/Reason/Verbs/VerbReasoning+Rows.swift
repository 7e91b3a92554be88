import Diagnostics

// Verbs that take rows out.
extension VerbReasoning {
  /// `keep rows`: what is false or unknown leaves; what could not be evaluated stays.
  package static let keeping = VerbReasoning(
    judge: { $0.judgeFilter(isKeeping: true) },
    transfer: { line in
      let outcomes = line.scopeOutcomes
      guard line.isPossible(outcomes.yes.or(outcomes.failed)) else { return }
      line.facts.keep(outcomes.yes.or(outcomes.failed), cause: line.cause)
    },
    isIdle: { line in
      let outcomes = line.scopeOutcomes
      return !line.isPossible(outcomes.no.or(outcomes.unknown))
    })

  /// `drop rows`: only what is true leaves.
  package static let dropping = VerbReasoning(
    judge: { $0.judgeFilter(isKeeping: false) },
    transfer: { line in
      let outcomes = line.scopeOutcomes
      guard line.isPossible(outcomes.notYes) else { return }
      line.facts.keep(outcomes.notYes, cause: line.cause)
    }, isIdle: { !$0.isPossible($0.scopeOutcomes.yes) })

  /// Writes the table without the rows that are rejected.
  package static let saving = VerbReasoning(
    transfer: { $0.facts.dismissRejected() }, isIdle: { _ in true })

  /// Looks at all rows at once, without those that are rejected.
  package static let gathering = VerbReasoning(
    judge: { line in
      line.judgeCondition()
      if line.statement.verb == "expect" { line.judgeExpectation() } else { line.judgeFold() }
    },
    transfer: { line in
      line.facts.dismissRejected()
      line.facts.noteSight(line.number, line.judgedCells)
      line.noteFold()
      if line.statement.actions.contains(where: { $0.action == .reject }) {
        line.facts.reject(allBut: .anything, cause: line.cause)
      }
    },
    isIdle: { line in
      switch line.statement.verb {
      case "dedupe": line.facts.isSeenAgain(line.number)
      // Any figure may be another one of fewer rows.
      case "expect": line.stops.isEmpty
      default:
        !line.statement.actions.contains { $0.action == .reject } && line.stopsNoSecondRun
      }
    })
}

extension LineReasoning {
  /// A filter that every row passes, or none.
  fileprivate mutating func judgeFilter(isKeeping: Bool) {
    guard let condition = statement.condition else { return }
    let outcomes = scopeOutcomes
    let leaves = isKeeping ? outcomes.no.or(outcomes.unknown) : outcomes.yes
    let stays = isKeeping ? outcomes.yes : outcomes.notYes
    // Rows that are rejected already neither stay nor leave.
    if let causes = refutation(of: leaves, ofAccepted: true) {
      let meant = causes.isEmpty ? meantMembership(condition) : nil
      report(
        .removesNothing, "this line takes out no row", at: condition.range, because: causes,
        "no row that would leave gets past this line",
        help: meant.map { "write \($0.replacement)" } ?? "leave the line out",
        fix: meant ?? removal(isProven: isConditionTold(by: causes)))
    } else if let causes = refutation(of: stays, ofAccepted: true) {
      let keepsUnreadable = isKeeping && isPossible(outcomes.failed)
      report(
        .removesEverything,
        keepsUnreadable
          ? "no row is kept but those that could not be evaluated"
          : "this line takes out every row",
        at: condition.range, because: causes, "no row that would stay gets past this line")
    } else if let causes = refutation(of: outcomes.no, ofAccepted: true) {
      if isKeeping {
        report(
          .conditionAlwaysTrue, severity: .note,
          "this condition is never false: only rows with a blank there leave",
          at: condition.range, because: causes, "this line sees to it")
      } else {
        report(
          .removesEverything,
          "this condition is never false: no row stays but \(exceptions(to: outcomes))",
          at: condition.range, because: causes, "no row that would stay gets past this line")
      }
    }
  }

  /// The rows for which a condition that is never false is not true.
  func exceptions(to outcomes: CaseBuilder.Outcomes) -> String {
    let isUnknown = isPossible(outcomes.unknown)
    if !isPossible(outcomes.failed) { return "those with a blank there" }
    return isUnknown
      ? "those with a blank there, and those that could not be evaluated"
      : "those that could not be evaluated"
  }

  /// A `when` that is never true, or always.
  mutating func judgeCondition() {
    guard let condition = statement.condition else { return }
    let outcomes = scopeOutcomes
    if let causes = refutation(of: outcomes.yes) {
      let meant = causes.isEmpty && !namesPlaceholder ? meantMembership(condition) : nil
      let isNeeded = namesPlaceholder || !madeColumns.isEmpty
      report(
        .conditionNeverTrue,
        "this condition is never true\(Self.ofEvaluated(isConditionEvaluated)), "
          + "so the line \(idleWords)",
        at: condition.range, because: causes, "this line sees to it",
        help: meant.map { "write \($0.replacement)" } ?? helpWithIdleLine,
        fix: meant ?? (isNeeded ? nil : removal(isProven: isConditionTold(by: causes))))
    } else if let causes = refutation(of: outcomes.notYes) {
      report(
        .conditionAlwaysTrue, severity: .note, "this condition is true for every row",
        at: condition.range, because: causes, "this line sees to it",
        help: "leave out the when", fix: conditionRemoval)
    } else if let causes = refutation(of: outcomes.no) {
      report(
        .conditionAlwaysTrue, severity: .note,
        "this condition is never false: it is true but for \(exceptions(to: outcomes))",
        at: condition.range, because: causes, "this line sees to it")
    }
  }

  /// The columns that the line makes, which lines below may name.
  private var madeColumns: [ColumnInfo] {
    after.columns.filter { before.index(of: $0.id) == nil }
  }

  /// What the line does though its condition is never true. Where the header is not known, the input may have
  /// what it would make.
  private var idleWords: String {
    if namesPlaceholder { return "fills nothing" }
    let made = madeColumns.map { "'\($0.name)'" }
    if made.isEmpty { return "does nothing" }
    let names = made.joined(separator: " and ")
    return before.isOpen
      ? "fills no cell, and makes \(names) where the input has no such column"
      : "makes \(names), and fills no cell"
  }

  /// What to do with such a line.
  private var helpWithIdleLine: String {
    if namesPlaceholder { return Self.placeholderHelp }
    guard let made = madeColumns.first else { return "leave the line out" }
    return "mend the condition: without the line there may be no '\(made.name)' below"
  }

  /// What a claim of rows adds where some of them may not be evaluated.
  static func ofEvaluated(_ areAll: Bool) -> String {
    areAll ? "" : " of a row that can be evaluated"
  }

  /// Whether any row can be in the line's scope.
  var hasScope: Bool { isPossible(scopeOutcomes.yes) }
}
