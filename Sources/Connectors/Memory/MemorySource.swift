import Columns
import Diagnostics
import Engine

/// Bytes that are in memory already, given out in pieces of a chosen size.
package final class MemorySource: ByteSource, @unchecked Sendable {
  package let name: String
  private let pieces: MemoryPieces
  private let start: Int
  private let pieceByteCount: Int
  private let allowsRandomAccess: Bool
  /// Whether it stands for a file.
  package let hasLines: Bool
  /// One thread at a time reads.
  private var offset: Int

  package init(
    _ pieces: MemoryPieces, name: String = "memory", from start: Int = 0,
    pieceByteCount: Int = .max, allowsRandomAccess: Bool = true, isFile: Bool = true
  ) {
    self.pieces = pieces
    self.name = name
    self.start = start
    self.pieceByteCount = pieceByteCount
    self.allowsRandomAccess = allowsRandomAccess
    hasLines = isFile
    offset = start
  }

  package convenience init(
    _ bytes: [UInt8], name: String = "memory", from start: Int = 0, pieceByteCount: Int = .max,
    allowsRandomAccess: Bool = true
  ) {
    self.init(
      MemoryPieces([bytes]), name: name, from: start, pieceByteCount: pieceByteCount,
      allowsRandomAccess: allowsRandomAccess)
  }

  package var totalByteCount: Int? { pieces.byteCount - start }
  package var consumedByteCount: Int { offset - start }
  package var randomAccess: (any RandomAccessBytes)? {
    allowsRandomAccess ? MemoryBytes(pieces, name: name, pieceByteCount: pieceByteCount) : nil
  }

  package func read(into block: ByteBlock) throws(RunFailure) -> Int {
    let count = min(block.capacity - block.count, pieces.byteCount - offset, pieceByteCount)
    pieces.append(offset..<offset + count, to: block)
    offset += count
    return count
  }
}

/// Bytes in memory, piece by piece.
package struct MemoryPieces: Sendable {
  private let pieces: [[UInt8]]
  /// Where each piece starts; one more at the end.
  private let starts: [Int]

  package init(_ pieces: [[UInt8]]) {
    self.pieces = pieces
    starts = pieces.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
  }

  package var byteCount: Int { starts[pieces.count] }

  /// Adds some of the bytes to a block that has room for them.
  func append(_ range: Range<Int>, to block: ByteBlock) {
    var offset = range.lowerBound
    var piece = starts.firstPlace { $0 > offset } - 1
    while offset < range.upperBound {
      let end = min(range.upperBound, starts[piece + 1])
      let bytes = pieces[piece]
      block.append(bytes.span.extracting(offset - starts[piece]..<end - starts[piece]))
      offset = end
      piece += 1
    }
  }
}

extension [Int] {
  /// The first place from which on a claim holds.
  fileprivate func firstPlace(_ holds: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// Bytes in memory, at any place.
package final class MemoryBytes: RandomAccessBytes {
  private let pieces: MemoryPieces
  private let name: String
  private let pieceByteCount: Int

  package init(_ pieces: MemoryPieces, name: String = "memory", pieceByteCount: Int = .max) {
    self.pieces = pieces
    self.name = name
    self.pieceByteCount = pieceByteCount
  }

  package func read(at offset: Int, count: Int, into block: ByteBlock) throws(RunFailure) {
    guard offset + count <= pieces.byteCount else {
      throw RunFailure(.input, "'\(name)' changed while it was read")
    }
    pieces.append(offset..<offset + count, to: block)
  }

  package func source(from offset: Int) throws(RunFailure) -> any ByteSource {
    MemorySource(pieces, name: name, from: offset, pieceByteCount: pieceByteCount)
  }
}
