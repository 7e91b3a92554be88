/// What a run did to one table, exactly.
package struct RunReport: Sendable {
  package var rowsIn = 0
  package var rowsOut = 0
  /// Rows of which at least one cell was changed, among those written.
  package var rowsChanged = 0
  /// Changed rows among those that were handed on to a merge, by its rule.
  private var changedHandedOn: [Int: Int] = [:]
  /// Rows that differ from those read, wherever the table has gone.
  package var allRowsChanged: Int { max(rowsChanged, changedHandedOn.values.max() ?? 0) }
  /// Rows on which some rule could not be evaluated, once each.
  private var unevaluated = GrowingBitmap()
  package var rowsNotEvaluated: Int { unevaluated.setCount }
  package var quarantined = 0
  package var padded = 0
  package var formulaCells = 0
  package var invalidByteCount = 0
  package var statistics: [RuleStatistics]
  /// Rows that dedupes took out on keys that may say nothing.
  package var doubtfulKeys: [KeyPlace: DoubtfulKeys] = [:]
  /// Keys of rules that differ from one before them in nothing but the case of letters which their type
  /// keeps; of lookups the values of rows that are not found for that alone.
  package var caseVariants: [Int: HalfKeys] = [:]
  /// Columns that rules read as a type, with what is noted of those that have no value of it.
  package var typeTallies: [TypePlace: TypeTally] = [:]
  /// Columns by whose regions rules read others, with whether they name any.
  package var regionTallies: [RegionPlace: RegionTally] = [:]
  /// The first changes of each rule, by record; filled for a preview only.
  package var samples: [[Sample]]
  /// The first findings of each rule, by record; filled where reports are asked for.
  package var findingSamples: [FindingSamples]
  /// Whether anybody asks for findings of rules to show.
  package var wantsFindingSamples = false
  /// Findings on figures, in the order of the rules, but for those that the baseline lists.
  package var figureFindings: [FigureFinding] = []
  /// What `expect` lines measured and how it came out, by rule.
  package var measured: [Int: Measured] = [:]
  /// How the values of judged columns are distributed, by their number in the plan.
  package var distributions: [Int: DistributionTally] = [:]
  /// How many cells each arm of a rule fitted, by rule, where anybody asks.
  package var armCounts: [Int: [Int]] = [:]
  package var rowsRejected = 0
  /// Rows with quotes that neither open, close nor double; such quotes were taken as data.
  package var strayRecordCount = 0
  package var spilledByteCount = 0

  package init(ruleCount: Int) {
    statistics = Array(repeating: RuleStatistics(), count: ruleCount)
    samples = Array(repeating: [], count: ruleCount)
    findingSamples = Array(repeating: FindingSamples(), count: ruleCount)
  }

  /// Takes over what a pass read.
  mutating func note(_ source: CSVBatchSource) {
    rowsIn = source.recordCount
    padded = source.paddedCount
    quarantined = source.quarantinedCount
    strayRecordCount = source.strayRecordCount
  }

  /// Adds what one worker has counted.
  mutating func add(_ worker: Worker) {
    rowsOut += worker.rowsOut
    rowsRejected += worker.rowsRejected
    rowsChanged += worker.rowsChanged
    unevaluated.formUnion(worker.unevaluated)
    for (rule, count) in worker.changedHandedOn { changedHandedOn[rule, default: 0] += count }
    formulaCells += worker.formulaCells
    invalidByteCount += worker.invalidByteCount
    for (place, doubtful) in worker.doubtfulKeys {
      doubtfulKeys[place, default: DoubtfulKeys()] += doubtful
    }
    for (rule, count) in worker.caseVariants {
      caseVariants[rule, default: HalfKeys()].count += count
    }
    for (number, tally) in worker.distributions {
      distributions[number, default: DistributionTally()].merge(tally)
    }
    for (rule, counts) in worker.armCounts {
      let all = armCounts[rule] ?? []
      armCounts[rule] = (0..<max(all.count, counts.count)).map { arm in
        (arm < all.count ? all[arm] : 0) + (arm < counts.count ? counts[arm] : 0)
      }
    }
    for (place, tally) in worker.typeTallies {
      typeTallies[place, default: TypeTally()] += tally
    }
    for (place, tally) in worker.regionTallies {
      regionTallies[place, default: RegionTally()] += tally
    }
    for rule in statistics.indices {
      statistics[rule] += worker.statistics[rule]
      findingSamples[rule].merge(
        worker.findingSamples[rule], limit: worker.wishes.findingSampleCount)
      samples[rule] += worker.samples[rule]
      samples[rule].sort { ($0.record, $0.column) < ($1.record, $1.column) }
      if samples[rule].count > worker.wishes.sampleCount {
        samples[rule].removeLast(samples[rule].count - worker.wishes.sampleCount)
      }
    }
  }
}

/// Told how far a pass has come; called from a worker, a few times a second at most.
package protocol ProgressObserver: AnyObject, Sendable {
  /// So many bytes of `total` are taken from the disk, and so many rows read.
  func progressed(consumed: Int, total: Int?, rows: Int)
}
