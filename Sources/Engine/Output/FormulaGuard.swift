import CSV
import Columns

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
  /// Counts the cells that begin like a formula; escapes them where that is asked for.
  func guardFormulas(
    _ layout: inout [OutputColumn], _ rows: Selection, _ batch: Batch, _ worker: Worker
  ) {
    for index in layout.indices {
      let id = columns[index].id
      var suspects: [Int32] = []
      if case .source = layout[index] {
        batch.index.appendFormulaSuspects(column: id, in: batch.block, quote: batch.quote, to: &suspects)
        if suspects.isEmpty { continue }
        suspects = rows.intersection(suspects)
      } else {
        suspects = rows.rows
      }
      let cells = suspects.isEmpty ? [] : batch.cells(id)
      let found = suspects.filter { Formula.isFormula(cells[Int($0)]) }
      worker.formulaCells += found.count
      if worker.wishes.failures { note(found, id, cells, batch) }
      if formulas == .escape && !found.isEmpty {
        layout[index] = escaped(found, id, batch)
      }
    }
  }

  private func note(_ rows: [Int32], _ id: Int, _ cells: [Cell], _ batch: Batch) {
    for row in rows {
      batch.journal.formulas.append(
        .init(row: row, column: Int32(id), value: cells[Int(row)]))
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
  /// `=`, `+`, `-`, `@`, their full-width forms, tab or CR first. A `+` or `-` before digits, blanks and
  /// `( ) . , -` alone is a number or a phone.
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
      default: return false
      }
    }
    return true
  }
}

extension Selection {
  /// The listed rows that are selected; both ascending.
  func intersection(_ listed: [Int32]) -> [Int32] {
    var next = 0
    return listed.filter { row in
      while next < rows.count && rows[next] < row { next += 1 }
      return next < rows.count && rows[next] == row
    }
  }
}
