import Columns
import Diagnostics

/// Bytes that come from somewhere, in order: a file, a pipe, a decompressor over another source.
///
/// One thread at a time reads; the scheduler sees to it.
package protocol ByteSource: AnyObject, Sendable {
  /// What the reader calls it: a path, or `stdin`.
  var name: String { get }
  /// Bytes in all where that is known beforehand (of the file as it lies on disk), for progress.
  var totalByteCount: Int? { get }
  /// Bytes taken from the disk so far, for progress.
  var consumedByteCount: Int { get }
  /// Fills `block` from `block.count` on, at most to its capacity; returns the bytes added, 0 at the end.
  func read(into block: ByteBlock) throws(RunFailure) -> Int
  /// The same bytes at any place, from any thread; nil where the source can be read only once.
  var randomAccess: (any RandomAccessBytes)? { get }
  /// Whether it is the text of files, with lines that anybody can look at; else its records alone are.
  var hasLines: Bool { get }
  /// The files that are read behind the first one, as far as they are opened.
  var laterFiles: [LaterFile] { get }
  /// Where a byte lies in the file on the disk, by its offset in the text of one of the files, 0 for the
  /// first; nil where no byte of the file is that byte, or nobody can tell. Any thread may ask.
  func fileOffset(of offset: Int, in file: Int) -> Int?
  /// What was lost on the way to UTF-8 so far; nil where nothing is decoded.
  var decoding: DecodingReport? { get }
  /// How the bytes are compressed on the disk, `gzip` or `zstd`; nil where they are not.
  var compression: String? { get }
}

extension ByteSource {
  package var hasLines: Bool { true }
  package var laterFiles: [LaterFile] { [] }
  package func fileOffset(of offset: Int, in file: Int) -> Int? { offset }
  package var decoding: DecodingReport? { nil }
  package var compression: String? { nil }
}

/// A file that is read behind others as if they were one: where its records begin.
package struct LaterFile: Sendable, Equatable {
  package var name: String
  /// Offset in the whole.
  package var start: Int
  /// Bytes and line ends of its own text before them.
  package var textOffset: Int
  package var lineCount: Int

  package init(name: String, start: Int, textOffset: Int, lineCount: Int) {
    self.name = name
    self.start = start
    self.textOffset = textOffset
    self.lineCount = lineCount
  }
}

/// Bytes that can be read at any offset, by several threads at once.
package protocol RandomAccessBytes: AnyObject, Sendable {
  /// Appends `count` bytes from `offset` to the block; throws where fewer are left.
  func read(at offset: Int, count: Int, into block: ByteBlock) throws(RunFailure)
  /// A fresh source over the same bytes, from `offset`.
  func source(from offset: Int) throws(RunFailure) -> any ByteSource
}

/// Where bytes go, in order.
///
/// After the last `write` come ``complete()``, ``publish()`` and ``settle()``, which ``finish()`` does
/// at once for an output that stands alone. ``abandon()`` ends it at any point before `settle()`.
package protocol ByteSink: AnyObject, Sendable {
  var name: String { get }
  /// Characters that were written as `?` because the output's encoding lacks them.
  var substitutedCount: Int { get }
  /// Whether nobody will ever see what is written, so that it need not be made.
  var isNull: Bool { get }
  /// Whether what is published cannot be taken back, so that it comes behind all that can.
  var isFinal: Bool { get }
  /// Takes the next bytes; they may stay in memory until ``complete()``.
  func write(_ bytes: borrowing Span<UInt8>) throws(RunFailure)
  /// Brings every byte to where it stays (flush, fsync); nobody sees the output yet.
  func complete() throws(RunFailure)
  /// Makes the complete output visible (rename).
  func publish() throws(RunFailure)
  /// Gives up the way back to the old output.
  func settle() throws(RunFailure)
  /// Leaves nothing behind and the old output as it was; does nothing the second time.
  func abandon()
}

extension ByteSink {
  package var substitutedCount: Int { 0 }
  package var isNull: Bool { false }
  package var isFinal: Bool { false }
  package func publish() throws(RunFailure) {}
  package func settle() throws(RunFailure) {}

  /// Makes the output whole and visible, or leaves the old one as it was and throws.
  package func finish() throws(RunFailure) {
    do throws(RunFailure) {
      try complete()
      try publish()
    } catch {
      abandon()
      throw error
    }
    try settle()
  }
}
