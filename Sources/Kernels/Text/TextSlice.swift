/// Lengths and slices of a text in code points; a byte that is not UTF-8 counts as one.
///
/// ASCII is known by one look at eight bytes at a time; then a slice is its bounds.
package enum TextSlice {
  /// How many code points the text has.
  package static func length(of text: Span<UInt8>) -> Int {
    text.scalarCount
  }

  /// The bytes of the first `count` code points.
  package static func left(_ count: Int, of text: Span<UInt8>) -> Range<Int> {
    0..<offset(of: count, in: text, from: 0)
  }

  /// The bytes of the last `count` code points.
  package static func right(_ count: Int, of text: Span<UInt8>) -> Range<Int> {
    if text.isASCII { return text.count - min(max(count, 0), text.count)..<text.count }
    var start = text.count
    var left = count
    while start > 0, left > 0 {
      start -= text.scalar(before: start).byteCount
      left -= 1
    }
    return start..<text.count
  }

  /// The bytes of `count` code points from the `position`th on, counted from 1.
  package static func part(_ position: Int, _ count: Int, of text: Span<UInt8>) -> Range<Int> {
    let start = offset(of: position - 1, in: text, from: 0)
    return start..<offset(of: count, in: text, from: start)
  }

  /// The byte that lies `count` code points behind the byte `start`; the text's end at most.
  private static func offset(of count: Int, in text: Span<UInt8>, from start: Int) -> Int {
    if count <= 0 { return start }
    if count >= text.count - start { return text.count }
    if text.isASCII { return start + count }
    var index = start
    var left = count
    while index < text.count, left > 0 {
      index += text.scalar(at: index).byteCount
      left -= 1
    }
    return index
  }
}
