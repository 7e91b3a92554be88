import Columns

/// One call of the writer: the two ways to write rows.
struct BatchRun {
  let rows: ArraySlice<Int32>
  let firstRecord: Int
  /// The records among which the rows are; of the others the empty lines behind them are written.
  let records: Range<Int>
  let block: ByteBlock
  let index: RecordIndex
  let columnCount: Int
  let style: FieldStyle
  let terminator: [UInt8]
  let canStartFile: Bool
  var result = WriteResult()

  /// Copies records, with the changed fields replaced: what lies between two changed fields, over any
  /// number of records, is one copy.
  mutating func patchRecords(
    _ patches: [Patch], _ layout: PreparedLayout, to output: inout OutputBuffer
  ) {
    // Safe: the bounds of the index are ascending and within the block, here and below.
    let base = unsafe UnsafePointer(block.base)
    var next = firstRecord + Int(rows.first!)
    appendEmptyLines(of: records.lowerBound..<next, to: &output)
    var pending = index.recordStart(next)
    var isOpen = false
    let isUniform = index.isUniform
    let edits = layout.edits
    var edit = layout.firstEdit(from: rows.first!)
    for row32 in rows {
      let row = Int(row32)
      let record = firstRecord + row
      if record != next {
        let end = index.recordRange(next - 1).upperBound
        if isOpen {
          unsafe output.append(base + pending, end - pending)
          appendEmptyLines(of: next..<record, to: &output)
        }
        pending = index.recordStart(record)
      }
      isOpen = true
      next = record + 1
      if !isUniform, index.fieldCount(record) < index.columnCount {
        pad(record, row, patches, &pending, to: &output)
      } else {
        while edit < edits.count && edits[edit].row < row32 { edit += 1 }
        while edit < edits.count && edits[edit].row == row32 {
          patch(record, edits[edit], &pending, to: &output)
          edit += 1
        }
      }
    }
    let end = index.recordRange(next - 1).upperBound
    unsafe output.append(base + pending, end - pending)
    endLastRow(next - 1, to: &output)
    endRun(behind: next, to: &output)
  }

  /// Writes what stands behind the last row that stays.
  mutating func endRun(behind next: Int, to output: inout OutputBuffer) {
    let start = output.count
    appendEmptyLines(of: next..<records.upperBound, to: &output)
    result.lastTerminatorByteCount += output.count - start
  }

  /// Writes the empty lines behind records whose rows have left: they stay where they were.
  private func appendEmptyLines(of left: Range<Int>, to output: inout OutputBuffer) {
    guard index.mayHaveEmptyLines else { return }
    for record in left { output.append(block, index.emptyLinesRange(record, in: block)) }
  }

  /// Copies up to one changed field of the record and writes its cell.
  @inline(__always)
  private mutating func patch(
    _ record: Int, _ edit: CellEdit, _ pending: inout Int, to output: inout OutputBuffer
  ) {
    let base = unsafe UnsafePointer(block.base)
    let field = index.fieldRange(record, Int(edit.source), in: block)
    // Safe: the bounds of the index are ascending and within the block, which has padding.
    unsafe output.append(padded: base + pending, field.lowerBound - pending)
    append(edit.cell, Int(edit.column), Int(edit.row), to: &output)
    pending = field.upperBound
  }

  /// Copies up to each changed field of the record and writes its cell.
  @inline(__always)
  private mutating func patch(
    _ record: Int, _ row: Int, _ patches: [Patch], _ pending: inout Int,
    to output: inout OutputBuffer
  ) {
    let base = unsafe UnsafePointer(block.base)
    for index in patches.indices where patches[index].changed[row] {
      let field = self.index.fieldRange(record, patches[index].source, in: block)
      unsafe output.append(base + pending, field.lowerBound - pending)
      append(patches[index].cells[row], patches[index].column, row, to: &output)
      pending = field.upperBound
    }
  }

