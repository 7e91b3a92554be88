import Columns
import Engine
import Kernels

/// Runs the forms of one `normalize` over each of its columns.
struct NormalizeOperator: NotingOperator, JudgingOperator {
  /// A column with the forms that it takes.
  struct Target: EditTarget {
    var id: Int
    var forms: [ColumnForm]
    var edit: Edit
    /// Where one of the forms makes the column a type's: a cell that fails is none of it.
    var type: TypePlace?

    var isTyped: Bool { type != nil }
  }

  var targets: [Target]
  var scope: RuleScope
  var blanks: BlankTest
  var failedCell: FailedCell
  /// `others reject` and its like.
  var judge: Judge?

  var reads: Set<Int> {
    targets.reduce(scope.reads) { reads, target in
      target.forms.reduce(reads.union([target.id])) { $0.union($1.reads) }
    }
  }
  var writes: Set<Int> { Set(targets.map(\.id)) }
  var removesRows: Bool { judge?.rejects ?? false }
  var judgedColumns: [JudgedColumn] { judge == nil ? [] : targets.map(\.judged) }

  func runNoting(_ batch: Batch, _ worker: Worker) -> PassNote {
    let rows = scope.rows(of: batch, worker)
    var failed: [Int32] = []
    let notes = targets.map { target in
      let note = convert(target, rows, tested: nil, batch, worker, &failed)
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
      // Whoever wants to know of every value has every one looked at again.
      if target.type?.isThorough == true {
        let again = convert(target, rows, tested: nil, batch, worker, &failed)
        count(blanks: again.blankCount, of: rows, worker)
        continue
      }
      count(blanks: note.blankCount, of: rows, worker)
      let tested = rows.count - note.blankCount
      let touched = Selection(rows: rows.rows.filter { note.touched[Int($0)] })
      let before = batch.cells(target.id)
      _ = convert(target, touched, tested: tested, batch, worker, &failed)
      noteValues(before, rows, of: target, batch, worker)
    }
    if let judge { batch.convict(repeated: failed, by: judge, worker) }
  }

  private func count(blanks blankCount: Int, of rows: Selection, _ worker: Worker) {
    worker.statistics[scope.rule].blank += blankCount
    worker.statistics[scope.rule].tested += rows.count - blankCount
  }

  /// Runs the forms on the cells of `rows`, one behind another; `allFailed` gets the rows that failed.
  /// `tested` is how many cells were not blank, where an earlier pass has found out that `rows` are
  /// those of them to look at again.
  private func convert(
    _ target: Target, _ rows: Selection, tested: Int?, _ batch: Batch, _ worker: Worker,
    _ allFailed: inout [Int32]
  ) -> PassNote.ColumnNote {
    let before = batch.cells(target.id)
    var after = before
    var touched = Bitmap(count: batch.rowCount)
    if target.isTyped, let unconverted = batch.unconverted(target.id) {
      // A second pass looks at them too: what is noted of them may change where their bytes do not.
      touched.formUnion(unconverted)
    }
    let (blankCount, failed) = run(target.forms, on: &after, rows, batch, &touched)
    if let type = target.type {
      var tally = worker.typeTallies.removeValue(forKey: type) ?? TypeTally()
      tally.note(
        tested: tested ?? rows.count - blankCount, failed: failed, of: before, at: type, in: batch,
        placeholders: target.edit.placeholders)
      worker.typeTallies[type] = tally
    }
    if tested == nil { noteValues(before, rows, of: target, batch, worker) }
    fail(failed, target, before, &after, batch, worker)
    for row in failed { touched.insert(Int(row)) }
    batch.write(after, to: target.id, rows: touched, edit: target.edit, worker: worker)
    allFailed += failed
    // Neither blank nor converted: an outcome of its own.
    worker.statistics[scope.rule].tested -= failed.count
    if target.isTyped {
      batch.note(unconverted: failedCell.isKept ? failed : [], of: rows, in: target.id)
    }
    return PassNote.ColumnNote(blankCount: blankCount, touched: touched)
  }

  /// Notes what all the values say of the type that they are held to be.
  private func noteValues(
    _ before: [Cell], _ rows: Selection, of target: Target, _ batch: Batch, _ worker: Worker
  ) {
    guard let type = target.type else { return }
    var tally = worker.typeTallies.removeValue(forKey: type) ?? TypeTally()
    tally.note(
      values: before, of: rows.rows, at: type, in: batch, blanks,
      placeholders: target.edit.placeholders)
    worker.typeTallies[type] = tally
  }

  /// Runs forms one behind another; what one cannot convert, the next ones do not see.
  private func run(
    _ forms: [ColumnForm], on cells: inout [Cell], _ rows: Selection, _ batch: Batch,
    _ touched: inout Bitmap
  ) -> (blankCount: Int, failed: [Int32]) {
    var failed: [Int32] = []
    var blankCount = 0
    var left = rows
    for (number, form) in forms.enumerated() {
      var stuck: [Int32] = []
      let blanks = form.run(
        &cells, rows: left, of: batch, blanks: blanks, changed: &touched, failed: &stuck)
      if number == 0 { blankCount = blanks }
      if stuck.isEmpty { continue }
      left.subtract(stuck)
      failed += stuck
    }
    if forms.count > 1 { failed.sort() }
    return (blankCount, failed)
  }

  /// Counts the cells that could not be converted, and puts in their places what `others` asks for.
  private func fail(
    _ rows: [Int32], _ target: Target, _ before: [Cell], _ after: inout [Cell], _ batch: Batch,
    _ worker: Worker
  ) {
    for row in rows {
      let cell = before[Int(row)]
      batch.fail(
        row, .notConverted, column: target.judged, value: cell, rule: scope.rule, worker: worker)
      after[Int(row)] = failedCell.cell(insteadOf: cell)
    }
  }
}
