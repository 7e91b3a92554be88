import Columns
import Diagnostics
import Engine

/// A source whose first bytes can be looked at before they are read.
package final class PeekedSource: ByteSource, @unchecked Sendable {
  /// The first bytes; fewer than asked for only where the source has no more.
  package let head: [UInt8]
  package let source: any ByteSource
  /// How much of the head was read. One thread at a time reads.
  private var position = 0

  package init(_ source: any ByteSource, byteCount: Int) throws(RunFailure) {
    self.source = source
    let block = ByteBlock(capacity: byteCount)
    while block.count < byteCount {
      if try source.read(into: block) == 0 { break }
    }
    head = block.cell(0..<block.count).array
  }

  package var name: String { source.name }
  package var totalByteCount: Int? { source.totalByteCount }
  package var consumedByteCount: Int { source.consumedByteCount }
  package var randomAccess: (any RandomAccessBytes)? { source.randomAccess }
  package var decoding: DecodingReport? { source.decoding }
  package var compression: String? { source.compression }

  package func fileOffset(of offset: Int, in file: Int) -> Int? {
    source.fileOffset(of: offset, in: file)
  }

  package func read(into block: ByteBlock) throws(RunFailure) -> Int {
    if position == head.count { return try source.read(into: block) }
    let count = min(block.capacity - block.count, head.count - position)
    let head = head
    block.append(head.span.extracting(position..<position + count))
    position += count
    return count
  }
}
