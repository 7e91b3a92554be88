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

/// `datetime`: a date with a time in one of the notations becomes a point in UTC by ISO 8601:
/// `31/01/2026 08:05` is `2026-01-31T08:05:00Z`. A date without a time is its midnight.
struct ISODateTime: TextKernel {
  let reader: DateReader

  func apply(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    guard let value = reader.dateTime(of: input) else { return .failed }
    DateTime(microseconds: value).append(to: &output)
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

  static let datetime = FormEntry(
    "datetime", arguments: [.notation],
    summary: "Reads a point in time, in the notations given, and writes it in UTC by ISO 8601.",
    example: ("31/01/2026 08:05", "2026-01-31T08:05:00Z"),
    exampleArguments: [.text("DD/MM/YYYY HH:mm")], resultType: "datetime"
  ) { arguments in
    var zoneMinutes = 0
    let notations = arguments.filter { argument in
      guard case .zone(let minutes) = argument else { return true }
      zoneMinutes = minutes
      return false
    }
    return FormEntry.notations(
      notations, example: "DD/MM/YYYY HH:mm", by: DateNotation.compile
    ).map { [zoneMinutes] in
      ColumnKernel(ISODateTime(reader: DateReader($0, zoneMinutes: zoneMinutes)))
    }
  }
}
