import Kernels
import Language

/// What will happen to one table, as data: the same for every machine that runs it.
package struct TablePlan: Sendable {
  /// The table's name in the rules; `input` for the command line's.
  package var table: String
  /// Every rule of the program; steps and counts name them by index.
  package var rules: [RuleInfo]
  package var steps: [Step]
  /// Ids of columns in use, those of the input among them.
  package var columnCount: Int
  /// Names that the journal uses, by the index in ``Edit/name``.
  package var names: [String]
  /// The column declared `id`, as the key of the change log.
  package var keyColumn: Int?
  package var blanks: BlankTest
  /// Ids of the columns declared `sensitive`: logs and samples show their values masked.
  package var sensitiveColumns: Set<Int>
  /// The same by the index in ``names``.
  package var sensitiveNames: Set<Int>
  /// What lookup files contradict themselves in, in the order of the rules.
  package var lookupConflicts: [LookupConflicts]
  /// What lookups in other tables can never find, in the same order.
  package var lookupLosses: [LookupLoss]
  /// Columns by whose case of letters rules tell values apart that their type matches, by rule.
  package var caseColumns: [Int: [CaseColumn]]
  /// What the table is made of; nil: its rows come from a file.
  package var origin: (any TableOrigin)?

  package init(
    table: String, rules: [RuleInfo], steps: [Step], columnCount: Int, names: [String],
    keyColumn: Int?, blanks: BlankTest, sensitiveColumns: Set<Int> = [],
    sensitiveNames: Set<Int> = [], lookupConflicts: [LookupConflicts] = [],
    lookupLosses: [LookupLoss] = [], caseColumns: [Int: [CaseColumn]] = [:]
  ) {
    self.table = table
    self.rules = rules
    self.steps = steps
    self.columnCount = columnCount
    self.names = names
    self.keyColumn = keyColumn
    self.blanks = blanks
    self.sensitiveColumns = sensitiveColumns
    self.sensitiveNames = sensitiveNames
    self.lookupConflicts = lookupConflicts
    self.lookupLosses = lookupLosses
    self.caseColumns = caseColumns
  }

  package var dedupes: [DedupeRule] {
    steps.compactMap { if case .dedupe(let rule) = $0 { rule } else { nil } }
  }

  package var groups: [GroupRule] {
    steps.compactMap { if case .groups(let rule) = $0 { rule } else { nil } }
  }

  package var measures: [MeasureRule] {
    steps.compactMap { if case .measure(let rule) = $0 { rule } else { nil } }
  }

  package var repairs: [RepairRule] {
    steps.compactMap { if case .repair(let rule) = $0 { rule } else { nil } }
  }

  /// The rules that decide on rows by all others, and keep what they have decided to the end.
  var decisionCount: Int { dedupes.count + repairs.count }

  package var saves: [SaveRule] {
    steps.compactMap { if case .save(let save) = $0 { save } else { nil } }
  }

  /// Whether the change log of a save says where values come from: a rule above it gives cells those of other rows.
  package func showsSources(above ruleLimit: Int) -> Bool {
    steps.contains { ($0.rule ?? .max) < ruleLimit && $0.givesSources }
  }

  /// Ids of the columns that rules read or write: the only ones that are decoded.
  package var readColumns: Set<Int> {
    var columns: Set<Int> = []
    for step in steps {
      switch step {
      case .rows(let rowOperator, _):
        columns.formUnion(rowOperator.reads)
        columns.formUnion(rowOperator.writes)
      case .dedupe(let rule): columns.formUnion(rule.reads)
      case .groups(let rule): columns.formUnion(rule.reads)
      case .measure(let rule): columns.formUnion(rule.reads)
      case .collect(let rule): columns.formUnion(rule.reads)
      case .repair(let rule): columns.formUnion(rule.reads)
      case .save: continue
      }
    }
    return columns
  }

  /// What stands before a dedupe and says what its rows are like, as far as it is decided.
  func steps(before rule: Int, _ decided: Decisions) -> [EarlierStep] {
    var result: [EarlierStep] = []
    for step in steps {
      switch step {
      case .rows(let rowOperator, _): result.append(.rows(rowOperator))
      case .dedupe(let dedupe):
        if dedupe.rule == rule { return result }
        if let earlier = decided.dedupes[dedupe.rule] { result.append(.dedupe(earlier)) }
      case .repair(let repair):
        if let earlier = decided.repairs[repair.rule] { result.append(.repair(earlier)) }
      case .groups, .measure, .collect, .save: continue
      }
    }
    return result
  }
}
