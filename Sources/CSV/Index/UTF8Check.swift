import CScan
import Columns

/// Offset of the first byte of the range at which no valid UTF-8 character starts; nil where all is
/// valid. The range must not end within a character: whole records do not.
package func firstInvalidUTF8(in block: ByteBlock, _ range: Range<Int>) -> Int? {
  firstInvalidUTF8(in: block, range, level: scanLevel)
}

/// The same with the instructions of a given level.
func firstInvalidUTF8(in block: ByteBlock, _ range: Range<Int>, level: scan_level) -> Int? {
  precondition(range.lowerBound >= 0 && range.upperBound <= block.count)
  // Safe: checked above.
  let offset = unsafe utf8_first_invalid(level, block.base + range.lowerBound, range.count)
  return offset < 0 ? nil : range.lowerBound + offset
}

/// The same for bytes that are in no block.
func firstInvalidUTF8(_ bytes: Span<UInt8>) -> Int? {
  // Safe: the span is valid for its count.
  let offset = unsafe bytes.withUnsafeBufferPointer { buffer in
    guard let base = buffer.baseAddress else { return -1 }
    return unsafe utf8_first_invalid(scanLevel, base, buffer.count)
  }
  return offset < 0 ? nil : offset
}
