import CSV
import Columns
import Diagnostics
import Synchronization

/// Where each eighth record of the input begins, noted while a first pass reads it: half a byte a record.
final class RecordLocator: Sendable {
  static let spacing = 8

  /// What is noted of one batch.
  private struct Entry {
    var firstRecord: Int
    var baseOffset: Int
    /// Offsets of records 0, 8, 16… of the batch from `baseOffset`, then the end of its last record.
    var starts: [UInt32]
  }

  private let entries = Mutex<[Entry]>([])

  /// Notes the records of a batch; batches come in order.
  func note(firstRecord: Int, baseOffset: Int, starts: [UInt32]) {
    entries.withLock {
      $0.append(Entry(firstRecord: firstRecord, baseOffset: baseOffset, starts: starts))
    }
  }

  /// The bytes in which a record lies, and how many records stand before it there.
  func locate(_ record: Int) -> (offset: Int, byteCount: Int, skipped: Int) {
    entries.withLock { entries in
      var low = 0
      var high = entries.count
      while low + 1 < high {
        let middle = (low + high) / 2
        if entries[middle].firstRecord <= record { low = middle } else { high = middle }
      }
      let entry = entries[low]
      let (group, skipped) = (record - entry.firstRecord).quotientAndRemainder(
        dividingBy: Self.spacing)
      let start = Int(entry.starts[group])
      return (entry.baseOffset + start, Int(entry.starts[group + 1]) - start, skipped)
    }
  }
}

/// Reads single records of the input again.
final class RecordFetcher: Sendable {
  private let bytes: any RandomAccessBytes
  private let locator: RecordLocator
  private let format: TableFormat

  init(bytes: any RandomAccessBytes, locator: RecordLocator, format: TableFormat) {
    self.bytes = bytes
    self.locator = locator
    self.format = format
  }

  /// A batch of the given records, all selected, in the given order.
  func batch(of records: [Int], like home: Batch) throws(RunFailure) -> Batch {
    let places = records.map { locator.locate($0) }
    let raw = ByteBlock(capacity: places.reduce(1) { max($0, $1.byteCount) })
    let side = Batch(
      blockByteCount: places.reduce(64) { $0 + $1.byteCount + 2 })
    var index = RecordIndex()
    for place in places {
      raw.count = 0
      try bytes.read(at: place.offset, count: place.byteCount, into: raw)
      try scan(raw, into: &index)
      side.block.append(raw.bytes.extracting(index.contentRange(place.skipped, in: raw)))
      side.block.append(format.dialect.terminator.bytes.span)
    }
    try scan(side.block, into: &side.index)
    side.quote = format.dialect.quote
    side.reset(columnCount: home.columnCount, outputCount: 0)
    side.records = records
    side.selectAll()
    return side
  }

  /// Indexes records that were read without a fault before.
  private func scan(_ block: ByteBlock, into index: inout RecordIndex) throws(RunFailure) {
    do throws(CSVProblem) {
      try format.scan(block, isLast: true, into: &index)
    } catch {
      throw RunFailure(
        .input, "'\(format.name)' changed while it was read",
        help: "run again when nothing writes to it")
    }
  }
}
