import CScan
import Columns

/// `lower`: lower case by Unicode's full mapping.
///
/// Eight bytes at a time where the text is ASCII; by arithmetic for Latin letters with accents, and
/// passing over letters without case; by utf8proc for all others.
struct Lower: TextKernel {
  static let hasFastPath = true

  func apply(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    // Safe: both passes write up to count + 8 bytes.
    let outcome =
      unsafe output.copy(input) { unsafe ascii_lower($0, $1, $2) }
      ?? output.copy(input) { unsafe letters_lower($0, $1, $2) }
    return outcome ?? CaseMapping.lower(input, to: &output)
  }

  func leaves(_ input: Span<UInt8>) -> Bool? {
    // Safe: reads the span's bytes and no further.
    if unsafe input.withBase({ unsafe has_ascii_range($0, $1, 0x41, 0x5A) }) { return false }
    return input.isASCII ? true : nil
  }

  func applyByScalar(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    CaseMapping.lowerByScalar(input, to: &output)
  }
}

extension FormEntry {
  static let lower = FormEntry(
    "lower", summary: "Turns the text to lower case.",
    example: ("Anna@Example.COM", "anna@example.com"), kernel: Lower())
}
