import Columns
import Synchronization

/// What a step found out about the rows of a batch, so that a later pass need not.
package enum PassNote: Sendable {
  /// What a condition said of each row that was left.
  case truths([Truth])
  /// What a step that writes cells met in each of its columns.
  case columns([ColumnNote])

  /// What a step met in one column.
  package struct ColumnNote: Sendable {
    /// Rows in scope whose cell was blank.
    package var blankCount: Int
    /// Rows whose cell was changed or could not be converted; the others stay as they are.
    package var touched: Bitmap

    package init(blankCount: Int, touched: Bitmap) {
      self.blankCount = blankCount
      self.touched = touched
    }
  }

  fileprivate var byteCount: Int {
    switch self {
    case .truths(let truths): truths.count
    case .columns(let columns): columns.reduce(0) { $0 + $1.touched.count / 8 }
    }
  }
}

/// A row-local step that a later pass over the same rows can run with less work.
package protocol NotingOperator: RowOperator {
  /// Runs, and tells what it found out.
  func runNoting(_ batch: Batch, _ worker: Worker) -> PassNote
  /// Runs with the same outcome and counts, knowing what it found out about these rows before.
  func run(_ batch: Batch, _ worker: Worker, knowing note: PassNote)
}

extension NotingOperator {
  package func run(_ batch: Batch, _ worker: Worker) {
    _ = runNoting(batch, worker)
  }
}

/// The notes of a first pass over a table, by step and batch, up to a limit of bytes; what is beyond it
/// is found out again.
final class PassMemory: Sendable {
  private struct Key: Hashable {
    var rule: Int
    var firstRecord: Int
  }

  private struct Entry {
    var rowCount: Int
    var selectedCount: Int
    var note: PassNote
  }

  private struct State {
    var entries: [Key: Entry] = [:]
    var byteCount = 0
  }

  private let byteLimit: Int
  private let state = Mutex(State())

  init(byteLimit: Int) {
    self.byteLimit = byteLimit
  }

  /// Runs the step on a batch: by what is noted of the same records, or else noting it for later passes.
  func run(
    _ step: any NotingOperator, rule: Int, on batch: Batch, _ worker: Worker, isLastPass: Bool
  ) {
    let key = Key(rule: rule, firstRecord: batch.firstRecord)
    let (rowCount, selectedCount) = (batch.rowCount, batch.selection.count)
    let known = state.withLock { $0.entries[key] }
    if let known, known.rowCount == rowCount, known.selectedCount == selectedCount {
      step.run(batch, worker, knowing: known.note)
      return
    }
    let note = step.runNoting(batch, worker)
    if isLastPass { return }
    state.withLock { state in
      guard state.byteCount + note.byteCount <= byteLimit else { return }
      state.byteCount += note.byteCount
      state.entries[key] = Entry(rowCount: rowCount, selectedCount: selectedCount, note: note)
    }
  }
}
