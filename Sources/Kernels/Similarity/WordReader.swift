/// The words of a text, one after the other: what white space parts.
struct WordReader {
  private var place = 0

  /// The bytes of the next word; nil behind the last.
  mutating func next(in text: Span<UInt8>) -> Range<Int>? {
    var start = -1
    while place < text.count {
      let scalar = text.scalar(at: place)
      if WhiteSpace.contains(scalar.value) {
        if start >= 0 { return start..<place }
      } else if start < 0 {
        start = place
      }
      place += scalar.byteCount
    }
    return start >= 0 ? start..<place : nil
  }
}
