import Columns

/// `date`: a date in one of the notations becomes ISO 8601: `31/01/2026` is `2026-01-31`.
///
/// Without a notation it reads what can be read in one way only. What is no date, what two notations
/// read differently, and a time of day that no notation asked for has failed.
struct ISODate: TextKernel {
  let reader: DateReader

  func apply(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    guard let days = reader.date(of: input) else { return .failed }
    CalendarDate(days: days).append(to: &output)
    return output.openBytes.equals(input) ? .same : .changed
  }
}

extension FormEntry {
  static let date = FormEntry(
    "date", arguments: [.notation],
    summary: "Reads a date, in the notations given, and writes it as YYYY-MM-DD.",
    example: ("31/01/2026", "2026-01-31"), exampleArguments: [.text("DD/MM/YYYY")],
    resultType: "date"
  ) { arguments in
    FormEntry.notations(arguments, example: "DD/MM/YYYY", by: DateNotation.compile).map {
      ColumnKernel(ISODate(reader: DateReader($0)))
    }
  }
}
