import Columns
import Engine
import Kernels

/// Cuts a text at each delimiter into new columns, of which the last one takes what is left; or a
/// person's name into its parts.
struct SplitOperator: RowOperator {
  /// How a text is cut.
  enum Cutter {
    case at([UInt8])
    case byName(NameSplit)
  }

  var source: PlaceholderSource
  /// Index of the source's name in the plan's names.
  var name: Int
  var cutter: Cutter
  var targets: [EditedColumn]
  var scope: RuleScope
  var blanks: BlankTest

  var reads: Set<Int> { scope.reads.union([source.id]) }
  var writes: Set<Int> { Set(targets.map(\.id)) }

  func run(_ batch: Batch, _ worker: Worker) {
    let rows = scope.rows(of: batch, worker)
    let cells = batch.cells(source.id)
    var parts = targets.map { batch.cells($0.id) }
    var marked: [Int32] = []
    for row in rows.rows {
      let cell = cells[Int(row)]
      if blanks.isBlank(cell) {
        worker.statistics[scope.rule].blank += 1
        continue
      }
      worker.statistics[scope.rule].tested += 1
      if source.isPlaceholder(Int(row), in: batch) { marked.append(row) }
      guard let pieces = pieces(of: cell, &batch.arena) else {
        batch.fail(
          row, .notConverted, column: JudgedColumn(id: source.id, name: name), value: cell,
          rule: scope.rule, worker: worker)
        continue
      }
      for (index, part) in pieces.enumerated() { parts[index][Int(row)] = part }
    }
    for (index, target) in targets.enumerated() {
      batch.write(parts[index], to: target.id, rows: rows, edit: target.edit, worker: worker)
      if !marked.isEmpty { batch.mark(marked, in: target.id) }
    }
  }

  /// One piece a target, or fewer; nil where the text is no name.
  private func pieces(of cell: Cell, _ arena: inout ByteArena) -> [Cell]? {
    switch cutter {
    case .at(let delimiter): cut(cell, at: delimiter)
    case .byName(let split): split.pieces(of: cell, arena: &arena)
    }
  }

  /// At most as many parts as there are targets, without the blanks around them.
  private func cut(_ cell: Cell, at delimiter: [UInt8]) -> [Cell] {
    var parts: [Cell] = []
    var start = 0
    var position = 0
    while parts.count < targets.count - 1 && position + delimiter.count <= cell.count {
      if cell.hasBytes(delimiter, at: position) {
        parts.append(cell.slice(start..<position).trimmed)
        position += delimiter.count
        start = position
      } else {
        position += 1
      }
    }
    parts.append(cell.slice(start..<cell.count).trimmed)
    return parts
  }
}
