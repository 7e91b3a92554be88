import Diagnostics
import Engine
import Language

/// What the rows of the tables say of rules that are right in themselves: types and notations that do not fit,
/// lines that touch no row.
struct DataCheck {
  let program: Program
  private let signatures: [String: Signature]
  private(set) var diagnostics: [Diagnostic] = []
  /// What each rule did in all the tables that it acts on, by its index.
  private var statistics: [Int: RuleStatistics] = [:]
  /// Rows that were read of these tables.
  private var rowCounts: [Int: Int] = [:]
  /// Rules of which it is told why they do nothing.
  private var explained: Set<Int> = []

  init(_ program: Program, vocabulary: Vocabulary) {
    self.program = program
    signatures = vocabulary.signatures
  }

  /// Takes over what a run without outputs found in a table.
  mutating func add(_ run: RunReport, of plan: TablePlan) {
    for rule in Set(plan.steps.compactMap(\.rule)) where program.statements.indices.contains(rule) {
      statistics[rule, default: RuleStatistics()] += run.statistics[rule]
      rowCounts[rule, default: 0] += run.rowsIn
    }
    var toldColumns: Set<Int> = []
    for (place, tally) in run.typeTalliesInOrder {
      let type = TypeDiagnosis(place: place, tally: tally, plan: plan, program: program)
      guard var diagnostic = type.diagnostic else { continue }
      explained.insert(place.rule)
      // A notation that one line names, a further line reads by it.
      if !toldColumns.insert(place.column).inserted { diagnostic.fix = nil }
      diagnostics.append(diagnostic)
    }
    for (rule, found) in run.caseVariants.sorted(by: { $0.key < $1.key }) where found.count > 0 {
      diagnostics.append(
        Diagnostic(
          .keyNeverNormalized, severity: .note, plan.caseWords(found, rule: rule),
          at: program.statements[rule].verbRange, help: plan.caseHelp(rule: rule)))
    }
    for conflicts in plan.lookupConflicts {
      guard let diagnostic = conflict(conflicts, plan) else { continue }
      explained.insert(conflicts.rule)
      diagnostics.append(diagnostic)
    }
  }

  /// A lookup file that contradicts itself.
  private func conflict(_ conflicts: LookupConflicts, _ plan: TablePlan) -> Diagnostic? {
    guard case .text(let path)? = program.statements[conflicts.rule].slots["from"] else {
      return nil
    }
    return Diagnostic(
      .lookupContradicts, severity: .warning, plan.words(of: conflicts), at: path.range,
      help: "leave one value for each key in the file")
  }

  /// Takes over what a merge has come to.
  mutating func add(_ merged: MergedTable) {
    statistics[merged.rule.rule, default: RuleStatistics()].removed += merged.foldedCount
  }

  /// Judges the rules when all tables are through.
  mutating func conclude() {
    for (rule, counts) in statistics.sorted(by: { $0.key < $1.key })
    where !explained.contains(rule) {
      guard let rowCount = rowCounts[rule], rowCount > 0 else { continue }
      if let diagnostic = idleness(of: program.statements[rule], counts, rowCount) {
        diagnostics.append(diagnostic)
      }
    }
  }

  private func idleness(
    of statement: Statement, _ counts: RuleStatistics, _ rowCount: Int
  ) -> Diagnostic? {
    let group = signatures[statement.verb]?.group
    let rows = Quantity.count(rowCount, "row")
    // Of verbs of rows the condition is what they ask, and not where they ask it.
    let seen = counts.tested + counts.blank + counts.noUsableKey + counts.failed - counts.failedRows
    if let condition = statement.condition, !statement.verb.hasSuffix(" rows"),
      statement.verb != "expect", seen == 0,
      counts.outOfScope > 0
    {
      // A line may be there for what a table rarely has; a check that checks nothing is none.
      return Diagnostic(
        .conditionNeverMet, severity: group == "check" ? .warning : .note,
        "the condition is true for none of \(rows)\(Self.unread(counts))", at: condition.range)
    }
    switch group {
    case "clean" where counts.changed == 0:
      return note(statement, "this line changes none of \(rows)\(Self.reasons(counts))")
    case "rows" where counts.removed == 0:
      return note(statement, "this line takes out none of \(rows)\(Self.unread(counts))")
    case "match" where counts.removed == 0:
      return note(statement, "this line folds none of \(rows)\(Self.reasons(counts))")
    case "check" where counts.tested == 0 && statement.verb != "expect":
      return Diagnostic(
        .nothingTested, severity: .warning,
        "this line tests none of \(rows)\(Self.reasons(counts))", at: statement.verbRange)
    default: return nil
    }
  }

  private func note(_ statement: Statement, _ message: String) -> Diagnostic {
    Diagnostic(.ruleTouchesNothing, severity: .note, message, at: statement.verbRange)
  }

  /// Conditions that could not be evaluated, where there are some.
  private static func unread(_ counts: RuleStatistics) -> String {
    counts.failedRows == 0
      ? "" : ": for \(Quantity.count(counts.failedRows)) it could not be evaluated"
  }

  /// What became of the values instead.
  private static func reasons(_ counts: RuleStatistics) -> String {
    let parts = [
      (counts.blank - counts.placeholders, "blank"),
      (counts.placeholders, counts.placeholders == 1 ? "placeholder" : "placeholders"),
      (counts.noUsableKey, "without a usable key"), (counts.failed, "not readable"),
      (counts.outOfScope, "out of scope"),
    ].filter { $0.0 > 0 }.map { "\(Quantity.count($0.0)) \($0.1)" }
    return parts.isEmpty ? "" : ": " + parts.joined(separator: ", ")
  }
}
