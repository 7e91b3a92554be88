extension [UInt8] {
  /// Adds the bytes of a span.
  package mutating func append(contentsOf text: Span<UInt8>) {
    // Safe: reads the span's bytes and no further.
    unsafe text.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}
