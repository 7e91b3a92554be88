import Columns
import Diagnostics
import Kernels

/// What a worker does to a batch without seeing any other batch.
enum ParallelStep: Sendable {
  /// Looks for bytes that are no text.
  case check(ByteCheck)
  case rows(any RowOperator)
  /// A step that is run again by what it noted in an earlier pass.
  case noting(any NotingOperator, rule: Int, PassMemory, isLastPass: Bool)
  /// Applies what a dedupe over the whole table has decided.
  case verdict(DecidedDedupe)
  /// Fails the rows that an earlier pass has found.
  case judge(DecidedGroups)
  /// Gives cells the values that an earlier pass has found.
  case repair(DecidedRepair)
  /// Hands what rows say in their groups to a repair that decides at the end of the pass.
  case gatherVotes(RepairRule, KeyTuples)
  /// Hands the values that win to a repair that has decided.
  case gatherTexts(RepairRule, [RepairTexts])
  /// Takes out the rows that rules have rejected.
  case dismissRejected
  /// Hands keys to a check that is decided at the end of the pass.
  case gatherGroups(GroupRule, KeyTuples, isCounted: Bool)
  /// Adds up figures of the table, with the values that are to be counted once.
  case measure(MeasureRule, [KeyTuples?])
  /// Hashes the keys for the ordered stage that follows.
  case digests(DedupeRule)
  /// Hands keys and ranks to a dedupe that decides at the end of the pass.
  case gather(DedupeRule, KeyTuples)
  /// Hands the rows on to a table that is made of them.
  case collect(CollectRule)
  /// Puts the table as it stands into the batch's output for a sink.
  case format(TableFormatter)
  /// Counts the rows that are left when every rule has run.
  case countRows(changed: Bool)
  /// Puts the journal's entries into the batch's outputs.
  case journal([any JournalFormatter])
}

/// Row-local steps, fused: one worker takes a batch through all of them.
final class ParallelStage: Stage {
  let isOrdered = false
  private let steps: [ParallelStep]
  private let hasher: KeyHasher

  init(_ steps: [ParallelStep], hasher: KeyHasher) {
    self.steps = steps
    self.hasher = hasher
  }

  func process(_ batch: Batch, _ worker: Worker) throws(RunFailure) {
    for step in steps {
      switch step {
      case .check(let check): try check.run(batch, worker)
      case .rows(let rowOperator):
        rowOperator.run(batch, worker)
        for side in batch.sides { rowOperator.run(side.batch, worker) }
      case .noting(let step, let rule, let memory, let isLastPass):
        memory.run(step, rule: rule, on: batch, worker, isLastPass: isLastPass)
      case .verdict(let decided): try decided.apply(to: batch, worker)
      case .judge(let decided): decided.apply(to: batch, worker)
      case .repair(let decided): try decided.apply(to: batch, worker)
      case .gatherVotes(let rule, let tuples): try gather(rule, tuples, batch, worker)
      case .gatherTexts(let rule, let texts): gather(rule, texts, batch)
      case .dismissRejected:
        batch.dismissRejected(worker)
        for side in batch.sides { side.batch.dismissRejected(worker) }
      case .gatherGroups(let rule, let tuples, let isCounted):
        try gather(rule, tuples, isCounted: isCounted, batch, worker)
      case .measure(let rule, let distinct):
        try rule.run(batch, worker, distinct: distinct, hasher)
        for side in batch.sides { try rule.run(side.batch, worker, distinct: distinct, hasher) }
      case .digests(let rule):
        batch.keys = rule.digests(
          of: batch, rows: rule.scope.rows(of: batch, worker).rows, hasher: hasher, worker: worker)
      case .gather(let rule, let tuples): try gather(rule, tuples, batch, worker)
      case .collect(let rule): try handOn(rule, batch, worker)
      case .format(let formatter): formatter.format(batch, worker)
      case .countRows(let countsChanged):
        for part in batch.parts {
          worker.rowsOut += part.batch.selection.count
          guard countsChanged else { continue }
          worker.rowsChanged += part.batch.changedCount(
            of: part.batch.selection.rows, in: Set(0..<part.batch.columnCount))
        }
      case .journal(let formatters):
        for formatter in formatters { formatter.format(batch) }
      }
    }
  }

