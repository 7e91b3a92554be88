import CScan
import Columns

/// `letters`: keeps the letters of every script, with their marks.
///
/// A text without a letter has failed: it stays as it was. Bytes that are not UTF-8 go. ASCII costs a
/// shuffle of eight bytes at a time; other text a look into utf8proc a scalar.
struct Letters: TextKernel {
  static let hasFastPath = true

  func apply(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    output.keep(UInt8(BYTE_LETTER), of: input) ?? applyByScalar(input, to: &output)
  }

  func applyByScalar(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    output.keepScalars(of: input) { Categories.isLetter($0) }
  }
}

extension FormEntry {
  static let letters = FormEntry(
    "letters", summary: "Keeps the letters of every script; a text without any is not converted.",
    example: ("No. 12 Łódź", "NoŁódź"), kernel: Letters())
}
