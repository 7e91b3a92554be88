import Columns

/// `pad left`: puts one character before the text until it is long enough. Counts code points; costs
/// the count and one copy.
struct PadLeft: TextKernel {
  static let maximumLength = 1000

  let length: Int
  let pad: [UInt8]

  func apply(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    let missing = length - input.scalarCount
    if missing <= 0 { return .same }
    for _ in 0..<missing { output.append(pad) }
    output.append(input)
    return .changed
  }
}

extension FormEntry {
  static let padLeft = FormEntry(
    "pad left", arguments: [.number, .text],
    summary: "Puts a character before the text until it has that many.",
    example: ("123", "00123"), exampleArguments: [.number(5), .text("0")]
  ) { arguments in
    guard arguments.count == 2, case .number(let length) = arguments[0],
      case .text(let pad) = arguments[1]
    else { return .failure(FormProblem("'pad left' takes a length and a character")) }
    guard 1...PadLeft.maximumLength ~= length else {
      return .failure(
        FormProblem("a length is from 1 to \(PadLeft.maximumLength), not \(length)", argument: 0))
    }
    guard pad.unicodeScalars.count == 1 else {
      return .failure(FormProblem("'pad left' takes one character, not '\(pad)'", argument: 1))
    }
    return .success(ColumnKernel(PadLeft(length: length, pad: Array(pad.utf8))))
  }
}
