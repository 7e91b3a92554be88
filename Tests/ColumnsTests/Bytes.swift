extension Array where Element == UInt8 {
  /// The bytes of a span, one by one.
  init(copying span: borrowing Span<UInt8>) {
    self = []
    for index in span.indices { append(span[index]) }
  }
}
