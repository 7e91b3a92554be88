import CScan

/// Case of the letters U+00C0–017F by arithmetic, without a look into utf8proc's tables.
///
/// Source: UnicodeData.txt; a test compares every letter with utf8proc.
enum LatinCase {
  /// Whether the functions below know the letter.
  @inline(__always)
  static func isSimple(_ scalar: Int32) -> Bool { latin_is_simple(scalar) }

  /// Whether the letter is an upper-case one.
  @inline(__always)
  static func isUpper(_ scalar: Int32) -> Bool { latin_is_upper(scalar) }

  /// The lower-case letter.
  @inline(__always)
  static func lower(_ scalar: Int32) -> Int32 { latin_lower(scalar) }

  /// The upper-case letter.
  @inline(__always)
  static func upper(_ scalar: Int32) -> Int32 { latin_upper(scalar) }
}
