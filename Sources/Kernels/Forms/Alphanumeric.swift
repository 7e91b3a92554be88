import CScan
import Columns

/// `alphanumeric`: keeps the letters and numbers of every script, with their marks.
///
/// A text without any has failed: it stays as it was. Bytes that are not UTF-8 go. ASCII costs a
/// shuffle of eight bytes at a time; other text a look into utf8proc a scalar.
struct Alphanumeric: TextKernel {
  static let hasFastPath = true

  func apply(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    output.keep(UInt8(BYTE_LETTER | BYTE_DIGIT), of: input) ?? applyByScalar(input, to: &output)
  }

  func applyByScalar(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    output.keepScalars(of: input) { Categories.isLetter($0) || Categories.isNumber($0) }
  }
}

extension FormEntry {
  static let alphanumeric = FormEntry(
    "alphanumeric",
    summary: "Keeps letters and numbers of every script; a text without any is not converted.",
    example: ("AB-12/34", "AB1234"), kernel: Alphanumeric())
}
