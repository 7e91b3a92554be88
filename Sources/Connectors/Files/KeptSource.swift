import Columns
import Diagnostics
import Engine

/// A source whose bytes can be had once more: from the file itself, or from a copy that is made while they
/// are read.
package final class KeptSource: ByteSource, @unchecked Sendable {
  private let source: any ByteSource
  /// nil where the source can be read at any place.
  private let copy: SpoolFile?

  /// `folder`: where a copy goes if one is needed.
  package init(_ source: any ByteSource, folder: String) throws(RunFailure) {
    self.source = source
    copy = source.randomAccess == nil ? try SpoolFile(folder: folder) : nil
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
    let start = block.count
    let count = try source.read(into: block)
    if count > 0 { try copy?.append(block.bytes.extracting(start..<block.count)) }
    return count
  }

  /// All bytes from the first one on; what nobody has read yet is read before.
  package func again() throws(RunFailure) -> any ByteSource {
    guard let copy else { return try source.randomAccess!.source(from: 0) }
    let rest = ByteBlock(capacity: 64 << 10)
    repeat { rest.count = 0 } while try read(into: rest) > 0
    return try copy.source(from: 0)
  }
}
