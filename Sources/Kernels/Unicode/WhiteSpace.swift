import CScan

/// White space as Fettle means it: Unicode's White_Space, U+200B–200D and U+FEFF.
enum WhiteSpace {
  /// The bytes with which white space can begin.
  static let leadBytes: [UInt8] =
    Array(0x09...0x0D) + [0x20, 0xC2, 0xE1, 0xE2, 0xE3, 0xEF]

  /// Whether the code point is white space. Source: PropList.txt, Unicode 15.
  static func contains(_ scalar: Int32) -> Bool {
    switch scalar {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680: true
    case 0x2000...0x200D, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF: true
    default: false
    }
  }

  /// The text without the white space around it; empty at 0 where there is nothing else.
  @inline(__always)
  static func trimmedRange(_ bytes: Span<UInt8>) -> Range<Int> {
    // Safe: reads the span's bytes and no further.
    if unsafe bytes.withBase({ unsafe ends_are_plain($0, $1) }) { return 0..<bytes.count }
    return trimmedRangeByBlank(bytes)
  }

  /// The same where all that stands around the text are blanks, as it mostly is.
  private static func trimmedRangeByBlank(_ bytes: Span<UInt8>) -> Range<Int> {
    var start = 0
    while start < bytes.count, bytes[start] == 0x20 { start += 1 }
    if start == bytes.count { return 0..<0 }
    var end = bytes.count
    while bytes[end - 1] == 0x20 { end -= 1 }
    // Safe: reads the span's bytes and no further.
    let isTrimmed = unsafe bytes.extracting(start..<end).withBase { unsafe ends_are_plain($0, $1) }
    return isTrimmed ? start..<end : trimmedRangeByScalar(bytes)
  }

  /// The same without the fast path; its oracle in tests.
  static func trimmedRangeByScalar(_ bytes: Span<UInt8>) -> Range<Int> {
    var start = 0
    while start < bytes.count {
      let scalar = bytes.scalar(at: start)
      guard contains(scalar.value) else { break }
      start += scalar.byteCount
    }
    if start == bytes.count { return 0..<0 }
    var end = bytes.count
    while true {
      let scalar = bytes.scalar(before: end)
      guard contains(scalar.value) else { return start..<end }
      end -= scalar.byteCount
    }
  }
}
