import Columns
import Engine
import Kernels

/// A column that can bring placeholders into a value.
struct PlaceholderSource: Sendable {
  var id: Int
  var literals: [LiteralCell]
  var blanks: BlankTest
  /// Whether it is the value with which the row was born; that bears no mark.
  var isOriginal = false

  /// Whether any row of the batch can hold a placeholder here.
  func isPossible(in batch: Batch) -> Bool {
    !literals.isEmpty || (!isOriginal && batch.placeholders(id) != nil)
  }

  /// Whether the cell is a placeholder; no blank is one.
  func isPlaceholder(_ row: Int, in batch: Batch) -> Bool {
    let cell = isOriginal ? batch.original(id)[row] : batch.cell(id, row)
    if blanks.isBlank(cell) { return false }
    if !isOriginal, let marks = batch.placeholders(id), marks[row] { return true }
    return literals.contains { $0.cell == cell }
  }
}

/// Tells whether a placeholder went into a computed value.
///
/// Only what the value was made of counts: neither conditions, nor branches not taken, nor what stands
/// behind the argument that `first` took.
indirect enum PlaceholderTrace: Sendable {
  case never
  case column(PlaceholderSource)
  case any([PlaceholderTrace])
  case first([(value: ValueExpression, trace: PlaceholderTrace)])
  case choice([(condition: Predicate, trace: PlaceholderTrace)], otherwise: PlaceholderTrace)

  /// Whether each of the rows has a placeholder in its value.
  func marks(_ rows: [Int32], _ batch: Batch, _ worker: Worker) -> [Bool] {
    var marks = [Bool](repeating: false, count: rows.count)
    if !rows.isEmpty, isPossible(in: batch) {
      mark(&marks, Array(rows.indices), rows, batch, worker)
    }
    return marks
  }

  private func isPossible(in batch: Batch) -> Bool {
    switch self {
    case .never: false
    case .column(let source): source.isPossible(in: batch)
    case .any(let traces): traces.contains { $0.isPossible(in: batch) }
    case .first(let parts): parts.contains { $0.trace.isPossible(in: batch) }
    case .choice(let branches, let otherwise):
      branches.contains { $0.trace.isPossible(in: batch) } || otherwise.isPossible(in: batch)
    }
  }

  /// Marks those of the rows at `places` whose value has a placeholder.
  private func mark(
    _ marks: inout [Bool], _ places: [Int], _ rows: [Int32], _ batch: Batch, _ worker: Worker
  ) {
    if places.isEmpty { return }
    switch self {
    case .never: return
    case .column(let source):
      for place in places where source.isPlaceholder(Int(rows[place]), in: batch) {
        marks[place] = true
      }
    case .any(let traces):
      for trace in traces { trace.mark(&marks, places, rows, batch, worker) }
    case .first(let parts):
      var open = places
      for (value, trace) in parts {
        let frame = Frame(batch: batch, rows: open.map { rows[$0] }, worker: worker.silent)
        let states = value.evaluate(frame).states
        let taken = open.indices.filter { states[$0] != .blank }
        trace.mark(&marks, taken.map { open[$0] }, rows, batch, worker)
        open = open.indices.filter { states[$0] == .blank }.map { open[$0] }
      }
    case .choice(let branches, let otherwise):
      var open = places
      for (condition, trace) in branches {
        let frame = Frame(batch: batch, rows: open.map { rows[$0] }, worker: worker.silent)
        let truths = condition.evaluate(frame)
        let taken = open.indices.filter { truths[$0] == .true }
        trace.mark(&marks, taken.map { open[$0] }, rows, batch, worker)
        open = open.indices.filter { truths[$0] == .false }.map { open[$0] }
      }
      otherwise.mark(&marks, open, rows, batch, worker)
    }
  }
}
