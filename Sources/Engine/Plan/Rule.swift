import Columns
import Diagnostics
import Kernels

/// One rule as reports name it.
package struct RuleInfo: Sendable, Equatable {
  /// The verb's name.
  package var verb: String
  /// Name of the file it stands in, and its 1-based line.
  package var file: String
  package var line: Int
  /// As written, white space folded.
  package var text: String
  /// `as ID`, or one made from the rule's text: the same in every run.
  package var id: String
  /// What its findings say where the rule gives no reason.
  package var fault: String
  /// `because 'text'`
  package var reason: String?
  /// What follows for rows that fail it; nil: it judges nothing.
  package var judgement: Judgement?
  /// The other table that it takes values of.
  package var source: String?

  package init(
    verb: String, file: String, line: Int, text: String, id: String, fault: String,
    reason: String? = nil, judgement: Judgement? = nil, source: String? = nil
  ) {
    self.source = source
    self.verb = verb
    self.file = file
    self.line = line
    self.text = text
    self.id = id
    self.fault = fault
    self.reason = reason
    self.judgement = judgement
  }
}

/// A step on the rows of one batch that needs no other row.
package protocol RowOperator: Sendable {
  /// Ids of the columns it reads and writes; for the plan's print and for what a first pass can leave out.
  var reads: Set<Int> { get }
  var writes: Set<Int> { get }
  /// Whether rows can leave the batch.
  var removesRows: Bool { get }
  /// Whether it gives cells values of other rows, which the change log names.
  var givesSources: Bool { get }
  /// Acts on the rows of a batch that are still there.
  func run(_ batch: Batch, _ worker: Worker)
}

extension RowOperator {
  package var removesRows: Bool { false }
  package var givesSources: Bool { false }
}

/// How the survivor of a group of duplicates is chosen.
package struct RankRule: Sendable {
  /// By what rows are ranked.
  package enum Order: Sendable {
    /// The larger value wins.
    case largest(ValueExpression)
    case smallest(ValueExpression)
    /// The row with the most cells that are present and no placeholders wins.
    case mostComplete([KeyReader])
    case last
  }
  package var order: Order

  package init(_ order: Order) {
    self.order = order
  }
}

/// `dedupe` as the engine runs it.
package struct DedupeRule: Sendable {
  /// What keys without a value mean.
  package enum BlankPolicy: Sendable {
    /// Blank equals blank; a row whose keys are all blank matches nothing.
    case blankEqualsBlank
    /// `every key present`
    case everyKeyPresent
    /// `placeholders match`: plain DISTINCT.
    case placeholdersMatch
  }
  package var keys: [KeyReader]
  /// Where each key comes from.
  package var origins: [KeyOrigin]
  /// `on any of`: each key by itself, closed transitively.
  package var isAnyOf: Bool
  package var policy: BlankPolicy
  /// Empty: the first member survives.
  package var ranks: [RankRule]
  /// The rows that take part: they alone are folded, and fold others.
  package var scope: RuleScope

  package init(
    keys: [KeyReader], origins: [KeyOrigin], isAnyOf: Bool, policy: BlankPolicy,
    ranks: [RankRule], scope: RuleScope
  ) {
    self.keys = keys
    self.origins = origins
    self.isAnyOf = isAnyOf
    self.policy = policy
    self.ranks = ranks
    self.scope = scope
  }

  package var rule: Int { scope.rule }

  /// Ids of the columns that decide which rows are folded, and which of them stay.
  package var reads: Set<Int> {
    let keyReads = keys.reduce(scope.reads) { $0.union($1.reads) }
    return ranks.reduce(keyReads) { $0.union($1.reads) }
  }

  /// Whether rows can be decided on as they come.
  package var streams: Bool { !isAnyOf && ranks.isEmpty }
}

/// A column of a table that is written.
package struct SavedColumn: Sendable, Equatable {
  package var id: Int
  package var name: String

  package init(id: Int, name: String) {
    self.id = id
    self.name = name
  }
}

/// A snapshot of the table at a line, and where it goes.
package struct SaveRule: Sendable {
  /// Number of the save among those of the table.
  package var sink: Int
  /// Rules from this one on stand behind the save.
  package var ruleLimit: Int
  package var columns: [SavedColumn]
  /// `blanks ''`: how every blank is written; nil: as it is.
  package var blanksAs: BlankWriting?

  package init(
    sink: Int, ruleLimit: Int, columns: [SavedColumn], blanksAs: BlankWriting? = nil
  ) {
    self.sink = sink
    self.ruleLimit = ruleLimit
    self.columns = columns
    self.blanksAs = blanksAs
  }
}

/// Writes every blank of a table one way.
package struct BlankWriting: Sendable {
  package var text: LiteralCell
  package var blanks: BlankTest

  package init(text: LiteralCell, blanks: BlankTest) {
    self.text = text
    self.blanks = blanks
  }
}

/// One step of a table's way through its rules.
package enum Step: Sendable {
  case rows(any RowOperator, rule: Int)
  case dedupe(DedupeRule)
  case groups(GroupRule)
  case measure(MeasureRule)
  case collect(CollectRule)
  case repair(RepairRule)
  case save(SaveRule)

  /// The rule it comes from; nil for a save.
  package var rule: Int? {
    switch self {
    case .rows(_, let rule): rule
    case .dedupe(let dedupe): dedupe.rule
    case .groups(let groups): groups.rule
    case .measure(let measure): measure.rule
    case .collect(let collect): collect.rule
    case .repair(let repair): repair.rule
    case .save: nil
    }
  }

  /// Whether it gives cells values of other rows.
  var givesSources: Bool {
    switch self {
    case .rows(let rowOperator, _): rowOperator.givesSources
    case .repair: true
    case .dedupe, .groups, .measure, .collect, .save: false
    }
  }
}
