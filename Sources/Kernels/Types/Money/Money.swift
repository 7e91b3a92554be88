import Columns

/// `money`: an amount becomes a plain decimal: `€ 1.234,50` is `1234.5`, `(12.50)` is `-12.5`.
///
/// The currency is left out. Where a notation names one (`'€ 1.234,56'`), an amount that names another
/// has failed; without it amounts of all currencies are read alike.
struct Money: TextKernel {
  let reader: MoneyReader

  func apply(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    guard let value = reader.value(of: input) else { return .failed }
    value.append(to: &output)
    return output.openBytes.equals(input) ? .same : .changed
  }
}

extension FormEntry {
  static let money = FormEntry(
    "money", arguments: [.notation],
    summary: "Reads an amount, in the notations given, and writes it plainly without its currency.",
    example: ("€ 1.234,50", "1234.5"), exampleArguments: [.text("€ 1.234,56")],
    resultType: "money"
  ) { arguments in
    FormEntry.notations(arguments, example: "€ 1.234,56", by: MoneyNotation.compile).map {
      ColumnKernel(Money(reader: MoneyReader($0)))
    }
  }
}
