import Columns

extension RecordIndex {
  /// Throws where a field or record is longer, or a record wider, than is allowed. Costs nothing for
  /// blocks that are shorter than the limits.
  func check(_ limits: Limits, _ block: ByteBlock, _ scan: Scan) throws(CSVProblem) {
    if columnCount > limits.columnCount, recordCount > 0 {
      throw tooWide(0, limits, block)
    }
    for record in ragged where record.fieldCount > limits.columnCount {
      throw tooWide(record.record, limits, block)
    }
    if consumed - start > min(limits.fieldByteCount, limits.recordByteCount) {
      try checkRecords(limits, block)
    }
    if !scan.isLast { try checkTail(limits, block, scan) }
  }

  private func tooWide(_ record: Int, _ limits: Limits, _ block: ByteBlock) -> CSVProblem {
    let found = fieldCount(record)
    let first = fieldRange(record, limits.columnCount, in: block).lowerBound
    return problem(
      .tooManyColumns(found: found, limit: limits.columnCount), at: first, block, record: record + 1
    )
  }

  private func checkRecords(_ limits: Limits, _ block: ByteBlock) throws(CSVProblem) {
    for record in 0..<recordCount {
      let range = recordRange(record)
      let limit = limits.recordByteCount
      if range.count > limit {
        throw problem(.recordTooLong(limit: limit), at: range.lowerBound, block, record: record + 1)
      }
      guard range.count > limits.fieldByteCount else { continue }
      for column in 0..<fieldCount(record) {
        let field = fieldRange(record, column, in: block)
        if field.count > limits.fieldByteCount {
          throw tooLong(field.lowerBound, limits, block, scan: nil, record: record + 1)
        }
      }
    }
  }

  /// The record that the block ends in may be too long already.
  private func checkTail(_ limits: Limits, _ block: ByteBlock, _ scan: Scan) throws(CSVProblem) {
    let byteCount = scan.end - consumed
    guard byteCount > min(limits.fieldByteCount, limits.recordByteCount) else { return }
    var tail = scan
    tail.from = consumed
    if let field = openFieldStart(block, tail), scan.end - field > limits.fieldByteCount {
      throw tooLong(field, limits, block, scan: scan, record: recordCount + 1)
    }
    if byteCount > limits.recordByteCount {
      let limit = limits.recordByteCount
      throw problem(.recordTooLong(limit: limit), at: consumed, block, record: recordCount + 1)
    }
  }

  private func tooLong(
    _ field: Int, _ limits: Limits, _ block: ByteBlock, scan: Scan?, record: Int
  ) -> CSVProblem {
    let isQuoted = scan.map { block.bytes[field] == $0.dialect.quote } ?? false
    return problem(
      .fieldTooLong(limit: limits.fieldByteCount, isQuoted: isQuoted), at: field, block,
      record: record)
  }

  /// Where the field that the block ends in starts; nil between records.
  private func openFieldStart(_ block: ByteBlock, _ scan: Scan) -> Int? {
    let table = ScanTable(scan.dialect)
    var state = ScanState.recordStart.rawValue
    var start: Int?
    var offset = scan.from
    while let found = table.nextAction(in: block, from: offset, to: scan.end, &state) {
      let action = ScanAction(rawValue: found.entry & ~7)
      if action.contains(.startsRecord) { start = found.offset }
      if action.contains(.endsField) { start = found.offset + 1 }
      if action.contains(.endsRecord) { start = nil }
      offset = found.offset + 1
    }
    return start
  }
}
