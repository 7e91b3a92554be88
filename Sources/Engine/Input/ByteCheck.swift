import CSV
import Columns
import Diagnostics

/// What becomes of bytes that are no UTF-8.
package enum KeptBytePolicy: Sendable {
  /// The run ends, and says where.
  case error
  /// They stay, and are counted.
  case keep
}

/// Looks at every byte of a batch once: is it UTF-8?
struct ByteCheck: Sendable {
  private let policy: KeptBytePolicy
  private let format: TableFormat
  private let origins: RowOrigins

  /// Looks at the bytes of an input.
  init(_ input: TableInput) {
    policy = input.invalidBytes
    format = input.format
    origins = input.origins
  }

  /// Throws at the first byte that is no text, or counts them all.
  func run(_ batch: Batch, _ worker: Worker) throws(RunFailure) {
    var offset = batch.index.start
    let end = batch.index.consumed
    while let found = firstInvalidUTF8(in: batch.block, offset..<end) {
      guard policy == .keep else { throw failure(at: found, in: batch) }
      worker.invalidByteCount += 1
      offset = found + 1
    }
  }

  /// The same for what comes before the first record: byte order mark, lines passed over, the header.
  /// Returns how many bytes were kept that are no UTF-8.
  func run(_ start: Header, _ block: ByteBlock) throws(RunFailure) -> Int {
    var count = 0
    var offset = 0
    while let found = firstInvalidUTF8(in: block, offset..<start.dataStart) {
      let place = CSVPlace(
        at: found, record: 0, in: block, from: min(Header.byteOrderMarkCount(block.bytes), found))
      guard policy == .keep else { throw failure(of: block.bytes[found], at: place) }
      count += 1
      offset = found + 1
    }
    return count
  }

  private func failure(at offset: Int, in batch: Batch) -> RunFailure {
    var record = 0
    while record + 1 < batch.rowCount && batch.index.recordRange(record).upperBound <= offset {
      record += 1
    }
    let place = CSVPlace(at: offset, record: record + 1, in: batch.block, from: batch.index.start)
    return failure(
      of: batch.block.bytes[offset],
      at: place.moved(lines: batch.baseLine, records: batch.firstRecord, bytes: batch.baseOffset))
  }

  private func failure(of byte: UInt8, at place: CSVPlace) -> RunFailure {
    format.failure(
      CSVProblem(.invalidByte(byte, encoding: format.dialect.encoding), at: place), in: origins)
  }
}
