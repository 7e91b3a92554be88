import CScan
import Columns

extension RecordIndex {
  /// The scan by the state machine of ``ScanState``, a byte at a time: the oracle of the fast scan, and
  /// the way for blocks in which a CR alone ends a record.
  ///
  /// `atMost` stops it behind so many records.
  mutating func scanExactly(
    _ block: ByteBlock, _ scan: Scan, atMost recordLimit: Int = .max
  ) throws(CSVProblem) {
    reset(scan)
    isExact = true
    let table = ScanTable(scan.dialect)
    if columnCount == 0 {
      guard let found = firstRecordFieldCount(block, scan, table) else { return }
      columnCount = found
    }
    stride = columnCount + 1

    var walk = Walk()
    var offset = scan.from
    while let found = table.nextAction(in: block, from: offset, to: scan.end, &walk.state) {
      let action = ScanAction(rawValue: found.entry & ~7)
      guard take(action, found.offset, &walk, recordLimit) else {
        finish(block, scan, walk, isWhole: false)
        return
      }
      offset = found.offset + 1
    }
    if scan.isLast, walk.state == ScanState.quoted.rawValue {
      let found = problem(.unterminatedQuote, at: fieldStart, block, record: bases.count)
      reset(scan)
      throw found
    }
    if scan.isLast, ScanState(rawValue: walk.state)!.isInRecord {
      appendBound(scan.end)
      endRecord()
      endsWithTerminator = false
    }
    finish(block, scan, walk, isWhole: scan.isLast)
  }

  /// What the exact scan remembers between bytes, besides what it has written.
  private struct Walk {
    var state = ScanState.recordStart.rawValue
    /// Records that a further byte has shown to be whole, and where they end.
    var wholeCount = 0
    var wholeEnd = 0
    var wholeStrayCount = 0
    /// Record of the last stray quote.
    var strayRecord = -1
  }

  /// First byte of the open field.
  private var fieldStart: Int { Int(bounds[boundCount - 1] &+ 1) }

  /// Writes down what the byte at `offset` does; false where the limit of records is reached.
  private mutating func take(
    _ action: ScanAction, _ offset: Int, _ walk: inout Walk, _ recordLimit: Int
  ) -> Bool {
    let isBlankRecord = action.contains(.isBlankLine) && columnCount == 1
    if action.contains(.startsRecord) || isBlankRecord {
      walk.wholeCount = recordCount
      walk.wholeEnd = offset
      walk.wholeStrayCount = strayRecordCount
      if recordCount == recordLimit { return false }
      bases.append(UInt32(boundCount))
      appendBound(offset - 1)
    }
    if action.contains(.endsField) { appendBound(offset) }
    if action.contains(.endsRecord) || isBlankRecord {
      appendBound(offset)
      endRecord()
    }
    if action.contains(.isStray), walk.strayRecord != bases.count {
      walk.strayRecord = bases.count
      if strayRecordCount == 0 { firstStrayQuote = offset }
      strayRecordCount += 1
    }
    return true
  }

  /// Counts the record whose last bound was written, and notes it where it is ragged.
  mutating func endRecord() {
    let fieldCount = boundCount - Int(bases[recordCount]) - 1
    if fieldCount != columnCount {
      isUniform = false
      ragged.append(RaggedRecord(record: recordCount, fieldCount: fieldCount, line: 0))
    }
    recordCount += 1
  }

  /// Keeps the whole records only, and counts lines.
  private mutating func finish(_ block: ByteBlock, _ scan: Scan, _ walk: Walk, isWhole: Bool) {
    if isWhole {
      consumed = scan.end
    } else {
      recordCount = walk.wholeCount
      if walk.wholeCount < bases.count {
        boundCount = Int(bases[walk.wholeCount])
        bases.removeLast(bases.count - walk.wholeCount)
      }
      strayRecordCount = walk.wholeStrayCount
      if strayRecordCount == 0 { firstStrayQuote = nil }
      if walk.wholeCount > 0 { consumed = walk.wholeEnd }
      while let last = ragged.last, last.record >= recordCount { ragged.removeLast() }
      isUniform = ragged.isEmpty
    }
    countLines(block)
  }

  /// Counts the lines of all whole records, and finds the lines of the ragged ones.
  mutating func countLines(_ block: ByteBlock) {
    var line = 1
    var counted = start
    for index in ragged.indices {
      let recordStart = recordStart(ragged[index].record)
      line += CSV.countLines(block, counted..<recordStart)
      counted = recordStart
      ragged[index].line = line
    }
    lineCount = line - 1 + CSV.countLines(block, counted..<consumed)
  }

  /// Fields of the first record that is not blank; nil where it is not whole yet.
  private func firstRecordFieldCount(
    _ block: ByteBlock, _ scan: Scan, _ table: ScanTable
  ) -> Int? {
    var count = 1
    var state = ScanState.recordStart.rawValue
    var offset = scan.from
    while let found = table.nextAction(in: block, from: offset, to: scan.end, &state) {
      let action = ScanAction(rawValue: found.entry & ~7)
      if action.contains(.endsField) { count += 1 }
      if action.contains(.endsRecord) { return count }
      offset = found.offset + 1
    }
    return scan.isLast ? count : nil
  }

  /// A problem at a byte of the block.
  func problem(
    _ kind: CSVProblem.Kind, at offset: Int, _ block: ByteBlock, record: Int
  ) -> CSVProblem {
    CSVProblem(kind, at: CSVPlace(at: offset, record: record, in: block, from: start))
  }
}

extension ScanTable {
  /// Actions and next state for a byte.
  @inline(__always)
  func entry(_ state: UInt8, _ byte: UInt8) -> UInt8 {
    entries[Int(state << 3 | classes[Int(byte)])]
  }
}
