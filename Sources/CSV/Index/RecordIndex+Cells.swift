import CScan
import Columns

extension RecordIndex {
  /// The text of one field: quotes taken off, doubled quotes made one (in the arena, only then).
  package func cell(
    _ record: Int, _ column: Int, in block: ByteBlock, quote: UInt8?, arena: inout ByteArena
  ) -> Cell {
    let raw = block.cell(fieldRange(record, column, in: block))
    guard let quote else { return raw }
    return raw.unquoted(quote, &arena)
  }

  /// A whole column (or those rows of it) into `cells`: views of the block wherever no doubled quote
  /// forces a copy. A ragged record that lacks the column gives an empty cell.
  package func decode(
    column: Int, records: Range<Int>? = nil, in block: ByteBlock, quote: UInt8?,
    into cells: inout [Cell], arena: inout ByteArena
  ) {
    let records = records ?? 0..<recordCount
    precondition(records.lowerBound >= 0 && records.upperBound <= recordCount)
    precondition(column < columnCount && consumed <= block.count)
    guard isUniform else {
      cells.removeAll(keepingCapacity: true)
      cells.reserveCapacity(records.count)
      for record in records {
        let isMissing = column >= fieldCount(record)
        cells.append(
          isMissing ? .empty : cell(record, column, in: block, quote: quote, arena: &arena))
      }
      return
    }
    let quote = quote ?? 0x0A  // no field starts with a LF
    let dropsCR = mayEndWithCR && column == columnCount - 1
    // Safe: read within the call only, while the caller holds the block.
    let base = unsafe UnsafePointer(block.base)
    if cells.count > records.count { cells.removeLast(cells.count - records.count) }
    if cells.count < records.count {
      cells.append(contentsOf: repeatElement(.empty, count: records.count - cells.count))
    }
    var cells = cells.mutableSpan
    // Safe: a uniform index has records × stride bounds, all of them offsets up to `consumed`, which
    // the block has.
    unsafe bounds.withUnsafeBufferPointer { bounds in
      var index = records.lowerBound * stride + column
      for row in cells.indices {
        let start = unsafe Int(bounds[index] &+ 1)
        var end = unsafe Int(bounds[index + 1])
        if dropsCR, end > start, unsafe base[end - 1] == 0x0D { end -= 1 }
        let raw = unsafe Cell(base: base + start, count: end - start)
        cells[row] = unsafe end > start && base[start] == quote ? raw.unquoted(quote, &arena) : raw
        index += stride
      }
    }
  }
}

extension Cell {
  /// What a raw field means.
  ///
  /// A field that starts with a quote goes on to the quote that closes it, with two quotes for one;
  /// what stands behind that is taken as it is, its quotes too.
  package func unquoted(_ quote: UInt8, _ arena: inout ByteArena) -> Cell {
    let bytes = bytes
    guard let first = bytes.isEmpty ? nil : bytes[0], first == quote else { return self }
    // Safe: all offsets below are within the cell.
    guard let second = unsafe find(quote, from: 1) else {
      return unsafe Cell(base: base + 1, count: count - 1)
    }
    if second == count - 1 { return unsafe Cell(base: base + 1, count: count - 2) }
    var start = 1
    var next: Int? = second
    while let found = next {
      let isDoubled = found + 1 < count && bytes[found + 1] == quote
      arena.append(bytes.extracting(start..<(isDoubled ? found + 1 : found)))
      start = found + (isDoubled ? 2 : 1)
      guard isDoubled else { break }
      next = unsafe find(quote, from: start)
    }
    arena.append(bytes.extracting(start..<count))
    return arena.commit()
  }

  /// Offset of the byte at or behind `start`.
  @unsafe
  private func find(_ byte: UInt8, from start: Int) -> Int? {
    // Safe: memchr looks at count - start bytes from start on.
    guard let found = unsafe memchr(base + start, Int32(byte), count - start) else { return nil }
    return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }
}
