import CUtf8proc

/// Where one character ends and the next begins, as a reader sees them. Source: UAX 29, by utf8proc.
enum GraphemeBreaks {
  /// The end of the first `count` code points, moved back to the last break between characters;
  /// where the first character alone has more, their end as it is.
  static func end(ofFirst count: Int, in bytes: Span<UInt8>) -> Int {
    var index = 0
    var lastBreak = 0
    var state: Int32 = 0
    var previous: Int32 = -1
    var seen = 0
    while index < bytes.count {
      let scalar = bytes.scalar(at: index)
      if previous < 0 || !scalar.isValid {
        lastBreak = index
        state = 0
      } else if unsafe utf8proc_grapheme_break_stateful(previous, scalar.value, &state) {
        // Safe: the state is this loop's own.
        lastBreak = index
      }
      if seen == count { return lastBreak == 0 ? index : lastBreak }
      previous = scalar.value
      index += scalar.byteCount
      seen += 1
    }
    return bytes.count
  }
}
