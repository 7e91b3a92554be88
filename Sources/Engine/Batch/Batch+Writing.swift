import Columns
import Kernels

extension Batch {
  /// Gives the rows of a column their new cells and notes what changed: counts, marks, journal.
  ///
  /// `after` holds a cell for every row of the batch; rows outside of `rows` keep theirs. A row whose
  /// bytes stay the same is not a change. `sources` says where new values come from, for the journal.
  package func write(
    _ after: [Cell], to id: Int, rows: Bitmap, edit: Edit, worker: Worker,
    sources: (Int32) -> Journal.Source? = { _ in nil }
  ) {
    let wishes = worker.wishes
    let isWatched = wishes.changes || wishes.sampleCount > 0
    var count = 0
    modify(id) { column in
      rows.forEachRow { row in
        let cell = after[row]
        let before = column.cells[row]
        if cell == before { return }
        count += 1
        if isWatched { note(Int32(row), id, before, cell, edit, worker, sources) }
        if !edit.placeholders.isEmpty && edit.marks == .travel && edit.isPlaceholder(before) {
          Self.mark(row, in: &column)
        } else if edit.marks == .end {
          column.placeholders?[row] = false
        }
        column.unconverted?[row] = false
        column.changed.insert(row)
      }
      column.cells = after
    }
    worker.statistics[edit.rule].changed += count
  }

  /// The same for rows that are listed.
  package func write(
    _ after: [Cell], to id: Int, rows: Selection, edit: Edit, worker: Worker,
    sources: (Int32) -> Journal.Source? = { _ in nil }
  ) {
    var listed = Bitmap(count: rowCount)
    for row in rows.rows { listed.insert(Int(row)) }
    write(after, to: id, rows: listed, edit: edit, worker: worker, sources: sources)
  }

  private func note(
    _ row: Int32, _ id: Int, _ before: Cell, _ after: Cell, _ edit: Edit, _ worker: Worker,
    _ sources: (Int32) -> Journal.Source?
  ) {
    if worker.wishes.changes {
      journal.changes.append(
        .init(
          row: row, rule: Int32(edit.rule), id: Int32(id), column: Int32(edit.name), before: before,
          after: after, source: sources(row)))
    }
    if worker.wishes.sampleCount > 0 {
      let record = record(of: Int(row))
      worker.sample(
        Sample(record: record, column: edit.name, before: before.array, after: after.array),
        rule: edit.rule, record: record)
    }
  }

  /// Marks a cell as a placeholder.
  static func mark(_ row: Int, in column: inout TextColumn) {
    if column.placeholders == nil { column.placeholders = Bitmap(count: column.cells.count) }
    column.placeholders?.insert(row)
  }

  /// Marks cells of a column as placeholders.
  package func mark(_ rows: [Int32], in id: Int) {
    modify(id) { column in
      for row in rows { Self.mark(Int(row), in: &column) }
    }
  }

  /// Takes the placeholder marks of cells away.
  package func unmark(_ rows: [Int32], in id: Int) {
    modify(id) { column in
      for row in rows { column.placeholders?[Int(row)] = false }
    }
  }

  /// Notes which of `rows` have a cell that could not be converted to a type; of the others it is
  /// forgotten.
  package func note(unconverted failed: [Int32], of rows: Selection, in id: Int) {
    modify(id) { column in
      if column.unconverted != nil {
        for row in rows.rows { column.unconverted?[Int(row)] = false }
      }
      if failed.isEmpty { return }
      if column.unconverted == nil { column.unconverted = Bitmap(count: column.cells.count) }
      for row in failed { column.unconverted?.insert(Int(row)) }
    }
  }

  /// Takes rows out of the selection, which leaves `rest`.
  package func remove(_ rows: [Int32], leaving rest: [Int32], rule: Int, worker: Worker) {
    if worker.wishes.removals {
      for row in rows { journal.removals.append(.init(row: row, rule: Int32(rule))) }
    }
    worker.statistics[rule].removed += rows.count
    selection.rows = rest
  }

  /// Counts and notes a row on which a rule could not be evaluated.
  package func failToEvaluate(
    _ row: Int32, _ columns: [JudgedColumn] = [], rule: Int, worker: Worker
  ) {
    worker.statistics[rule].failed += 1
    worker.statistics[rule].failedRows += 1
    worker.unevaluated.insert(record(of: Int(row)))
    note(.notEvaluated, row, rule: rule, columns, worker)
  }

  /// Counts and notes a cell that could not be converted, or whose new value could not be computed, with the
  /// cells that it was to be computed from.
  package func fail(
    _ row: Int32, _ kind: Journal.Finding.Kind, column: JudgedColumn, value: Cell,
    beside others: [(column: JudgedColumn, value: Cell)] = [], rule: Int, worker: Worker
  ) {
    worker.statistics[rule].failed += 1
    let parts = ([(column, value)] + others).map { column, value in
      Journal.FindingPart(name: Int32(column.name), column: Int32(column.id), value: value)
    }
    note(kind, row, rule: rule, parts, worker)
  }
}

/// What a rule does to a column, as the journal and the placeholder marks need to know it.
package struct Edit: Sendable {
  /// What becomes of placeholder marks where the rule changes a cell.
  package enum Marks: Sendable {
    /// The new value was computed from the old one.
    case travel
    /// The new value is another's: a literal.
    case end
    /// The rule sets marks by itself.
    case own
  }
  package var rule: Int
  /// Index of the column's name in the plan's ``TablePlan/names``.
  package var name: Int
  package var marks: Marks
  package var placeholders: [LiteralCell]

  package init(rule: Int, name: Int, marks: Marks, placeholders: [LiteralCell] = []) {
    self.rule = rule
    self.name = name
    self.marks = marks
    self.placeholders = placeholders
  }

  /// Whether the text is that of a placeholder of the column.
  package func isPlaceholder(_ cell: Cell) -> Bool {
    for literal in placeholders where literal.cell == cell { return true }
    return false
  }
}
