import Columns
import Diagnostics
import Engine

/// A source whose bytes can be had once more: from the file itself, or from a copy that is made while they
/// are read.
package final class KeptSource: ByteSource, @unchecked Sendable {
  private let source: any ByteSource
  /// nil where the source can be read at any place.
  private let copy: CopiedBytes?
  /// Where in the copy the next read begins. One thread at a time reads.
  private var offset = 0

  /// `folder`: where a copy goes if one is needed.
  package init(_ source: any ByteSource, folder: String) throws(RunFailure) {
    self.source = source
    copy = source.randomAccess == nil ? try CopiedBytes(of: source, folder: folder) : nil
  }

  /// The same bytes from the first one on.
  private init(_ source: any ByteSource, _ copy: CopiedBytes) {
    self.source = source
    self.copy = copy
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
    guard let copy else { return try source.read(into: block) }
    let count = try copy.read(at: offset, into: block)
    offset += count
    return count
  }

  /// All bytes from the first one on, whether or not they have been read: each reader goes its own way.
  package func again() throws(RunFailure) -> any ByteSource {
    if let copy { return KeptSource(source, copy) }
    return try source.randomAccess!.source(from: 0)
  }
}
