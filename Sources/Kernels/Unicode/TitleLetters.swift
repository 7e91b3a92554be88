import CUtf8proc
import Columns

/// One scalar of a text as title case sees it.
struct TitleLetter: BitwiseCopyable {
  /// What kind of character it is, as far as words and their case go.
  enum Kind: UInt8, BitwiseCopyable {
    case upper, lower, uncased, mark, digit, apostrophe, sign, white
  }

  /// -1 for a byte that is not UTF-8.
  let scalar: Int32
  /// Where it stands in the text.
  let offset: Int32
  let kind: Kind

  /// Whether it is a letter, with case or without.
  @inline(__always)
  var isLetter: Bool { kind.rawValue <= Kind.uncased.rawValue }

  @inline(__always)
  init(_ scalar: Int32, at offset: Int) {
    self.scalar = scalar
    self.offset = Int32(truncatingIfNeeded: offset)
    kind = Self.kind(of: scalar)
  }

  @inline(__always)
  private static func kind(of scalar: Int32) -> Kind {
    if scalar >= 0 && scalar < 0x80 {
      let byte = UInt8(truncatingIfNeeded: scalar)
      if ASCII.isLetter(byte) { return ASCII.isUpper(byte) ? .upper : .lower }
      if ASCII.isDigit(byte) { return .digit }
      return ASCII.isWhite(byte) ? .white : byte == 0x27 ? .apostrophe : .sign
    }
    if LatinCase.isSimple(scalar) { return LatinCase.isUpper(scalar) ? .upper : .lower }
    return otherKind(of: scalar)
  }

  private static func otherKind(of scalar: Int32) -> Kind {
    if scalar < 0 { return .sign }
    if scalar == 0x2019 { return .apostrophe }
    if WhiteSpace.contains(scalar) { return .white }
    switch utf8proc_category(scalar) {
    case UTF8PROC_CATEGORY_LU, UTF8PROC_CATEGORY_LT: return .upper
    case UTF8PROC_CATEGORY_LL: return .lower
    case UTF8PROC_CATEGORY_LM, UTF8PROC_CATEGORY_LO: return .uncased
    case UTF8PROC_CATEGORY_MN, UTF8PROC_CATEGORY_MC, UTF8PROC_CATEGORY_ME: return .mark
    case UTF8PROC_CATEGORY_ND: return .digit
    default: return .sign
    }
  }
}

extension TitleLetter {
  /// Decodes a text once and lends its letters to `body`; on the stack where the text is short.
  @inline(__always)
  static func withLetters<Result>(
    of text: Span<UInt8>, _ body: (Span<TitleLetter>) -> Result
  ) -> Result {
    // Safe: a text has at most as many scalars as bytes; those written are lent.
    unsafe withUnsafeTemporaryAllocation(of: TitleLetter.self, capacity: text.count) { letters in
      var count = 0
      var index = 0
      while index < text.count {
        let scalar = text.scalar(at: index)
        unsafe letters.initializeElement(at: count, to: TitleLetter(scalar.value, at: index))
        count += 1
        index += scalar.byteCount
      }
      return unsafe body(Span(_unsafeElements: UnsafeBufferPointer(rebasing: letters[..<count])))
    }
  }
}
