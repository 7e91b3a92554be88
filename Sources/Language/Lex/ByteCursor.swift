/// Reads the scalars of a source that may hold any bytes.
struct ByteCursor {
  let bytes: [UInt8]
  var offset = 0

  var isAtEnd: Bool { offset >= bytes.count }

  /// The scalar at an offset and its length; nil and 1 where the bytes are no UTF-8.
  func scalar(at offset: Int) -> (scalar: Unicode.Scalar?, byteCount: Int) {
    guard offset < bytes.count else { return (nil, 0) }
    let first = bytes[offset]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let count: Int
    switch first {
    case 0xC2...0xDF: count = 2
    case 0xE0...0xEF: count = 3
    case 0xF0...0xF4: count = 4
    default: return (nil, 1)
    }
    guard offset + count <= bytes.count else { return (nil, 1) }
    var value = UInt32(first) & (0x7F >> UInt32(count))
    for byte in bytes[(offset + 1)..<(offset + count)] {
      guard byte & 0xC0 == 0x80 else { return (nil, 1) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    let least: UInt32 = count == 2 ? 0x80 : count == 3 ? 0x800 : 0x10000
    guard value >= least, let scalar = Unicode.Scalar(value) else { return (nil, 1) }
    return (scalar, count)
  }

  /// The scalar here with its full-width form folded; nil at the end and at bytes that are no UTF-8.
  var twin: Unicode.Scalar? {
    twin(at: offset)
  }

  /// The scalar at an offset with its full-width form folded.
  func twin(at offset: Int) -> Unicode.Scalar? {
    scalar(at: offset).scalar.map(Characters.twin)
  }

  /// Passes over one scalar, or one byte that is none.
  mutating func advance() {
    offset += max(1, scalar(at: offset).byteCount)
  }

  /// Passes over all scalars that match.
  mutating func skip(while matches: (Unicode.Scalar) -> Bool) {
    while let scalar = scalar(at: offset).scalar, matches(scalar) { advance() }
  }

  /// Whether a line ends here.
  var isAtLineEnd: Bool {
    isAtEnd || bytes[offset] == UInt8(ascii: "\n") || bytes[offset] == UInt8(ascii: "\r")
  }
}
