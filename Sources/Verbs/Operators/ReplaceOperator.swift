import Columns
import Engine
import Kernels

/// Replaces cells, or what a pattern finds in them; the first arm that fits a cell as it was wins.
struct ReplaceOperator: JudgingOperator {
  /// One arm, or several literal ones in a row.
  enum Arm: Sendable {
    /// Whole cells; `values` by the map's arm.
    case texts(ValueMap, values: [LiteralCell])
    case pattern(Pattern, ReplacementTemplate)
    case part(ReplacePart)
    case lookup(LookupFile)
  }

  /// An arm, and the place in the rule of what it stands for: of each text of it, or of its pattern.
  typealias NumberedArm = (arm: Arm, written: [Int])

  /// A column and the arms for its cells.
  struct Target: Sendable {
    var column: EditedColumn
    var arms: [NumberedArm]

    var id: Int { column.id }

    /// What is wrong with a cell that the arms cannot evaluate.
    var failure: Journal.Finding.Kind {
      if case .lookup? = arms.first?.arm { .severalValues } else { .notComputed }
    }
  }

  /// Rows with cells that stay: that no arm fits, or that could not be evaluated.
  private struct Lost {
    var unmatched: [Int32] = []
    var failed: [Int32] = []
  }

  var targets: [Target]
  var scope: RuleScope
  var blanks: BlankTest
  /// What becomes of cells that no arm fits; nil: they stay.
  var others: FailedCell?
  /// `others reject` and its like.
  var judge: Judge?

  var reads: Set<Int> { scope.reads.union(targets.map(\.id)) }
  var writes: Set<Int> { Set(targets.map(\.id)) }
  var removesRows: Bool { judge?.rejects ?? false }
  var judgedColumns: [JudgedColumn] { judge == nil ? [] : targets.map(\.column.judged) }

  func run(_ batch: Batch, _ worker: Worker) {
    let rows = scope.rows(of: batch, worker)
    var lost = Lost()
    for target in targets { replace(target, rows, batch, worker, &lost) }
    guard let judge, let failure = targets.first?.failure else { return }
    batch.convict(repeated: lost.unmatched, by: judge, worker)
    batch.convict(
      repeated: lost.failed, but: lost.unmatched, for: failure, by: judge, worker)
  }

  /// Sends the cells from arm to arm: each takes those that it fits, the rest goes on.
  private func replace(
    _ target: Target, _ rows: Selection, _ batch: Batch, _ worker: Worker,
    _ lost: inout Lost
  ) {
    let before = batch.cells(target.id)
    var pending = tested(target, before, rows, batch, worker)
    worker.statistics[scope.rule].blank += rows.count - pending.count
    worker.statistics[scope.rule].tested += pending.count
    var after = before
    var failed: [Int32] = []
    for (arm, written) in target.arms {
      let offered = worker.wishes.countsArms ? pending : []
      run(arm, &after, &pending, &failed, batch, worker)
      if worker.wishes.countsArms {
        count(arm, written, offered: offered, left: pending.count, before, worker)
      }
    }
    worker.statistics[scope.rule].tested -= failed.count
    for row in failed.sorted() {
      batch.fail(
        row, target.failure, column: target.column.judged, value: before[Int(row)],
        rule: scope.rule,
        worker: worker)
    }
    if let others {
      for row in pending + failed { after[Int(row)] = others.cell(insteadOf: before[Int(row)]) }
    }
    batch.write(after, to: target.id, rows: rows, edit: target.column.edit, worker: worker)
    if let judge {
      worker.statistics[scope.rule].violated += pending.count
      batch.find(pending, judge, columns: [target.column.judged], worker)
      lost.unmatched += pending
      lost.failed += failed
    }
  }

  /// The rows whose cell is no blank; in a lookup a placeholder reads as one.
  private func tested(
    _ target: Target, _ before: [Cell], _ rows: Selection, _ batch: Batch, _ worker: Worker
  ) -> [Int32] {
    if case .lookup(let file)? = target.arms.first?.arm {
      let present = file.key.present(of: batch, rows: rows)
      if present.count < rows.count {
        let written = rows.rows.count { !blanks.isBlank(before[Int($0)]) }
        worker.statistics[scope.rule].placeholders += written - present.count
      }
      return present
    }
    var tested: [Int32] = []
    tested.reserveCapacity(rows.count)
    for row in rows.rows where !blanks.isBlank(before[Int(row)]) { tested.append(row) }
    return tested
  }

  /// Counts the cells that an arm took, for those who ask which arms are of use.
  private func count(
    _ arm: Arm, _ numbers: [Int], offered: [Int32], left: Int, _ before: [Cell], _ worker: Worker
  ) {
    // A lookup file has no arms in the rule.
    if numbers.isEmpty { return }
    guard case .texts(let map, _) = arm else {
      return worker.countArm(numbers[0], of: scope.rule, cells: offered.count - left)
    }
    for row in offered {
      guard let text = map.arm(for: before[Int(row)].bytes) else { continue }
      worker.countArm(numbers[text], of: scope.rule)
    }
  }

  /// Takes the cells that one arm fits out of `pending`; those that it cannot evaluate are added to `failed`.
  private func run(
    _ arm: Arm, _ after: inout [Cell], _ pending: inout [Int32], _ failed: inout [Int32],
    _ batch: Batch, _ worker: Worker
  ) {
    switch arm {
    case .texts(let map, let values):
      replaceTexts(map, values.map(\.cell), &after, &pending)
    case .pattern(let pattern, let template):
      let matcher = worker.matcher(for: pattern)
      pending.removeAll { row in
        let outcome = matcher.replaceAll(in: after[Int(row)], with: template, to: &batch.arena)
        if outcome == .couldNotEvaluate { failed.append(row) }
        return take(&after[Int(row)], outcome == .replaced, batch) || outcome != .noMatch
      }
    case .part(let part):
      pending.removeAll { row in
        let outcome = part.apply(after[Int(row)].bytes, to: &batch.arena)
        return take(&after[Int(row)], outcome == .changed, batch)
      }
    case .lookup(let file):
      file.replace(&after, &pending, &failed, batch, worker)
      file.caseLookup?.note(
        in: batch, rows: pending, pending.map { _ in .false }, of: scope.rule, worker)
    }
  }

  /// Makes what the arm has written the cell's new text, or forgets it; whether it did the former.
  private func take(_ cell: inout Cell, _ isReplaced: Bool, _ batch: Batch) -> Bool {
    if isReplaced { cell = batch.arena.commit() } else { batch.arena.discard() }
    return isReplaced
  }

  /// Looks whole cells up.
  private func replaceTexts(
    _ map: ValueMap, _ values: [Cell], _ after: inout [Cell], _ pending: inout [Int32]
  ) {
    var kept = 0
    for row in pending {
      if let arm = map.arm(for: after[Int(row)].bytes) {
        after[Int(row)] = values[arm]
      } else {
        pending[kept] = row
        kept += 1
      }
    }
    pending.removeLast(pending.count - kept)
  }
}
