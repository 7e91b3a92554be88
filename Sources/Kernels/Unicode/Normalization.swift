import CUtf8proc
import Columns

/// Unicode's normal forms C and KC, by utf8proc.
///
/// A text of scalars that neither decompose nor compose nor reorder is in its normal form already,
/// and most are; only the others are taken apart and put together. Bytes that are not UTF-8 stay, and
/// end the stretch that is normalized.
enum Normalization {
  /// Composed by canonical equivalence (NFC), or by compatibility too (NFKC).
  enum Form: Sendable { case canonical, compatible }

  /// Appends the normal form; a fast look first.
  static func apply(
    _ form: Form, to input: Span<UInt8>, output: inout ByteArena
  ) -> KernelOutcome {
    if isInert(input, form) { return .same }
    return compose(form, input, to: &output)
  }

  /// Appends the normal form without the look.
  static func compose(
    _ form: Form, _ input: Span<UInt8>, to output: inout ByteArena
  ) -> KernelOutcome {
    var index = 0
    while index < input.count {
      var end = index
      while end < input.count {
        let scalar = input.scalar(at: end)
        if !scalar.isValid { break }
        end += scalar.byteCount
      }
      if end > index { composeValid(form, input.extracting(index..<end), to: &output) }
      if end < input.count { output.append(input[end]) }
      index = end + 1
    }
    return output.openBytes.equals(input) ? .same : .changed
  }

  /// Whether each scalar stays as it is beside any other.
  private static func isInert(_ input: Span<UInt8>, _ form: Form) -> Bool {
    var index = 0
    while index < input.count {
      let scalar = input.scalar(at: index)
      if scalar.value >= 0x80, !isInert(scalar.value, form) { return false }
      index += scalar.byteCount
    }
    return true
  }

  @inline(__always)
  private static func isInert(_ scalar: Int32, _ form: Form) -> Bool {
    switch scalar {
    // Below the combining marks everything is composed, but not everything is plain.
    case 0x80...0x2FF: return form == .canonical || !isSpecialShape(scalar)
    case 0x1E00...0x1E99, 0x1E9C...0x1EFF: return true
    case 0x3400...0x9FFF, 0x3041...0x3096, 0x30A1...0x30FA: return true
    // Hangul: its parts compose, whole syllables take a final part.
    case 0x1100...0x11FF, 0xAC00...0xD7A3: return false
    default: return hasNoPart(scalar)
    }
  }

  /// Neither decomposes nor reorders nor is the second of a composed pair.
  private static func hasNoPart(_ scalar: Int32) -> Bool {
    // Safe: utf8proc gives a property of its static table for every code point.
    let property = unsafe utf8proc_get_property(scalar).pointee
    return property.decomp_seqindex == .max && property.combining_class == 0
      && (property.comb_index == .max || property.comb_index < 0x8000)
  }

  /// Whether the scalar is a compatible form of plainer ones: a ligature, a raised digit.
  private static func isSpecialShape(_ scalar: Int32) -> Bool {
    // Safe: utf8proc gives a property of its static table for every code point.
    unsafe utf8proc_get_property(scalar).pointee.decomp_type != 0
  }

  private static func composeValid(
    _ form: Form, _ input: Span<UInt8>, to output: inout ByteArena
  ) {
    var options = UTF8PROC_STABLE.rawValue | UTF8PROC_COMPOSE.rawValue
    if form == .compatible { options |= UTF8PROC_COMPAT.rawValue }
    let option = utf8proc_option_t(rawValue: options)
    let capacity = decomposedCapacity(input, option)
    // Safe: utf8proc is told the capacity and writes within it.
    unsafe withUnsafeTemporaryAllocation(of: Int32.self, capacity: capacity) { scalars in
      let count = unsafe input.withBase {
        unsafe utf8proc_decompose($0, $1, scalars.baseAddress, capacity, option)
      }
      precondition(count >= 0 && count <= capacity, "valid text did not decompose")
      let composed = unsafe utf8proc_normalize_utf32(scalars.baseAddress, count, option)
      for index in 0..<composed { unsafe output.append(scalar: scalars[index]) }
    }
  }

  /// Room for every part: six a byte for a short text (U+FDFA has 18 in its three bytes, and nothing
  /// has more), what utf8proc counts for a long one.
  private static func decomposedCapacity(
    _ input: Span<UInt8>, _ option: utf8proc_option_t
  ) -> Int {
    if input.count <= 4096 { return input.count * 6 }
    // Safe: without a buffer utf8proc only counts.
    return unsafe input.withBase { unsafe utf8proc_decompose($0, $1, nil, 0, option) }
  }
}
