import Columns
import Engine
import Kernels

/// Runs the forms of one `normalize` over each of its columns.
struct NormalizeOperator: NotingOperator, JudgingOperator {
  /// A column with the kernels of its forms.
  struct Target {
    var id: Int
    var kernels: [ColumnKernel]
    var edit: Edit
    /// Whether one of the forms makes the column a type's: then a cell that fails is none of it.
    var isTyped = false
  }

  var targets: [Target]
  var scope: RuleScope
  var blanks: BlankTest
  var failedCell: FailedCell
  /// `others reject` and its like.
  var judge: Judge?

  var reads: Set<Int> { scope.reads.union(targets.map(\.id)) }
  var writes: Set<Int> { Set(targets.map(\.id)) }
  var removesRows: Bool { judge?.rejects ?? false }
  var judgedColumns: [JudgedColumn] {
    judge == nil ? [] : targets.map { JudgedColumn(id: $0.id, name: $0.edit.name) }
  }

  func runNoting(_ batch: Batch, _ worker: Worker) -> PassNote {
    let rows = scope.rows(of: batch, worker)
    var failed: [Int32] = []
    let notes = targets.map { target in
      let note = convert(target, rows, batch, worker, &failed)
      count(blanks: note.blankCount, of: rows, worker)
      return note
    }
    if let judge { batch.convict(repeated: failed, by: judge, worker) }
    return .columns(notes)
  }

  func run(_ batch: Batch, _ worker: Worker, knowing note: PassNote) {
    guard case .columns(let notes) = note else { preconditionFailure("a note of another step") }
    let rows = scope.rows(of: batch, worker)
    var failed: [Int32] = []
    for (target, note) in zip(targets, notes) {
      count(blanks: note.blankCount, of: rows, worker)
      let touched = Selection(rows: rows.rows.filter { note.touched[Int($0)] })
      _ = convert(target, touched, batch, worker, &failed)
    }
    if let judge { batch.convict(repeated: failed, by: judge, worker) }
  }

  private func count(blanks blankCount: Int, of rows: Selection, _ worker: Worker) {
    worker.statistics[scope.rule].blank += blankCount
    worker.statistics[scope.rule].tested += rows.count - blankCount
  }

  /// Runs the forms on the cells of `rows`, one behind another; `allFailed` gets the rows that failed.
  private func convert(
    _ target: Target, _ rows: Selection, _ batch: Batch, _ worker: Worker,
    _ allFailed: inout [Int32]
  ) -> PassNote.ColumnNote {
    let before = batch.cells(target.id)
    var after = before
    var touched = Bitmap(count: batch.rowCount)
    if target.isTyped, let unconverted = batch.unconverted(target.id) {
      // A second pass looks at them too: what is noted of them may change where their bytes do not.
      touched.formUnion(unconverted)
    }
    var failed: [Int32] = []
    var blankCount = 0
    var left = rows
    for (number, kernel) in target.kernels.enumerated() {
      var stuck: [Int32] = []
      let blanks = kernel.run(
        &after, rows: left, blanks: blanks, arena: &batch.arena, changed: &touched, failed: &stuck)
      if number == 0 { blankCount = blanks }
      if stuck.isEmpty { continue }
      // What one form cannot convert, the next ones do not see.
      left.subtract(stuck)
      failed += stuck
    }
    if target.kernels.count > 1 { failed.sort() }
    for row in failed {
      let index = Int(row)
      batch.fail(
        row, .notConverted, column: JudgedColumn(id: target.id, name: target.edit.name),
        value: before[index], rule: scope.rule, worker: worker)
      after[index] = failedCell.cell(insteadOf: before[index])
      touched.insert(index)
    }
    batch.write(after, to: target.id, rows: touched, edit: target.edit, worker: worker)
    allFailed += failed
    // Neither blank nor converted: an outcome of its own.
    worker.statistics[scope.rule].tested -= failed.count
    if target.isTyped {
      batch.note(unconverted: failedCell.isKept ? failed : [], of: rows, in: target.id)
    }
    return PassNote.ColumnNote(blankCount: blankCount, touched: touched)
  }
}
