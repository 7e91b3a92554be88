import Columns
import Engine
import Kernels

/// Writes computed values; several assignments see the row as it was before all of them.
///
/// Never clears: where the value is blank or could not be evaluated the cell stays.
struct SetOperator: JudgingOperator {
  /// A column with the value that it takes.
  struct Target: EditTarget {
    var id: Int
    var value: ValueExpression
    var edit: Edit
    /// Whether a placeholder went into the value.
    var trace: PlaceholderTrace
    /// The other columns that the value is computed from.
    var inputs: [JudgedColumn]
  }

  var targets: [Target]
  var scope: RuleScope
  var failedCell: FailedCell
  /// `others reject` and its like.
  var judge: Judge?

  var reads: Set<Int> { targets.reduce(scope.reads) { $0.union($1.value.reads).union([$1.id]) } }
  var writes: Set<Int> { Set(targets.map(\.id)) }
  var removesRows: Bool { judge?.rejects ?? false }
  var judgedColumns: [JudgedColumn] { judge == nil ? [] : targets.map(\.judged) }

  func run(_ batch: Batch, _ worker: Worker) {
    let rows = scope.rows(of: batch, worker)
    let frame = Frame(batch: batch, rows: rows.rows, worker: worker)
    let values = targets.map { $0.value.evaluate(frame).texts(arena: &batch.arena) }
    let marks = targets.map { $0.trace.marks(rows.rows, batch, worker) }
    // Findings show the row as it was before all of them.
    let inputs = targets.map { target in target.inputs.map { ($0, batch.cells($0.id)) } }
    var failed: [Int32] = []
    for (index, target) in targets.enumerated() {
      write(values[index], marks[index], target, inputs[index], rows, batch, worker, &failed)
    }
    if let judge { batch.convict(repeated: failed, by: judge, worker) }
  }

  private func write(
    _ values: (cells: [Cell], states: [ValueState]), _ marks: [Bool], _ target: Target,
    _ inputs: [(column: JudgedColumn, cells: [Cell])], _ rows: Selection, _ batch: Batch,
    _ worker: Worker, _ failed: inout [Int32]
  ) {
    var after = batch.cells(target.id)
    var marked: [Int32] = []
    var unmarked: [Int32] = []
    for (index, row) in rows.rows.enumerated() {
      switch values.states[index] {
      case .present:
        worker.statistics[scope.rule].tested += 1
        after[Int(row)] = values.cells[index]
        if marks[index] { marked.append(row) } else { unmarked.append(row) }
      case .blank:
        worker.statistics[scope.rule].blank += 1
      case .failed:
        failed.append(row)
        batch.fail(
          row, .notComputed, column: target.judged,
          value: after[Int(row)], beside: inputs.map { ($0.column, $0.cells[Int(row)]) },
          rule: scope.rule, worker: worker)
        if case .keep = failedCell { continue }
        after[Int(row)] = failedCell.cell(insteadOf: after[Int(row)])
        unmarked.append(row)
      }
    }
    batch.write(after, to: target.id, rows: rows, edit: target.edit, worker: worker)
    if batch.placeholders(target.id) != nil { batch.unmark(unmarked, in: target.id) }
    if !marked.isEmpty { batch.mark(marked, in: target.id) }
  }
}
