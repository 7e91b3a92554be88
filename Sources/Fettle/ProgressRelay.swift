import Engine

/// Hands the engine's progress on, with the table's name, at most ten times a second.
final class ProgressRelay: ProgressObserver, @unchecked Sendable {
  private let table: String
  private let observer: any RunObserver
  // One thread at a time reads an input, and it alone reports.
  private var last = 0.0

  init(table: String, observer: any RunObserver) {
    self.table = table
    self.observer = observer
  }

  func progressed(consumed: Int, total: Int?, rows: Int) {
    let now = ProgramRun.seconds()
    if now - last < 0.1 { return }
    last = now
    observer.progressed(table: table, consumed: consumed, total: total, rows: rows)
  }
}
