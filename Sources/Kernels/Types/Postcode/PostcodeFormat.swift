/// One shape of postcode: what may stand at each place, and where it is written apart.
struct PostcodeFormat: Sendable, Equatable {
  /// Most characters of a postcode, blanks and hyphens not counted.
  static let most = 12

  /// The characters that may stand at each place: bits 0–9 the digits, 10–35 the letters.
  private(set) var places: [UInt64] = []
  /// What is written before each place: a blank, a hyphen, or 0.
  private(set) var separators: [UInt8] = []
  /// How many places at the start may be missing where a code is read.
  private(set) var optionalCount = 0

  /// Reads a format in the notation of `PostcodeFormats`.
  init(_ text: Substring) {
    var separator: UInt8 = 0
    var bytes = Array(text.utf8)[...]
    while let byte = bytes.popFirst() {
      switch byte {
      case 0x20, 0x2D: separator = byte
      case 0x28: break
      case 0x29: optionalCount = places.count
      case 0x5B:
        let end = bytes.firstIndex(of: 0x5D) ?? bytes.endIndex
        add(Self.set(bytes[..<end]), &separator)
        bytes = bytes[end...].dropFirst()
      default: add(Self.set(byte), &separator)
      }
    }
  }

  private mutating func add(_ place: UInt64, _ separator: inout UInt8) {
    places.append(place)
    separators.append(separator)
    separator = 0
  }

  private static func set(_ byte: UInt8) -> UInt64 {
    switch byte {
    case 0x23: 0x3FF
    case 0x40: 0x3FF_FFFF << 10
    case 0x2A: 0xF_FFFF_FFFF
    default: bit(byte)
    }
  }

  /// `A-HJ`: single characters and ranges.
  private static func set(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var set: UInt64 = 0
    var bytes = bytes
    while let first = bytes.popFirst() {
      var last = first
      if bytes.first == 0x2D {
        last = bytes.dropFirst().first ?? first
        bytes = bytes.dropFirst(2)
      }
      for byte in first...last { set |= bit(byte) }
    }
    return set
  }

  /// The bit of a digit or a capital letter.
  @inline(__always)
  static func bit(_ byte: UInt8) -> UInt64 {
    ASCII.isDigit(byte) ? 1 << UInt64(byte - 0x30) : 1 << UInt64(byte - 0x41 + 10)
  }

  /// The only character that may stand at a place of an optional start.
  func literal(at place: Int) -> UInt8 {
    let index = UInt8(places[place].trailingZeroBitCount)
    return index < 10 ? 0x30 + index : 0x41 + index - 10
  }

  /// At which place the code's first character stands, if the code has this shape.
  @inline(__always)
  func start(of code: PostcodeText) -> Int? {
    let missing = places.count - code.count
    guard missing == 0 || (missing > 0 && missing == optionalCount) else { return nil }
    for index in 0..<code.count where places[index + missing] & Self.bit(code[index]) == 0 {
      return nil
    }
    return missing
  }
}
