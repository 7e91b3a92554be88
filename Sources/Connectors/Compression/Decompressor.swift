import Columns

/// One step of undoing a compression.
struct DecompressionStep {
  /// Why the step came to a halt.
  enum State: Equatable {
    /// More input or more room is needed.
    case more
    /// A frame (zstd) or member (gzip) ended; another may follow.
    case frameEnd
    /// The bytes are damaged; why, in plain words.
    case damaged(String)
    /// The frame asks for more memory than is allowed.
    case windowTooLarge
  }

  var consumedByteCount: Int
  var state: State
}

/// Turns compressed bytes into plain ones, a piece at a time.
protocol Decompressor: AnyObject {
  /// Takes input and adds plain bytes to the block, as far as both reach.
  func step(_ input: borrowing Span<UInt8>, into block: ByteBlock) -> DecompressionStep
  /// Gets ready for the next frame.
  func restart()
}

/// Turns plain bytes into compressed ones, a piece at a time.
protocol Compressor: AnyObject {
  /// Takes input and adds compressed bytes to the block, as far as both reach; with `isLast` it ends
  /// the stream. Returns the bytes taken, and whether all that was taken is out.
  func step(
    _ input: borrowing Span<UInt8>, isLast: Bool, into block: ByteBlock
  ) -> (consumedByteCount: Int, isDone: Bool)
}
