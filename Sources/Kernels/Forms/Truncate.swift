import Columns

/// `truncate`: keeps the first characters. Counts code points, and never cuts through what its
/// reader sees as one character (an emoji, a letter with its accents) unless that alone is too long.
/// A text of no more bytes costs nothing, ASCII a copy, other text the rules of UAX 29 a scalar.
struct Truncate: TextKernel {
  static let hasFastPath = true

  let length: Int

  func apply(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    if input.count <= length { return .same }
    guard input.isASCII else { return applyByScalar(input, to: &output) }
    let splitsLineBreak = length > 1 && input[length - 1] == 0x0D && input[length] == 0x0A
    output.append(input.extracting(0..<(splitsLineBreak ? length - 1 : length)))
    return .changed
  }

  func applyByScalar(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    let end = GraphemeBreaks.end(ofFirst: length, in: input)
    if end == input.count { return .same }
    output.append(input.extracting(0..<end))
    return .changed
  }
}

extension FormEntry {
  static let truncate = FormEntry(
    "truncate", arguments: [.number], summary: "Keeps that many characters from the start.",
    example: ("Springfield, IL", "Springfield"), exampleArguments: [.number(11)]
  ) { arguments in
    guard arguments.count == 1, case .number(let length) = arguments[0] else {
      return .failure(FormProblem("'truncate' takes a length"))
    }
    guard length >= 1 else {
      return .failure(FormProblem("a length is at least 1, not \(length)", argument: 0))
    }
    return .success(ColumnKernel(Truncate(length: length)))
  }
}
