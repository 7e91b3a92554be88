import Columns

/// `trim`: takes away the white space around a text.
///
/// A look at the first byte and at the last ones decides most cells; the rest goes scalar by scalar.
struct Trim: TextKernel {
  static let hasFastPath = true

  func apply(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    Self.keep(WhiteSpace.trimmedRange(input), of: input, in: &output)
  }

  func leaves(_ input: Span<UInt8>) -> Bool? {
    WhiteSpace.trimmedRange(input).count == input.count
  }

  func applyByScalar(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    Self.keep(WhiteSpace.trimmedRangeByScalar(input), of: input, in: &output)
  }

  @inline(__always)
  private static func keep(
    _ range: Range<Int>, of input: Span<UInt8>, in output: inout ByteArena
  ) -> KernelOutcome {
    if range.count == input.count { return .same }
    output.append(input.extracting(range))
    return .changed
  }
}

extension FormEntry {
  static let trim = FormEntry(
    "trim", summary: "Takes away the white space around the text.",
    example: ("  Anna ", "Anna"), kernel: Trim())
}