  /// Writes a record that lacks fields, up to its line end.
  private mutating func pad(
    _ record: Int, _ row: Int, _ patches: [Patch], _ pending: inout Int,
    to output: inout OutputBuffer
  ) {
    let fieldCount = index.fieldCount(record)
    let isThere = patches.filter { $0.source < fieldCount }
    patch(record, row, isThere, &pending, to: &output)
    let end = index.contentRange(record, in: block).upperBound
    output.append(block, pending..<end)
    for column in fieldCount..<index.columnCount {
      output.append(style.delimiter)
      if let patch = patches.first(where: { $0.source == column }), patch.changed[row] {
        append(patch.cells[row], patch.column, row, to: &output)
      }
    }
    pending = end
  }

  /// Writes rows column by column, for layouts that are not the file's.
  mutating func composeRows(_ spans: [OutputSpan], to output: inout OutputBuffer) {
    var next = records.lowerBound
    for row32 in rows {
      let row = Int(row32)
      let record = firstRecord + row
      appendEmptyLines(of: next..<record, to: &output)
      next = record + 1
      let start = output.count
      for (position, span) in spans.enumerated() {
        if position > 0 { output.append(style.delimiter) }
        switch span {
        case .made(let column, let cells): append(cells[row], column, row, to: &output)
        case .copied(let copied): append(copied, record, row, to: &output)
        }
      }
      if columnCount == 1, output.count == start, style.canQuote {
        output.append(style.quote)
        output.append(style.quote)
      }
      let range = index.recordRange(record)
      output.append(block, index.contentRange(record, in: block).upperBound..<range.upperBound)
      if record + 1 == index.recordCount, !index.endsWithTerminator { output.append(terminator) }
    }
    noteTerminator(next - 1)
    endRun(behind: next, to: &output)
  }

  private mutating func append(
    _ copied: OutputSpan.Copied, _ record: Int, _ row: Int, to output: inout OutputBuffer
  ) {
    let fieldCount = index.fieldCount(record)
    guard copied.first < fieldCount, copied.last < fieldCount else {
      appendFieldByField(copied, record, row, to: &output)
      return
    }
    var pending = index.fieldRange(record, copied.first, in: block).lowerBound
    patch(record, row, copied.patches, &pending, to: &output)
    let end = index.fieldRange(record, copied.last, in: block).upperBound
    output.append(block, pending..<end)
  }

  /// The same for a record that lacks some of the fields.
  private mutating func appendFieldByField(
    _ copied: OutputSpan.Copied, _ record: Int, _ row: Int, to output: inout OutputBuffer
  ) {
    for column in copied.first...copied.last {
      if column > copied.first { output.append(style.delimiter) }
      if let patch = copied.patches.first(where: { $0.source == column }), patch.changed[row] {
        append(patch.cells[row], patch.column, row, to: &output)
      } else if column < index.fieldCount(record) {
        output.append(block, index.fieldRange(record, column, in: block))
      }
    }
  }

  @inline(__always)
  private mutating func append(
    _ cell: Cell, _ column: Int, _ row: Int, to output: inout OutputBuffer
  ) {
    let isWritten =
      column == 0
      ? output.appendField(cell, style, isAlone: columnCount == 1, isFirst: canStartFile)
      : output.appendField(cell, style)
    if !isWritten, result.unquotable == nil {
      result.unquotable = UnquotableCell(row: row, column: column)
    }
  }

  /// Gives the last record of a file its line end where it has none.
  private mutating func endLastRow(_ record: Int, to output: inout OutputBuffer) {
    if record + 1 == index.recordCount, !index.endsWithTerminator { output.append(terminator) }
    noteTerminator(record)
  }

  private mutating func noteTerminator(_ record: Int) {
    if record + 1 == index.recordCount, !index.endsWithTerminator {
      result.lastTerminatorByteCount = terminator.count
    } else {
      let content = index.contentRange(record, in: block)
      result.lastTerminatorByteCount = index.recordRange(record).upperBound - content.upperBound
    }
  }
}