  private func handOn(
    _ rule: CollectRule, _ batch: Batch, _ worker: Worker
  ) throws(RunFailure) {
    for part in batch.parts {
      let rows = part.batch.selection.rows
      if rows.isEmpty { continue }
      try rule.collector?.collect(part.batch, rows: rows, places: part.records(of: rows), worker)
      worker.statistics[rule.rule].tested += rows.count
      worker.changedHandedOn[rule.rule, default: 0] += part.batch.changedCount(
        of: rows, in: rule.reads)
    }
  }

  private func gather(_ rule: RepairRule, _ texts: [RepairTexts], _ batch: Batch) {
    for part in batch.parts {
      for (target, texts) in zip(rule.targets, texts) { texts.add(column: target.id, of: part) }
    }
  }

  private func gather(
    _ rule: GroupRule, _ tuples: KeyTuples, isCounted: Bool, _ batch: Batch, _ worker: Worker
  ) throws(RunFailure) {
    var words: [UInt64] = []
    for part in batch.parts {
      let rows = rule.scope.rows(of: part.batch, worker).rows
      if isCounted, let keys = rule.ascendingKeys(of: part.batch, rows: rows, worker: worker) {
        if !tuples.append(keys) { words += keys.tuples(hasher) }
        continue
      }
      rule.gather(
        of: part.batch, rows: rows, records: isCounted ? nil : part.records(of: rows),
        hasher: hasher, worker: worker, into: &words)
    }
    try tuples.append(words)
  }

  private func gather(
    _ rule: RepairRule, _ tuples: KeyTuples, _ batch: Batch, _ worker: Worker
  ) throws(RunFailure) {
    var words: [UInt64] = []
    for part in batch.parts {
      let rows = rule.scope.rows(of: part.batch, worker).rows
      rule.gather(
        of: part.batch, rows: rows, places: part.records(of: rows), hasher: hasher, worker: worker,
        into: &words)
    }
    try tuples.append(words)
  }

  private func gather(
    _ rule: DedupeRule, _ tuples: KeyTuples, _ batch: Batch, _ worker: Worker
  ) throws(RunFailure) {
    var words: [UInt64] = []
    for part in batch.parts { gather(rule, from: part, &words, worker) }
    try tuples.append(words)
  }

  private func gather(
    _ rule: DedupeRule, from part: BatchPart, _ words: inout [UInt64], _ worker: Worker
  ) {
    let batch = part.batch
    let rows = rule.scope.rows(of: batch, worker).rows
    let records = part.records(of: rows)
    let ranks = rule.rankWords(of: batch, rows: rows, records: records, worker: worker)
    let rankCount = rule.rankWordCount
    let parts =
      rule.isAnyOf
      ? rule.digestsOfEach(of: batch, rows: rows, hasher: hasher, worker: worker)
      : [rule.digests(of: batch, rows: rows, hasher: hasher, worker: worker)]
    for part in parts {
      var position = 0
      var at = words.count
      words.append(contentsOf: repeatElement(0, count: part.rows.count * (3 + rankCount)))
      var tuples = words.mutableSpan
      for index in part.rows.indices {
        while rows[position] != part.rows[index] { position += 1 }
        tuples[at] = part.digests[index].first
        tuples[at + 1] = part.digests[index].second
        tuples[at + 2] = UInt64(records[position])
        for word in 0..<rankCount {
          tuples[at + 3 + word] = ranks[position * rankCount + word]
        }
        at += 3 + rankCount
      }
    }
  }
}
