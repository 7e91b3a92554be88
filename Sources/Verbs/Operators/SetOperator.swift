import Columns
import Engine
import Kernels

/// Writes computed values; several assignments see the row as it was before all of them.
///
/// Never clears: where the value is blank or could not be evaluated the cell stays.
struct SetOperator: RowOperator {
  struct Target {
    var id: Int
    var value: ValueExpression
    var edit: Edit
    /// Columns whose placeholder marks travel into the new value.
    var sources: [PlaceholderSource]
  }

  var targets: [Target]
  var scope: RuleScope
  var failedCell: FailedCell

  var reads: Set<Int> { targets.reduce(scope.reads) { $0.union($1.value.reads).union([$1.id]) } }
  var writes: Set<Int> { Set(targets.map(\.id)) }

  func run(_ batch: Batch, _ worker: Worker) {
    let rows = scope.rows(of: batch, worker)
    let frame = Frame(batch: batch, rows: rows.rows, worker: worker)
    let values = targets.map { $0.value.evaluate(frame).texts(arena: &batch.arena) }
    let marks = targets.map { target in
      rows.rows.filter { row in target.sources.contains { $0.isPlaceholder(Int(row), in: batch) } }
    }
    for (index, target) in targets.enumerated() {
      write(values[index], marked: marks[index], target, rows, batch, worker)
    }
  }

  private func write(
    _ values: (cells: [Cell], states: [ValueState]), marked: [Int32], _ target: Target,
    _ rows: Selection, _ batch: Batch, _ worker: Worker
  ) {
    var after = batch.cells(target.id)
    for (index, row) in rows.rows.enumerated() {
      switch values.states[index] {
      case .present:
        worker.statistics[scope.rule].tested += 1
        after[Int(row)] = values.cells[index]
      case .blank:
        worker.statistics[scope.rule].blank += 1
      case .failed:
        batch.fail(
          row, column: target.edit.name, value: after[Int(row)], rule: scope.rule, worker: worker)
        switch failedCell {
        case .keep: break
        case .clear: after[Int(row)] = .empty
        case .replace(let literal): after[Int(row)] = literal.cell
        }
      }
    }
    batch.write(after, to: target.id, rows: rows, edit: target.edit, worker: worker)
    if !marked.isEmpty { batch.mark(marked, in: target.id) }
  }
}

/// A column that can bring placeholders into a value.
struct PlaceholderSource: Sendable {
  var id: Int
  var literals: [LiteralCell]

  func isPlaceholder(_ row: Int, in batch: Batch) -> Bool {
    if let marks = batch.placeholders(id), marks[row] { return true }
    if literals.isEmpty { return false }
    let cell = batch.cell(id, row)
    return literals.contains { $0.cell == cell }
  }
}
