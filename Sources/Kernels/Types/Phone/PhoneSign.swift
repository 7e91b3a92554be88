/// What a character means in a telephone number.
enum PhoneSign {
  case digit(Int)
  case plus
  /// Stands between digits and means nothing.
  case between
  /// A letter of ASCII.
  case letter
  /// Any other sign of ASCII.
  case other
  case unknown

  /// The sign of a code point; negative for what is not UTF-8.
  @inline(__always)
  init(_ scalar: Int32) {
    if scalar >= 0x30 && scalar <= 0x39 {
      self = .digit(Int(scalar - 0x30))
      return
    }
    switch scalar {
    case 0x20, 0x28, 0x29, 0x2D, 0x2E, 0x2F, 0x5B, 0x5D: self = .between
    case 0x2B: self = .plus
    case 0x41...0x5A, 0x61...0x7A: self = .letter
    case 0x01...0x7F: self = .other
    default: self = PhoneSign(wide: scalar)
    }
  }

  /// Signs outside ASCII: digits of full width and of Arabic, and libphonenumber's kValidPunctuation.
  private init(wide scalar: Int32) {
    switch scalar {
    case 0xFF10...0xFF19: self = .digit(Int(scalar - 0xFF10))
    case 0x0660...0x0669: self = .digit(Int(scalar - 0x0660))
    case 0x06F0...0x06F9: self = .digit(Int(scalar - 0x06F0))
    case 0xFF0B: self = .plus
    case 0xA0, 0xAD, 0x200B, 0x2060, 0x3000, 0x2010...0x2015, 0x2212, 0xFF08, 0xFF09,
      0xFF0D...0xFF0F, 0xFF3B, 0xFF3D:
      self = .between
    default: self = .unknown
    }
  }
}
