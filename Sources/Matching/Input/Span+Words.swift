import CScan

extension Span<UInt8> {
  /// Hands on each word: what stands between blanks, in order.
  func forEachWord(_ body: (Span<UInt8>) -> Void) {
    var start = 0
    for index in 0...count where index == count || self[index] == 0x20 {
      if index > start { body(extracting(start..<index)) }
      start = index + 1
    }
  }

  /// The first bytes.
  @_lifetime(copy self)
  func extracting(first count: Int) -> Span<UInt8> {
    extracting(0..<Swift.min(count, self.count))
  }

  /// Whether both have the same bytes.
  func isEqual(to other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    if isEmpty { return true }
    // Safe: both spans have so many bytes.
    return unsafe withUnsafeBufferPointer { left in
      unsafe other.withUnsafeBufferPointer { right in
        unsafe memory_equal(left.baseAddress!, right.baseAddress!, left.count)
      }
    }
  }
}

extension [UInt8] {
  /// Adds the bytes of a span.
  mutating func append(contentsOf text: Span<UInt8>) {
    // Safe: reads the span's bytes and no further.
    unsafe text.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}

extension [UInt32] {
  /// Asks for the memory of a stretch of no more than two cache lines.
  @inline(__always)
  func prefetch(_ first: Int, count: Int) {
    // Safe: only addresses within the array, never read.
    unsafe withUnsafeBufferPointer {
      guard let base = $0.baseAddress, first + count <= $0.count, count > 0 else { return }
      unsafe memory_prefetch_to_read(base + first)
      unsafe memory_prefetch_to_read(base + first + count - 1)
    }
  }
}
