import CScan
import CUtf8proc
import Columns

/// Upper, lower and title case by Unicode's full mappings, the same in every language.
///
/// One-to-one mappings are utf8proc's; `SpecialCasing` adds those to several letters, and lower case
/// knows the two rules that it has: İ becomes i with a dot above, and Σ is ς at the end of a word.
/// Stretches of ASCII between other letters go eight bytes at a time.
enum CaseMapping {
  /// Appends the text in lower case.
  static func lower(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    // Safe: ascii_lower writes up to count + 8 bytes.
    unsafe map(input, to: &output, byRuns: true, ascii: { unsafe ascii_lower($0, $1, $2) }) {
      scalar, index, output in
      appendLower(scalar, at: index, of: input, to: &output)
    }
  }

  /// Appends the text in upper case.
  static func upper(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    // Safe: ascii_upper writes up to count + 8 bytes.
    unsafe map(input, to: &output, byRuns: true, ascii: { unsafe ascii_upper($0, $1, $2) }) {
      scalar, _, output in
      appendUpper(scalar, to: &output)
    }
  }

  /// Appends the text in lower case, scalar by scalar and by utf8proc alone.
  static func lowerByScalar(
    _ input: Span<UInt8>, to output: inout ByteArena
  ) -> KernelOutcome {
    // Safe: without runs no pass is made.
    unsafe map(input, to: &output, byRuns: false, ascii: { _, _, _ in 0 }) {
      scalar, index, output in
      appendOtherLower(scalar, at: index, of: input, to: &output)
    }
  }

  /// Appends the text in upper case, scalar by scalar and by utf8proc alone.
  static func upperByScalar(
    _ input: Span<UInt8>, to output: inout ByteArena
  ) -> KernelOutcome {
    // Safe: without runs no pass is made.
    unsafe map(input, to: &output, byRuns: false, ascii: { _, _, _ in 0 }) { scalar, _, output in
      appendOtherUpper(scalar, to: &output)
    }
  }

  /// Appends one letter in lower case; whether it is another than it was. `index` is where it stands
  /// in `input`, for the sigma at the end of a word.
  @inline(__always)
  static func appendLower(
    _ scalar: Int32, at index: Int, of input: Span<UInt8>, to output: inout ByteArena
  ) -> Bool {
    if scalar < 0x80 {
      let byte = UInt8(truncatingIfNeeded: scalar)
      let lower = ASCII.lowercased(byte)
      output.append(lower)
      return lower != byte
    }
    if LatinCase.isSimple(scalar) {
      let lower = LatinCase.lower(scalar)
      output.append(scalar: lower)
      return lower != scalar
    }
    return appendOtherLower(scalar, at: index, of: input, to: &output)
  }

  /// Appends one letter in upper case; whether it is another than it was.
  @inline(__always)
  static func appendUpper(_ scalar: Int32, to output: inout ByteArena) -> Bool {
    if scalar < 0x80 {
      let byte = UInt8(truncatingIfNeeded: scalar)
      let upper = ASCII.uppercased(byte)
      output.append(upper)
      return upper != byte
    }
    if LatinCase.isSimple(scalar) {
      let upper = LatinCase.upper(scalar)
      output.append(scalar: upper)
      return upper != scalar
    }
    return appendOtherUpper(scalar, to: &output)
  }

  /// Appends one letter in title case: as the first letter of a word.
  static func appendTitle(_ scalar: Int32, to output: inout ByteArena) -> Bool {
    if scalar < 0x80 || LatinCase.isSimple(scalar) { return appendUpper(scalar, to: &output) }
    if let special = SpecialCasing.mapping(of: scalar) {
      return append(special.title, insteadOf: scalar, to: &output)
    }
    let title = utf8proc_totitle(scalar)
    output.append(scalar: title)
    return title != scalar
  }

  /// Whether the letter is of a script without case: kana, Han, Hangul.
  @inline(__always)
  static func isCaseless(_ scalar: Int32) -> Bool {
    (scalar >= 0x2E80 && scalar <= 0xA4CF) || (scalar >= 0xAC00 && scalar <= 0xD7A3)
  }

  private static func appendOtherLower(
    _ scalar: Int32, at index: Int, of input: Span<UInt8>, to output: inout ByteArena
  ) -> Bool {
    switch scalar {
    case 0x130:
      output.append(scalar: 0x69)
      output.append(scalar: 0x307)
      return true
    case 0x3A3:
      output.append(scalar: FinalSigma.isFinal(at: index, in: input) ? 0x3C2 : 0x3C3)
      return true
    default:
      let lower = isCaseless(scalar) ? scalar : utf8proc_tolower(scalar)
      output.append(scalar: lower)
      return lower != scalar
    }
  }

  private static func appendOtherUpper(_ scalar: Int32, to output: inout ByteArena) -> Bool {
    if let special = SpecialCasing.mapping(of: scalar) {
      return append(special.upper, insteadOf: scalar, to: &output)
    }
    let upper = isCaseless(scalar) ? scalar : utf8proc_toupper(scalar)
    output.append(scalar: upper)
    return upper != scalar
  }

  private static func append(
    _ mapped: [Int32], insteadOf scalar: Int32, to output: inout ByteArena
  ) -> Bool {
    for scalar in mapped { output.append(scalar: scalar) }
    return mapped != [scalar]
  }

  /// Appends what `ascii` makes of each stretch of ASCII and `append` of each other scalar; bytes
  /// that are none stay. `ascii` may write its stretch's length and 8 bytes.
  @unsafe @inline(__always)
  private static func map(
    _ input: Span<UInt8>, to output: inout ByteArena, byRuns: Bool, ascii: ByteArena.CopyPass,
    _ append: (_ scalar: Int32, _ index: Int, _ output: inout ByteArena) -> Bool
  ) -> KernelOutcome {
    var index = 0
    var isChanged = false
    while index < input.count {
      let run = byRuns ? input.asciiCount(from: index) : 0
      if run > 0 {
        // Safe: the caller vouches for `ascii`.
        let outcome = unsafe output.copy(input.extracting(index..<index + run), by: ascii)
        if outcome == .changed { isChanged = true }
        index += run
        continue
      }
      let scalar = input.scalar(at: index)
      if scalar.isValid {
        if append(scalar.value, index, &output) { isChanged = true }
      } else {
        output.append(input[index])
      }
      index += scalar.byteCount
    }
    return isChanged ? .changed : .same
  }
}
