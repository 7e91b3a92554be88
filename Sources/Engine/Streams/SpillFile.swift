import Diagnostics

/// Temporary storage that outgrows memory goes to: appended to by any thread, read back at any place.
package protocol SpillFile: AnyObject, Sendable {
  /// Writes the words behind all that was written before; returns the offset of the first, in bytes.
  func append(_ words: borrowing Span<UInt64>) throws(RunFailure) -> Int
  /// Fills `words` from the byte offset on.
  func read(at offset: Int, into words: inout MutableSpan<UInt64>) throws(RunFailure)
  var byteCount: Int { get }
}

/// A copy of an input that can be read only once, made while a first pass reads it.
package protocol Spool: RandomAccessBytes {
  /// Adds bytes behind all that was added before.
  func append(_ bytes: borrowing Span<UInt8>) throws(RunFailure)
}
