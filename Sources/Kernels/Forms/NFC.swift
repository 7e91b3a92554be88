import Columns

/// `nfc`: Unicode's normal form C, in which e with an accent is one character.
///
/// ASCII costs a look at eight bytes at a time; see `Normalization` for the rest.
struct NFC: TextKernel {
  static let hasFastPath = true

  func apply(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    if input.isASCII { return .same }
    return Normalization.apply(.canonical, to: input, output: &output)
  }

  func applyByScalar(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    Normalization.compose(.canonical, input, to: &output)
  }
}

extension FormEntry {
  static let nfc = FormEntry(
    "nfc", summary: "Composes letters and their accents (Unicode form C).",
    example: ("Zoe\u{308}", "Zo\u{EB}"), kernel: NFC())
}
