import Columns

/// `number`: a number in one of the notations becomes a plain decimal: `1.234,50` is `1234.5`. `whole`
/// is the same for numbers without places behind the point: `1.234,00` is `1234`.
///
/// Without a notation it reads plain decimals. What is no number, what has more than 28 digits and
/// what two notations read differently has failed.
struct Number: TextKernel {
  let reader: NumberReader
  var isWhole = false

  func apply(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    guard let value = reader.value(of: input), !isWhole || value.isWhole else { return .failed }
    value.append(to: &output)
    return output.openBytes.equals(input) ? .same : .changed
  }
}

extension FormEntry {
  static let number = FormEntry(
    "number", arguments: [.notation],
    summary: "Reads a number, in the notations given, and writes it as a plain decimal.",
    example: ("1.234,50", "1234.5"), exampleArguments: [.text("1.234,56")], resultType: "number"
  ) { arguments in
    FormEntry.notations(arguments, example: "1.234,56", by: NumberNotation.compile).map {
      ColumnKernel(Number(reader: NumberReader($0)))
    }
  }

  static let whole = FormEntry(
    "whole", arguments: [.notation],
    summary: "Reads a whole number, in the notations given, and writes its digits alone.",
    example: ("1.234", "1234"), exampleArguments: [.text("1.234,56")], resultType: "whole"
  ) { arguments in
    FormEntry.notations(arguments, example: "1.234,56", by: NumberNotation.compile).map {
      ColumnKernel(Number(reader: NumberReader($0), isWhole: true))
    }
  }
}
