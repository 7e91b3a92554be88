import Columns

/// Decodes `%20` and its like (RFC 3986, section 2.1); `+` stays, as it is a blank in forms only.
package enum PercentDecoding {
  /// The encodings of the bytes that the escapes write.
  package enum Encoding: Sendable {
    case utf8
    /// Windows 1252, of which the names of ISO 8859-1 mean the same (WHATWG Encoding Standard).
    case windows1252

    /// The encoding of that name; nil where there is none.
    package init?(name: Cell) {
      let letters = name.array.map(ASCII.lowercased)
      if Self.namesOfUTF8.contains(letters) {
        self = .utf8
      } else if Self.namesOf1252.contains(letters) {
        self = .windows1252
      } else {
        return nil
      }
    }

    private static let namesOfUTF8 = ["utf-8", "utf8"].map { Array($0.utf8) }
    private static let namesOf1252 = ["windows-1252", "cp1252", "iso-8859-1", "latin1"]
      .map { Array($0.utf8) }
  }

  /// Writes the text with its escapes decoded; false where an escape is none, or its bytes are no
  /// character of the encoding.
  package static func append(_ text: Cell, _ encoding: Encoding, to arena: inout ByteArena) -> Bool
  {
    let bytes = text.bytes
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "%") else {
        decoded.append(bytes[index])
        index += 1
        continue
      }
      guard index + 2 < bytes.count, let high = digit(bytes[index + 1]),
        let low = digit(bytes[index + 2])
      else { return false }
      append(high << 4 | low, encoding, to: &decoded)
      index += 3
    }
    // The bytes of one character can be several escapes, so that only the whole can be judged.
    guard (try? UTF8Span(validating: decoded.span)) != nil else { return false }
    arena.append(decoded)
    return true
  }

  private static func append(_ byte: UInt8, _ encoding: Encoding, to decoded: inout [UInt8]) {
    let scalar =
      switch encoding {
      case .windows1252 where 0x80...0x9F ~= byte: upperControls[Int(byte - 0x80)]
      case .windows1252 where byte > 0x9F: UInt16(byte)
      default: UInt16(0)
      }
    switch scalar {
    case 0: decoded.append(byte)
    case ..<0x800: decoded += [0xC0 | UInt8(scalar >> 6), 0x80 | UInt8(scalar & 0x3F)]
    default:
      decoded += [
        0xE0 | UInt8(scalar >> 12), 0x80 | UInt8(scalar >> 6 & 0x3F), 0x80 | UInt8(scalar & 0x3F),
      ]
    }
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }

  /// What Windows 1252 has at 80 to 9F; its five gaps are the controls of ISO 8859-1 (WHATWG index).
  private static let upperControls: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039,
    0x152,
    0x8D, 0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122,
    0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
  ]
}
