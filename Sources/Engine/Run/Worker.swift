import Columns
import Kernels

/// What one thread carries from batch to batch: counts, samples, scratch memory.
///
/// Belongs to one thread during a pass; read by the run when the pass is over.
package final class Worker: @unchecked Sendable {
  package var statistics: [RuleStatistics]
  package var samples: [[Sample]]
  /// The first findings of each rule.
  package var findingSamples: [FindingSamples]
  /// What `expect` lines measured, by rule.
  package var measures: [Int: [MetricState]] = [:]
  /// How the values of judged columns are distributed, by their number in the plan.
  package var distributions: [Int: DistributionTally] = [:]
  /// Rows that left as rejected.
  package var rowsRejected = 0
  /// Rows that dedupes took out on keys that may say nothing.
  package var doubtfulKeys: [KeyPlace: DoubtfulKeys] = [:]
  /// Rows whose values a lookup does not find for the case of letters alone, by its rule.
  package var caseVariants: [Int: Int] = [:]
  /// Columns of which no value is of the type that a rule reads, as far as it is known.
  package var typeTallies: [TypePlace: TypeTally] = [:]
  /// Columns by whose regions rules read others, as far as it is known whether they name any.
  package var regionTallies: [RegionPlace: RegionTally] = [:]
  /// Rows left when every rule has run, and of those of the last save the changed ones.
  package var rowsOut = 0
  package var rowsChanged = 0
  /// Changed rows among those that were handed on to a merge, by its rule.
  package var changedHandedOn: [Int: Int] = [:]
  /// Records of the rows on which some rule could not be evaluated: a bit a row, where there are any.
  var unevaluated = GrowingBitmap()
  /// Cells that a spreadsheet would run as a formula.
  package var formulaCells = 0
  /// Bytes that are no UTF-8 and were kept.
  package var invalidByteCount = 0
  /// How many cells each arm of a rule fitted, by rule, where anybody asks.
  package var armCounts: [Int: [Int]] = [:]
  package let wishes: JournalWishes
  private var patterns: [ObjectIdentifier: PatternWorker] = [:]

  package init(ruleCount: Int, wishes: JournalWishes) {
    statistics = Array(repeating: RuleStatistics(), count: ruleCount)
    samples = Array(repeating: [], count: ruleCount)
    findingSamples = Array(repeating: FindingSamples(), count: ruleCount)
    self.wishes = wishes
  }

  /// A worker of the same thread that counts and notes for nobody.
  package private(set) lazy var silent = Worker(
    ruleCount: statistics.count, wishes: JournalWishes())

  /// Counts cells that an arm of a rule fitted; arms by their place in the rule.
  package func countArm(_ arm: Int, of rule: Int, cells: Int = 1) {
    var counts = armCounts[rule] ?? []
    if counts.count <= arm { counts += Array(repeating: 0, count: arm + 1 - counts.count) }
    counts[arm] += cells
    armCounts[rule] = counts
  }

  /// The thread's own match memory for a pattern.
  package func matcher(for pattern: Pattern) -> PatternWorker {
    let id = ObjectIdentifier(pattern)
    if let worker = patterns[id] { return worker }
    let made = PatternWorker(pattern)
    patterns[id] = made
    return made
  }

  /// Keeps the change as a sample if it is among the first of its rule.
  package func sample(_ sample: @autoclosure () -> Sample, rule: Int, record: Int) {
    if samples[rule].count >= wishes.sampleCount {
      guard let last = samples[rule].last, record < last.record else { return }
      samples[rule].removeLast()
    }
    let index = samples[rule].firstIndex { $0.record > record } ?? samples[rule].endIndex
    samples[rule].insert(sample(), at: index)
  }
}

/// One change that a preview shows.
package struct Sample: Sendable, Equatable {
  package var record: Int
  package var column: Int
  package var before: [UInt8]
  package var after: [UInt8]
}

/// Exact counts of what a rule did. Cells for rules over columns, rows for rules over rows.
package struct RuleStatistics: Sendable, Equatable {
  /// Looked at and not blank (for `default`: looked at).
  package var tested = 0
  /// Of those, the rows that fail.
  package var violated = 0
  package var changed = 0
  package var blank = 0
  /// Of those the placeholders, which read as blank.
  package var placeholders = 0
  /// Could not be converted or evaluated.
  package var failed = 0
  /// Those of them that are rows, for which a condition could not be evaluated.
  package var failedRows = 0
  /// Of a rule that converts cells: rows with a cell at fault, and those of them with no finding but such
  /// as the baseline lists.
  package var faultyRows = 0
  package var knownFaultyRows = 0
  /// Rows for which `when` was not true.
  package var outOfScope = 0
  /// Rows that left the table.
  package var removed = 0
  /// Rows that the rule rejects, and that it has reviewed.
  package var rejected = 0
  package var reviewed = 0
  /// Findings, but for those that the baseline lists.
  package var found = 0
  /// Findings that the baseline lists, and rows that fail with no finding but such.
  package var known = 0
  package var knownRows = 0
  /// Of the rows that the rule rejects those with no finding but such.
  package var knownRejects = 0
  /// Of the known findings those that could not be converted or evaluated, and of these the rows for
  /// which a condition could not be.
  package var knownFailures = 0
  package var knownFailedRows = 0
  /// Rows without a usable key.
  package var noUsableKey = 0
  /// What it met in another table.
  package var otherTable = OtherTableCounts()

  package init() {}

  /// Adds what another worker has counted.
  package static func += (left: inout RuleStatistics, right: RuleStatistics) {
    left.tested += right.tested
    left.violated += right.violated
    left.changed += right.changed
    left.blank += right.blank
    left.placeholders += right.placeholders
    left.failed += right.failed
    left.failedRows += right.failedRows
    left.faultyRows += right.faultyRows
    left.knownFaultyRows += right.knownFaultyRows
    left.outOfScope += right.outOfScope
    left.removed += right.removed
    left.rejected += right.rejected
    left.reviewed += right.reviewed
    left.found += right.found
    left.known += right.known
    left.knownRows += right.knownRows
    left.knownRejects += right.knownRejects
    left.knownFailures += right.knownFailures
    left.knownFailedRows += right.knownFailedRows
    left.noUsableKey += right.noUsableKey
    left.otherTable += right.otherTable
  }
}

/// What a rule met in the table that it takes values of, in cells.
package struct OtherTableCounts: Sendable, Equatable {
  /// Took the other's value.
  package var taken = 0
  /// Had the other's value already.
  package var agreeing = 0
  /// Were blank themselves, where only what is there is corrected.
  package var blankHere = 0
  /// In rows whose key is blank.
  package var withoutKey = 0
  /// The other table has no such key.
  package var unknownKey = 0
  /// It has the key, and no value beside it.
  package var blankThere = 0
  /// It has several values beside the key.
  package var ambiguous = 0

  package init() {}

  static func += (left: inout OtherTableCounts, right: OtherTableCounts) {
    left.taken += right.taken
    left.agreeing += right.agreeing
    left.blankHere += right.blankHere
    left.withoutKey += right.withoutKey
    left.unknownKey += right.unknownKey
    left.blankThere += right.blankThere
    left.ambiguous += right.ambiguous
  }
}
