/// Reads JSON (RFC 8259). Bytes within a text that are no UTF-8 become U+FFFD.
package struct JSONReader {
  private struct Malformed: Error {}

  /// Values within each other; more would take the machine's stack.
  private static let deepestNesting = 512

  private let bytes: [UInt8]
  private var offset = 0
  private var depth = 0

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The value of a text; null where it is no JSON.
  package static func value(of text: String) -> JSONValue {
    value(of: Array(text.utf8)) ?? .null
  }

  /// The value that bytes write; nil where they are no JSON.
  package static func value(of bytes: [UInt8]) -> JSONValue? {
    var reader = JSONReader(bytes)
    do throws(Malformed) {
      let value = try reader.value()
      reader.skipBlanks()
      return reader.offset == bytes.count ? value : nil
    } catch {
      return nil
    }
  }

  private var byte: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func value() throws(Malformed) -> JSONValue {
    skipBlanks()
    depth += 1
    defer { depth -= 1 }
    guard let byte, depth <= Self.deepestNesting else { throw Malformed() }
    switch byte {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(Malformed)
    -> JSONValue
  {
    let end = offset + word.utf8CodeUnitCount
    guard end <= bytes.count, String(decoding: bytes[offset..<end], as: UTF8.self) == "\(word)"
    else { throw Malformed() }
    offset = end
    return value
  }

  private mutating func object() throws(Malformed) -> JSONValue {
    var members: [String: JSONValue] = [:]
    offset += 1
    skipBlanks()
    if accept("}") { return .object(members) }
    repeat {
      skipBlanks()
      guard byte == UInt8(ascii: "\"") else { throw Malformed() }
      let name = try string()
      skipBlanks()
      guard accept(":") else { throw Malformed() }
      members[name] = try value()
      skipBlanks()
    } while accept(",")
    guard accept("}") else { throw Malformed() }
    return .object(members)
  }

  private mutating func array() throws(Malformed) -> JSONValue {
    var values: [JSONValue] = []
    offset += 1
    skipBlanks()
    if accept("]") { return .array(values) }
    repeat {
      values.append(try value())
      skipBlanks()
    } while accept(",")
    guard accept("]") else { throw Malformed() }
    return .array(values)
  }

  private mutating func number() throws(Malformed) -> JSONValue {
    let lower = offset
    _ = accept("-")
    // A zero stands alone before the point.
    if !accept("0"), digits() == 0 { throw Malformed() }
    if accept("."), digits() == 0 { throw Malformed() }
    if accept("e") || accept("E") {
      if !accept("+") { _ = accept("-") }
      if digits() == 0 { throw Malformed() }
    }
    return .number(String(decoding: bytes[lower..<offset], as: UTF8.self))
  }

  /// Passes over digits; how many there were.
  private mutating func digits() -> Int {
    let lower = offset
    while let byte, (0x30...0x39).contains(byte) { offset += 1 }
    return offset - lower
  }

  private mutating func string() throws(Malformed) -> String {
    offset += 1
    let lower = offset
    while let byte, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 {
      offset += 1
    }
    // Most texts have no escape, and are one copy.
    if byte == UInt8(ascii: "\"") {
      defer { offset += 1 }
      return String(decoding: bytes[lower..<offset], as: UTF8.self)
    }
    var result = Array(bytes[lower..<offset])
    while let byte {
      offset += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: result, as: UTF8.self)
      case UInt8(ascii: "\\"): result += try escape()
      case 0..<0x20: throw Malformed()
      default: result.append(byte)
      }
    }
    throw Malformed()
  }

  /// The UTF-8 of what stands behind a backslash.
  private mutating func escape() throws(Malformed) -> [UInt8] {
    guard let byte else { throw Malformed() }
    offset += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"): return Array(String(try scalar()).utf8)
    default: throw Malformed()
    }
  }

  /// The character of `XXXX`, or of two such that are a surrogate pair; half a pair is U+FFFD.
  private mutating func scalar() throws(Malformed) -> Unicode.Scalar {
    let unit = try codeUnit()
    guard (0xD800..<0xDC00).contains(unit), offset + 1 < bytes.count,
      bytes[offset] == UInt8(ascii: "\\"), bytes[offset + 1] == UInt8(ascii: "u")
    else { return Unicode.Scalar(unit) ?? "\u{FFFD}" }
    let place = offset
    offset += 2
    let low = try codeUnit()
    guard (0xDC00..<0xE000).contains(low) else {
      offset = place
      return "\u{FFFD}"
    }
    return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
  }

  private mutating func codeUnit() throws(Malformed) -> UInt32 {
    guard offset + 4 <= bytes.count else { throw Malformed() }
    var unit: UInt32 = 0
    for byte in bytes[offset..<offset + 4] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw Malformed() }
      unit = unit << 4 | UInt32(digit)
    }
    offset += 4
    return unit
  }

  private mutating func accept(_ sign: Unicode.Scalar) -> Bool {
    guard byte == UInt8(ascii: sign) else { return false }
    offset += 1
    return true
  }

  private mutating func skipBlanks() {
    while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
  }
}
