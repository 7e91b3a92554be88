import CSV
import Columns
import Kernels

/// What becomes of cells that a spreadsheet would run as a formula.
package enum FormulaPolicy: String, Sendable, CaseIterable {
  /// Counted, and noted where findings are asked for.
  case note
  /// Written with an apostrophe in front.
  case escape
  /// Not looked for.
  case ignore
}

extension TableFormatter {
  /// Counts the written cells that begin like a formula; escapes them where that is asked for.
  func guardFormulas(
    _ layout: inout [OutputColumn], _ rows: Selection, _ batch: Batch, _ worker: Worker
  ) {
    var found = [[Int32]](repeating: [], count: layout.count)
    findUnchanged(layout, rows, batch, &found)
    for index in layout.indices {
      guard case .made(let cells, let changed, let source) = layout[index] else { continue }
      var listed: [Int32] = []
      if let changed, source != nil {
        changed.forEachRow { row in
          if Formula.mayBegin(cells[row]) { listed.append(Int32(row)) }
        }
        rows.intersect(&listed)
      } else {
        for row in rows.rows where Formula.mayBegin(cells[Int(row)]) { listed.append(row) }
      }
      found[index] += listed.filter { Formula.isFormula(cells[Int($0)]) }
    }
    for index in layout.indices where !found[index].isEmpty {
      let id = columns[index].id
      worker.formulaCells += found[index].count
      if worker.wishes.findings { note(found[index], id, batch) }
      if formulas == .escape { layout[index] = escaped(found[index].sorted(), id, batch) }
    }
  }

  /// Looks at the fields that are written as they came.
  private func findUnchanged(
    _ layout: [OutputColumn], _ rows: Selection, _ batch: Batch, _ found: inout [[Int32]]
  ) {
    let (records, block) = (batch.index, batch.block)
    let suspects = records.formulaSuspects(in: block, quote: batch.quote)
    if suspects.isEmpty { return }
    var places = [Int](repeating: -1, count: inputColumnCount)
    for (index, column) in columns.enumerated() where column.id < inputColumnCount {
      places[column.id] = index
    }
    var next = 0
    for suspect in suspects where places[suspect.column] >= 0 {
      while next < rows.rows.count && Int(rows.rows[next]) < suspect.record { next += 1 }
      if next == rows.rows.count { return }
      let place = places[suspect.column]
      guard Int(rows.rows[next]) == suspect.record,
        !isChanged(layout[place], suspect.record)
      else { continue }
      let cell = records.cell(
        suspect.record, suspect.column, in: block, quote: batch.quote, arena: &batch.arena)
      if Formula.isFormula(cell) { found[place].append(rows.rows[next]) }
    }
  }

  private func isChanged(_ column: OutputColumn, _ row: Int) -> Bool {
    switch column {
    case .source: false
    case .made(_, let changed, let source): source == nil || (changed.map { $0[row] } ?? true)
    }
  }

  private func note(_ rows: [Int32], _ id: Int, _ batch: Batch) {
    let cells = batch.cells(id)
    for row in rows {
      batch.journal.formulas.append(
        .init(
          row: row, column: Int32(id), value: cells[Int(row)],
          ruleLimit: Int32(ruleLimit)))
    }
  }

  private func escaped(_ rows: [Int32], _ id: Int, _ batch: Batch) -> OutputColumn {
    var column = batch.column(id)
    for row in rows {
      batch.arena.append(UInt8(ascii: "'"))
      batch.arena.append(column.cells[Int(row)])
      column.cells[Int(row)] = batch.arena.commit()
      column.changed.insert(Int(row))
    }
    return .made(
      cells: column.cells, changed: column.changed, source: id < inputColumnCount ? id : nil)
  }
}

/// The start of a text that spreadsheets take for a formula (OWASP, CSV injection).
enum Formula {
  /// Whether the first byte is one with which a formula can begin.
  @inline(__always)
  static func mayBegin(_ cell: Cell) -> Bool {
    if cell.isEmpty { return false }
    switch cell.bytes[0] {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D,
      0xEF:
      return true
    default: return false
    }
  }

  /// `=`, `+`, `-`, `@`, their full-width forms, tab or CR first. A `+` or `-` before digits, blanks and
  /// `( ) . , -` alone is a number or a phone, and so is one with an extension as `phone` writes it.
  static func isFormula(_ cell: Cell) -> Bool {
    let bytes = cell.bytes
    guard bytes.count > 0 else { return false }
    switch bytes[0] {
    case UInt8(ascii: "="), UInt8(ascii: "@"), 0x09, 0x0D: return true
    case UInt8(ascii: "+"), UInt8(ascii: "-"): return !isNumberLike(bytes, from: 1)
    case 0xEF where bytes.count >= 3 && bytes[1] == 0xBC:
      // U+FF0B ＋, U+FF0D －, U+FF1D ＝; U+FF20 ＠ is EF BC A0.
      switch bytes[2] {
      case 0x9D, 0xA0: return true
      case 0x8B, 0x8D: return !isNumberLike(bytes, from: 3)
      default: return false
      }
    default: return false
    }
  }

  private static func isNumberLike(_ bytes: Span<UInt8>, from start: Int) -> Bool {
    for index in start..<bytes.count {
      switch bytes[index] {
      case 0x30...0x39, UInt8(ascii: " "), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "."),
        UInt8(ascii: ","), UInt8(ascii: "-"):
        continue
      case UInt8(ascii: ";"): return isExtension(bytes.extracting(index..<bytes.count))
      default: return false
      }
    }
    return true
  }

  /// `;ext=12`
  private static func isExtension(_ bytes: Span<UInt8>) -> Bool {
    let mark = ";ext="
    guard bytes.count > mark.utf8.count else { return false }
    for (index, byte) in mark.utf8.enumerated() where bytes[index] != byte { return false }
    for index in mark.utf8.count..<bytes.count where !(0x30...0x39).contains(bytes[index]) {
      return false
    }
    return true
  }
}
