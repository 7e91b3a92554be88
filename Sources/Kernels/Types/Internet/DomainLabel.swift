import CUtf8proc

/// One label of a host's name, in its own script and in ASCII.
///
/// Sources: RFC 5890 (what a label is), RFC 5891 (4.2, 5.4), RFC 5892 (which code points). Of the
/// rules by context, joiners are taken behind a virama only, and the direction of writing (RFC 5893)
/// is not looked at.
struct DomainLabel {
  /// `müller`.
  let unicode: [Int32]
  /// `xn--mller-kva`; the same as `unicode` where that is ASCII.
  let ascii: [UInt8]

  private static let prefix = Array("xn--".utf8)
  private static let hyphen = Int32(UInt8(ascii: "-"))

  /// Whether it can be the last label of a name: two letters or more, in ASCII or another script.
  var isTopLevel: Bool {
    unicode.count < ascii.count
      || (ascii.count >= 2 && ascii.allSatisfy { ASCII.isLetter($0) })
  }

  /// The label of mapped scalars; nil where they are none.
  init?(_ scalars: [Int32]) {
    guard let first = scalars.first, first != Self.hyphen, scalars.last != Self.hyphen
    else { return nil }
    guard scalars.allSatisfy({ $0 < 0x80 }) else {
      guard Self.isValid(scalars) else { return nil }
      unicode = scalars
      ascii = Self.prefix + Punycode.encoded(scalars)
      return
    }
    let bytes = scalars.map { UInt8($0) }
    guard bytes.allSatisfy({ ASCII.isDigit($0) || ASCII.isLetter($0) || Int32($0) == Self.hyphen })
    else { return nil }
    ascii = bytes
    guard bytes.starts(with: Self.prefix) else {
      guard !Self.hasDoubleHyphen(scalars) else { return nil }
      unicode = scalars
      return
    }
    guard let decoded = Punycode.decoded(Array(bytes.dropFirst(Self.prefix.count))),
      decoded.contains(where: { $0 >= 0x80 }), Self.isValid(decoded),
      Self.prefix + Punycode.encoded(decoded) == bytes, DomainMapping.isMapped(decoded)
    else { return nil }
    unicode = decoded
  }

  private static func hasDoubleHyphen(_ scalars: [Int32]) -> Bool {
    scalars.count >= 4 && scalars[2] == hyphen && scalars[3] == hyphen
  }

  /// Whether mapped scalars of which some are not ASCII are a label.
  private static func isValid(_ scalars: [Int32]) -> Bool {
    guard scalars.first != hyphen, scalars.last != hyphen, !hasDoubleHyphen(scalars),
      !Categories.isMark(scalars[0])
    else { return false }
    return scalars.indices.allSatisfy { DomainScalars.isAllowed(at: $0, in: scalars) }
  }
}

/// Which scalars may stand in a label. Source: RFC 5892, sections 2 and 3, appendix A.
private enum DomainScalars {
  /// Whether the scalar is allowed where it stands.
  static func isAllowed(at index: Int, in scalars: [Int32]) -> Bool {
    let scalar = scalars[index]
    switch scalar {
    case 0x2D, 0x30...0x39, 0x61...0x7A: return true
    case 0x00DF, 0x03C2, 0x06FD, 0x06FE, 0x0F0B, 0x3007: return true
    case 0x0640, 0x07FA, 0x302E, 0x302F, 0x3031...0x3035, 0x303B: return false
    // Old Hangul letters, which only compose syllables.
    case 0x1100...0x11FF, 0xA960...0xA97F, 0xD7B0...0xD7FF: return false
    case 0x200C, 0x200D: return index > 0 && isVirama(scalars[index - 1])
    case 0x00B7:
      return index > 0 && index + 1 < scalars.count && scalars[index - 1] == 0x6C
        && scalars[index + 1] == 0x6C
    case 0x0375: return index + 1 < scalars.count && isGreek(scalars[index + 1])
    case 0x05F3, 0x05F4: return index > 0 && (0x0591...0x05F2).contains(scalars[index - 1])
    case 0x30FB: return scalars.contains(where: isJapanese)
    case 0x0660...0x0669: return !scalars.contains { (0x06F0...0x06F9).contains($0) }
    case 0x06F0...0x06F9: return !scalars.contains { (0x0660...0x0669).contains($0) }
    default: return scalar >= 0x80 && isLetterOrDigit(scalar)
    }
  }

  private static func isLetterOrDigit(_ scalar: Int32) -> Bool {
    switch utf8proc_category(scalar) {
    case UTF8PROC_CATEGORY_LL, UTF8PROC_CATEGORY_LM, UTF8PROC_CATEGORY_LO, UTF8PROC_CATEGORY_MN,
      UTF8PROC_CATEGORY_MC, UTF8PROC_CATEGORY_ND:
      true
    default: false
    }
  }

  private static func isVirama(_ scalar: Int32) -> Bool {
    // Safe: utf8proc gives a property of its static table for every code point.
    unsafe utf8proc_get_property(scalar).pointee.combining_class == 9
  }

  private static func isGreek(_ scalar: Int32) -> Bool {
    (0x0370...0x03FF).contains(scalar) || (0x1F00...0x1FFF).contains(scalar)
  }

  private static func isJapanese(_ scalar: Int32) -> Bool {
    switch scalar {
    case 0x3041...0x309F, 0x30A1...0x30FA, 0x30FC...0x30FF, 0x3400...0x9FFF, 0x20000...0x3FFFF: true
    default: false
    }
  }
}
