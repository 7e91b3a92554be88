import Columns

/// Why a conversion came to a halt.
enum ConversionStop: Equatable {
  /// All the input is converted.
  case done
  /// The block has no room for the next character.
  case full
  /// The input ends inside a character.
  case incomplete
  /// So many bytes are no character, or none of the encoding that is written.
  case invalid(Int)
}

/// Turns text of one encoding into another, a piece at a time: to UTF-8 or from it.
protocol TextConverter: AnyObject {
  /// Converts as far as it goes, adding to the block; returns the bytes of whole characters taken.
  func convert(
    _ input: borrowing Span<UInt8>, into block: ByteBlock
  ) -> (consumedByteCount: Int, stop: ConversionStop)
  /// Adds what was held back and goes back to the first state.
  func flush(into block: ByteBlock)
}
