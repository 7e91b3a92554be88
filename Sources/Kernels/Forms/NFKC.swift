import Columns

/// `nfkc`: Unicode's normal form KC, which also turns ligatures, full-width and raised characters
/// into plain ones.
///
/// ASCII costs a look at eight bytes at a time; see `Normalization` for the rest.
struct NFKC: TextKernel {
  static let hasFastPath = true

  func apply(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    if input.isASCII { return .same }
    return Normalization.apply(.compatible, to: input, output: &output)
  }

  func applyByScalar(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    Normalization.compose(.compatible, input, to: &output)
  }
}

extension FormEntry {
  static let nfkc = FormEntry(
    "nfkc", summary: "Composes accents and makes special shapes plain (Unicode form KC).",
    example: ("ﬁ２ ①", "fi2 1"), kernel: NFKC())
}
