import Columns
import Diagnostics
import Engine
import Synchronization

/// The bytes of a source that can be read only once, for any number of readers: what none of them has read
/// comes from the source and is copied, the rest comes from the copy.
final class CopiedBytes: @unchecked Sendable {
  private let source: any ByteSource
  private let copy: SpoolFile
  /// Whether the source has been read to its end; its holder alone reads the source.
  private let isWhole = Mutex(false)

  /// `folder`: where the copy lies.
  init(of source: any ByteSource, folder: String) throws(RunFailure) {
    self.source = source
    copy = try SpoolFile(folder: folder)
  }

  /// Fills a block with what stands from an offset on; returns the bytes added, 0 at the end.
  func read(at offset: Int, into block: ByteBlock) throws(RunFailure) -> Int {
    try isWhole.withLock { isWhole throws(RunFailure) in
      let start = block.count
      let count = min(block.capacity - start, copy.byteCount - offset)
      if count > 0 {
        try copy.read(at: offset, count: count, into: block)
        return count
      }
      if isWhole || start == block.capacity { return 0 }
      let added = try source.read(into: block)
      if added == 0 { isWhole = true }
      if added > 0 { try copy.append(block.bytes.extracting(start..<block.count)) }
      return added
    }
  }
}
