import CSV
import Columns
import Diagnostics

/// Cuts the bytes of an input into batches of whole records.
///
/// One worker at a time reads a block and indexes it; what the index leaves over goes in front of the
/// next block. A block that holds no whole record grows until it does, or until a limit says no.
final class CSVBatchSource: BatchSource, @unchecked Sendable {
  let format: TableFormat
  var columnCount = 0
  var outputCount = 0
  var progress: (any ProgressObserver)?
  private(set) var recordCount = 0
  private(set) var paddedCount = 0
  private(set) var quarantinedCount = 0
  private(set) var strayRecordCount = 0
  /// Whether the last record has a line end; true where there is none.
  private(set) var endsWithTerminator = true

  private let source: any ByteSource
  private let origins: RowOrigins
  private let quarantine: QuarantineWriter?
  private let locator: RecordLocator?
  private let spool: (any Spool)?
  /// Offset and line at which `carry` begins.
  private var offset: Int
  private var line: Int
  private var carry: [UInt8]
  /// How many of the carried bytes the block has that is being filled.
  private var takenCount = 0
  private var isAtEnd = false

  init(
    source: any ByteSource, format: TableFormat, origins: RowOrigins, start: InputStart,
    locator: RecordLocator? = nil, spool: (any Spool)? = nil, quarantine: QuarantineWriter? = nil
  ) {
    self.source = source
    self.format = format
    self.origins = origins
    self.locator = locator
    self.spool = spool
    self.quarantine = quarantine
    offset = start.offset
    line = start.line
    carry = start.bytes
  }

  func fill(_ batch: Batch) throws(RunFailure) -> Bool {
    if isAtEnd && carry.isEmpty { return false }
    try read(into: batch)
    let isCut = cut(batch)
    let index = batch.index
    if index.recordCount == 0 { return false }
    batch.firstRecord = recordCount
    batch.baseOffset = offset
    batch.baseLine = line
    batch.quote = format.dialect.quote
    batch.reset(columnCount: columnCount, outputCount: outputCount)
    batch.selectAll()
    noteFiles(before: index.consumed, in: batch.block) { index.recordCount(before: $0) }
    if !index.isUniform { try sortOut(batch) }
    locator?.note(firstRecord: recordCount, baseOffset: offset, starts: starts(of: index))
    recordCount += index.recordCount
    strayRecordCount += index.strayRecordCount
    endsWithTerminator = index.endsWithTerminator
    carry(isCut ? nil : batch.block.cell(index.consumed..<batch.block.count))
    offset += index.consumed
    line += index.lineCount
    progress?.progressed(
      consumed: source.consumedByteCount, total: source.totalByteCount, rows: recordCount)
    return true
  }

  /// Keeps what the index left over, in front of what is carried already; nil: nothing is wanted.
  private func carry(_ rest: Cell?) {
    if let rest, takenCount < carry.count {
      carry.replaceSubrange(..<takenCount, with: rest.array)
    } else {
      carry = []
      carry = rest?.array ?? []
    }
  }

  /// Takes as many of the carried bytes as the block has room for; whether those were all.
  private func take(into block: ByteBlock) -> Bool {
    let end = min(takenCount + block.capacity - block.count, carry.count)
    block.append(carry.span.extracting(takenCount..<end))
    takenCount = end
    return end == carry.count
  }

  /// Fills the batch's block and indexes it; the block grows until it holds a whole record.
  private func read(into batch: Batch) throws(RunFailure) {
    batch.block.count = 0
    takenCount = 0
    while true {
      let isAllTaken = take(into: batch.block)
      while isAllTaken && !isAtEnd && batch.block.count < batch.block.capacity {
        let block = batch.block
        let start = block.count
        if try source.read(into: block) == 0 { isAtEnd = true }
        try spool?.append(block.bytes.extracting(start..<block.count))
      }
      do throws(CSVProblem) {
        try format.scan(batch.block, isLast: isAtEnd && isAllTaken, into: &batch.index)
      } catch {
        noteFiles(before: error.place.byteOffset + 1, in: batch.block) {
          format.recordCount(of: batch.block, before: $0)
        }
        throw failure(error)
      }
      if batch.index.recordCount > 0 || isAtEnd && isAllTaken { return }
      let larger = ByteBlock(capacity: batch.block.capacity * 2)
      larger.append(batch.block.bytes)
      batch.block = larger
    }
  }

  /// Takes away the records behind the last one that is wanted; whether there was one.
  private func cut(_ batch: Batch) -> Bool {
    guard let limit = format.recordLimit, recordCount + batch.index.recordCount >= limit else {
      return false
    }
    batch.index.truncate(to: limit - recordCount)
    isAtEnd = true
    return true
  }

  /// Does with ragged records what the policy says.
  private func sortOut(_ batch: Batch) throws(RunFailure) {
    for ragged in batch.index.ragged {
      let isShort = ragged.fieldCount < format.columnCount
      switch format.ragged {
      case .pad where isShort:
        paddedCount += 1
      case .quarantine:
        quarantinedCount += 1
        let block = batch.block
        let start = batch.index.recordRange(ragged.record).lowerBound
        let range = start..<batch.index.lineEndRange(ragged.record, in: block).upperBound
        let place = CSVPlace(
          line: line + ragged.line, column: 1, record: recordCount + ragged.record + 1,
          byteOffset: offset + range.lowerBound)
        try quarantine?.write(
          block.bytes.extracting(range), at: origins.place(place), fieldCount: ragged.fieldCount)
      case .error, .pad:
        let place = batch.index.place(ragged.record, in: batch.block)
        let problem = CSVProblem(
          .raggedRecord(found: ragged.fieldCount, expected: format.columnCount), at: place)
        throw failure(problem)
      }
    }
    if format.ragged == .quarantine {
      batch.selection.subtract(batch.index.ragged.map { Int32($0.record) })
    }
  }

  /// The failure that a problem in the block becomes.
  private func failure(_ problem: CSVProblem) -> RunFailure {
    format.failure(
      problem.moved(lines: line, records: recordCount, bytes: offset), in: origins)
  }

  /// Notes where files begin in the block, before an offset of it.
  private func noteFiles(
    before end: Int, in block: ByteBlock, recordCount count: (Int) -> Int
  ) {
    let files = source.laterFiles
    var (lines, counted) = (line, 0)
    for file in files.dropFirst(origins.laterFileCount)
    where file.start - offset < min(end, block.count) {
      let start = file.start - offset
      lines += countLines(block, counted..<start)
      counted = start
      // The line end that began before goes on here, and is two in the files.
      if start > 0, block.bytes[start - 1] == 0x0D, block.bytes[start] == 0x0A { lines -= 1 }
      origins.note(file, lines: lines, records: recordCount + count(start))
    }
  }

  private func starts(of index: RecordIndex) -> [UInt32] {
    var starts: [UInt32] = []
    starts.reserveCapacity(index.recordCount / RecordLocator.spacing + 2)
    for record in stride(from: 0, to: index.recordCount, by: RecordLocator.spacing) {
      starts.append(UInt32(index.recordRange(record).lowerBound))
    }
    starts.append(UInt32(index.consumed))
    return starts
  }
}

/// Where the records of an input begin: what was read while its header was looked for.
struct InputStart: Sendable {
  var offset: Int
  var line: Int
  /// Bytes already taken from the source, from the first record on.
  var bytes: [UInt8]
}
