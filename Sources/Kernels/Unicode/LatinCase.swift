/// Case of the letters U+00C0–017F (Latin-1 and Latin Extended-A) by arithmetic: the accents of most
/// European names, without a look into utf8proc's tables.
///
/// Large and small letters alternate, but for Latin-1, where they are 32 apart, and for a few
/// letters without a partner in the block. ß, ŉ and İ, whose mappings are not one letter, are not
/// `isSimple`. Source: UnicodeData.txt; a test compares every letter with utf8proc.
enum LatinCase {
  /// Whether the two functions below know the letter.
  @inline(__always)
  static func isSimple(_ scalar: Int32) -> Bool {
    guard scalar >= 0xC0 && scalar <= 0x17E else { return false }
    switch scalar {
    case 0xD7, 0xDF, 0xF7, 0xFF, 0x130, 0x131, 0x138, 0x149, 0x178: return false
    default: return true
    }
  }

  @inline(__always)
  static func isUpper(_ scalar: Int32) -> Bool {
    if scalar < 0x100 { return scalar < 0xE0 }
    // In these two rows the large letters are the odd ones.
    let isOdd = (scalar > 0x138 && scalar < 0x149) || scalar > 0x178
    return (scalar & 1 != 0) == isOdd
  }

  @inline(__always)
  static func lower(_ scalar: Int32) -> Int32 {
    guard isUpper(scalar) else { return scalar }
    return scalar < 0x100 ? scalar + 0x20 : scalar + 1
  }

  @inline(__always)
  static func upper(_ scalar: Int32) -> Int32 {
    if isUpper(scalar) { return scalar }
    return scalar < 0x100 ? scalar - 0x20 : scalar - 1
  }
}
