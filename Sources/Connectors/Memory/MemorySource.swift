import Columns
import Diagnostics
import Engine

/// Bytes that are in memory already, given out in pieces of a chosen size.
package final class MemorySource: ByteSource, @unchecked Sendable {
  package let name: String
  private let bytes: [UInt8]
  private let start: Int
  private let pieceByteCount: Int
  private let allowsRandomAccess: Bool
  /// One thread at a time reads.
  private var offset: Int

  package init(
    _ bytes: [UInt8], name: String = "memory", from start: Int = 0, pieceByteCount: Int = .max,
    allowsRandomAccess: Bool = true
  ) {
    self.bytes = bytes
    self.name = name
    self.start = start
    self.pieceByteCount = pieceByteCount
    self.allowsRandomAccess = allowsRandomAccess
    offset = start
  }

  package var totalByteCount: Int? { bytes.count - start }
  package var consumedByteCount: Int { offset - start }
  package var randomAccess: (any RandomAccessBytes)? {
    allowsRandomAccess ? MemoryBytes(bytes, name: name, pieceByteCount: pieceByteCount) : nil
  }

  package func read(into block: ByteBlock) throws(RunFailure) -> Int {
    let count = min(block.capacity - block.count, bytes.count - offset, pieceByteCount)
    let bytes = bytes
    block.append(bytes.span.extracting(offset..<offset + count))
    offset += count
    return count
  }
}

/// Bytes in memory, at any place.
package final class MemoryBytes: RandomAccessBytes {
  private let bytes: [UInt8]
  private let name: String
  private let pieceByteCount: Int

  package init(_ bytes: [UInt8], name: String = "memory", pieceByteCount: Int = .max) {
    self.bytes = bytes
    self.name = name
    self.pieceByteCount = pieceByteCount
  }

  package func read(at offset: Int, count: Int, into block: ByteBlock) throws(RunFailure) {
    guard offset + count <= bytes.count else {
      throw RunFailure(.input, "'\(name)' changed while it was read")
    }
    let bytes = bytes
    block.append(bytes.span.extracting(offset..<offset + count))
  }

  package func source(from offset: Int) throws(RunFailure) -> any ByteSource {
    MemorySource(bytes, name: name, from: offset, pieceByteCount: pieceByteCount)
  }
}
