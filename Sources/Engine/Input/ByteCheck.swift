import CSV
import CScan
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
  let policy: KeptBytePolicy
  let format: TableFormat

  private static let level = scan_level_best()

  func run(_ batch: Batch, _ worker: Worker) throws(RunFailure) {
    var offset = batch.index.start
    let end = batch.index.consumed
    while let found = Self.firstInvalid(batch.block, offset..<end) {
      guard policy == .keep else { throw failure(at: found, in: batch) }
      worker.invalidByteCount += 1
      offset = found + 1
    }
  }

  private static func firstInvalid(_ block: ByteBlock, _ range: Range<Int>) -> Int? {
    precondition(range.upperBound <= block.count)
    // Safe: the range lies in the block, which has padding behind it.
    let found = unsafe utf8_first_invalid(level, block.base + range.lowerBound, range.count)
    return found < 0 ? nil : range.lowerBound + found
  }

  private func failure(at offset: Int, in batch: Batch) -> RunFailure {
    var record = 0
    while record + 1 < batch.rowCount && batch.index.recordRange(record).upperBound <= offset {
      record += 1
    }
    let place = CSVPlace(at: offset, record: record + 1, in: batch.block, from: batch.index.start)
    let problem = CSVProblem(
      .invalidByte(batch.block.bytes[offset], encoding: format.dialect.encoding), at: place)
    return format.failure(
      problem.moved(lines: batch.baseLine, records: batch.firstRecord, bytes: batch.baseOffset))
  }
}
