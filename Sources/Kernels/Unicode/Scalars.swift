import CScan
import CUtf8proc
import Columns

/// One scalar of UTF-8 text, or one byte that belongs to none.
struct DecodedScalar {
  /// The code point; -1 for a byte that is not part of valid UTF-8.
  let value: Int32
  /// 1 for an invalid byte.
  let byteCount: Int

  @inline(__always)
  var isValid: Bool { value >= 0 }

  static let invalid = DecodedScalar(value: -1, byteCount: 1)
}

extension Span where Element == UInt8 {
  /// The scalar that begins at `index`.
  @inline(__always)
  func scalar(at index: Int) -> DecodedScalar {
    let lead = self[index]
    if lead < 0x80 { return DecodedScalar(value: Int32(lead), byteCount: 1) }
    return longScalar(at: index, lead: lead)
  }

  /// Two to four bytes by table 3-7 of the Unicode standard: no overlong forms, no surrogates.
  private func longScalar(at index: Int, lead: UInt8) -> DecodedScalar {
    let rest = count - index
    guard lead >= 0xC2, rest >= 2 else { return .invalid }
    let second = self[index + 1]
    if lead < 0xE0 {
      guard second & 0xC0 == 0x80 else { return .invalid }
      return DecodedScalar(value: Int32(lead & 0x1F) << 6 | Int32(second & 0x3F), byteCount: 2)
    }
    guard rest >= 3, self[index + 2] & 0xC0 == 0x80 else { return .invalid }
    let third = Int32(self[index + 2] & 0x3F)
    if lead < 0xF0 {
      let low: UInt8 = lead == 0xE0 ? 0xA0 : 0x80
      let high: UInt8 = lead == 0xED ? 0x9F : 0xBF
      guard second >= low, second <= high else { return .invalid }
      return DecodedScalar(
        value: Int32(lead & 0x0F) << 12 | Int32(second & 0x3F) << 6 | third, byteCount: 3)
    }
    let low: UInt8 = lead == 0xF0 ? 0x90 : 0x80
    let high: UInt8 = lead == 0xF4 ? 0x8F : 0xBF
    guard lead <= 0xF4, rest >= 4, second >= low, second <= high,
      self[index + 3] & 0xC0 == 0x80
    else { return .invalid }
    let upper = Int32(lead & 0x07) << 18 | Int32(second & 0x3F) << 12
    return DecodedScalar(value: upper | third << 6 | Int32(self[index + 3] & 0x3F), byteCount: 4)
  }

  /// The scalar that ends just before `end`.
  func scalar(before end: Int) -> DecodedScalar {
    let last = self[end - 1]
    if last < 0x80 { return DecodedScalar(value: Int32(last), byteCount: 1) }
    var start = end - 1
    while start > 0, end - start < 4, self[start] & 0xC0 == 0x80 { start -= 1 }
    let scalar = extracting(start..<end).scalar(at: 0)
    return scalar.byteCount == end - start ? scalar : .invalid
  }

  /// How many code points the text has; a byte that is not UTF-8 counts as one.
  var scalarCount: Int {
    if isASCII { return count }
    // Safe: reads the span's bytes and no further.
    let tailCount = unsafe withBase { unsafe narrow_tail_count($0, $1) }
    return tailCount < 0 ? scalarCountByScalar : count - tailCount
  }

  /// The same, scalar by scalar.
  var scalarCountByScalar: Int {
    var index = 0
    var result = 0
    while index < count {
      index += scalar(at: index).byteCount
      result += 1
    }
    return result
  }
}

extension ByteArena {
  /// Appends a code point as UTF-8.
  @inline(__always)
  mutating func append(scalar: Int32) {
    if scalar < 0x80 {
      append(UInt8(truncatingIfNeeded: scalar))
    } else {
      appendLong(scalar)
    }
  }

  private mutating func appendLong(_ scalar: Int32) {
    // Safe: utf8proc writes at most four bytes.
    unsafe append(atMost: 4) { unsafe utf8proc_encode_char(scalar, $0) }
  }

  /// Appends what `scalar(at:)` found at `index`: the scalar's bytes or the invalid one.
  @inline(__always)
  mutating func append(_ scalar: DecodedScalar, of bytes: Span<UInt8>, at index: Int) {
    append(bytes.extracting(index..<index + scalar.byteCount))
  }
}
