import CScan

extension RawSpan {
  /// How often each of the values 0 to 3 stands among the bytes; 16 of them take a few instructions.
  package var countsOfFour: InlineArray<4, Int64> {
    var counts: InlineArray<4, Int64> = [0, 0, 0, 0]
    if isEmpty { return counts }
    var span = counts.mutableSpan
    // Safe: reads the span's bytes and no further, and writes four counts.
    unsafe withUnsafeBytes { bytes in
      let base = unsafe bytes.baseAddress!.assumingMemoryBound(to: UInt8.self)
      unsafe span.withUnsafeMutableBufferPointer {
        unsafe count_four(base, bytes.count, $0.baseAddress!)
      }
    }
    return counts
  }
}
