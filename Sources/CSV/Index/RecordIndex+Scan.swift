import CScan
import Columns

/// The instructions that scans use, asked of the processor once.
let scanLevel = scan_level_best()

extension RecordIndex {
  /// Finds the whole records from `from` to the end of the block, which starts at a record start.
  ///
  /// A record is whole when a byte follows its line end and the blank lines behind it, or when the
  /// input ends (`isLast`). Where no record is whole, `recordCount` is 0 and `consumed` is `from`: the
  /// caller gives a longer block. `columnCount` nil takes that of the first record.
  package mutating func scan(
    _ block: ByteBlock, from: Int = 0, isLast: Bool, dialect: Dialect, columnCount: Int? = nil,
    limits: Limits = Limits()
  ) throws(CSVProblem) {
    let scan = Scan(
      from: from, end: block.count, isLast: isLast, dialect: dialect, columnCount: columnCount,
      limits: limits)
    reset(scan)
    if !scanFast(block, scan, level: scanLevel) {
      try scanExactly(block, scan)
    }
    try check(limits, block, scan)
  }

  /// What one scan was asked for.
  struct Scan {
    var from: Int
    var end: Int
    var isLast: Bool
    var dialect: Dialect
    var columnCount: Int?
    var limits: Limits
  }

  /// Forgets everything but the memory.
  mutating func reset(_ scan: Scan) {
    precondition(scan.from >= 0 && scan.from <= scan.end && scan.end < UInt32.max)
    start = scan.from
    consumed = scan.from
    recordCount = 0
    columnCount = scan.columnCount ?? 0
    isUniform = true
    lineCount = 0
    endsWithTerminator = true
    ragged.removeAll(keepingCapacity: true)
    strayRecordCount = 0
    firstStrayQuote = nil
    isExact = false
    boundCount = 0
    bases.removeAll(keepingCapacity: true)
    mayEndWithCR = false
  }

  /// The scan by byte masks; false where only the exact scan can tell, which then starts anew.
  mutating func scanFast(_ block: ByteBlock, _ scan: Scan, level: scan_level) -> Bool {
    var state = csv_scan_start(scan.from)
    var strays: [Int] = []
    guard writeSeparators(block, scan, level, &state, &strays) else { return false }
    if scan.isLast && (state.quoted != 0 || state.bare_cr != 0) { return false }
    let bytes = block.bytes
    if columnCount == 0, scan.from < scan.end {
      // Leading blank lines are records or not, which the first record tells.
      if bytes[scan.from] == 0x0A || bytes[scan.from] == 0x0D { return false }
      columnCount = firstRecordFieldCount(bytes)
    }
    var recordEndCount = Int(state.record_end_count)
    if scan.isLast {
      endsWithTerminator =
        boundCount == 1
        ? scan.from == scan.end
        : Int(bounds[boundCount - 1]) == scan.end - 1 && bytes[scan.end - 1] == 0x0A
      if !endsWithTerminator {
        appendBound(scan.end)
        recordEndCount += 1
      }
    } else {
      dropOpenRecords(bytes, scan, &recordEndCount)
    }
    mayEndWithCR = state.has_cr
    consumed =
      scan.isLast ? scan.end : boundCount > 1 ? Int(bounds[boundCount - 1]) + 1 : scan.from
    if isUniformByStride(block, recordEndCount) {
      recordCount = recordEndCount
      let openLineCount = CSV.countLines(block, consumed..<scan.end)
      lineCount = Int(state.line_count) + Int(state.any_cr) - openLineCount
    } else {
      regroup(block, scan)
    }
    strayRecordCount = strays.count { $0 < consumed }
    firstStrayQuote = strayRecordCount > 0 ? strays[0] : nil
    return true
  }

  /// Fills `bounds` with the start and every separator; false where a CR alone ends a record.
  private mutating func writeSeparators(
    _ block: ByteBlock, _ scan: Scan, _ level: scan_level, _ state: inout csv_scan_state,
    _ strays: inout [Int]
  ) -> Bool {
    if bounds.isEmpty {
      bounds = Array(repeating: 0, count: Int(csv_scan_slack) + block.capacity / 10)
    }
    bounds[0] = UInt32(truncatingIfNeeded: scan.from - 1)
    boundCount = 1
    var table: ScanTable?
    let quote = scan.dialect.quote.map { Int32($0) } ?? -1
    while true {
      // Safe: the block has `end` bytes and padding behind its capacity; the array has the room given.
      let written = unsafe bounds.withUnsafeMutableBufferPointer { buffer in
        unsafe csv_scan(
          level, block.base, scan.end, scan.dialect.delimiter, quote, &state,
          buffer.baseAddress! + boundCount, buffer.count - boundCount)
      }
      boundCount += Int(written)
      if state.is_odd {
        table = table ?? ScanTable(scan.dialect)
        guard readOddRecord(block, scan, table!, &state, &strays) else { return false }
      }
      if Int(state.position) >= scan.end { return true }
      if bounds.count - boundCount < Int(csv_scan_slack) * 2 {
        bounds.append(contentsOf: repeatElement(0, count: bounds.count))
      }
    }
  }

  /// Adds the offset of a separator; -1 wraps around 0.
  mutating func appendBound(_ offset: Int) {
    if boundCount == bounds.count { bounds.append(0) }
    bounds[boundCount] = UInt32(truncatingIfNeeded: offset)
    boundCount += 1
  }

  /// Takes back what lies behind the last LF outside quotes that a further byte follows.
  private mutating func dropOpenRecords(
    _ bytes: Span<UInt8>, _ scan: Scan, _ recordEndCount: inout Int
  ) {
    while boundCount > 1 {
      let offset = Int(bounds[boundCount - 1])
      if bytes[offset] == 0x0A {
        // A blank line, or a LF that ends the block, may yet become part of this line end.
        if offset + 1 < scan.end, bytes[offset + 1] != 0x0A, bytes[offset + 1] != 0x0D { return }
        if columnCount == 1, offset + 1 < scan.end { return }
        recordEndCount -= 1
      }
      boundCount -= 1
    }
  }

  /// Whether the separators are those of `count` records of `columnCount` fields.
  private mutating func isUniformByStride(_ block: ByteBlock, _ count: Int) -> Bool {
    stride = columnCount
    guard count > 0 else { return boundCount == 1 }
    guard columnCount > 0, boundCount - 1 == count * columnCount else { return false }
    let checked = endsWithTerminator ? boundCount - 1 : boundCount - 2
    // Safe: bounds[1..<boundCount] are offsets in the block.
    return unsafe bounds.withUnsafeBufferPointer { buffer in
      unsafe csv_is_uniform(block.base, buffer.baseAddress! + 1, checked, columnCount)
    }
  }

  /// Separators up to the first LF; all of them and one more where there is none.
  private func firstRecordFieldCount(_ bytes: Span<UInt8>) -> Int {
    for index in 1..<boundCount where bytes[Int(bounds[index])] == 0x0A { return index }
    return boundCount
  }
}
