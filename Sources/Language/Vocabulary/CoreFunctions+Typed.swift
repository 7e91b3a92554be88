extension FunctionSignature {
  static let numbers: [FunctionSignature] = [
    FunctionSignature(
      name: "round", parameters: [.kind(.number), .kind(.number)], optionalCount: 1,
      result: .number,
      summary: "the number with so many decimals (0 if not said); a half goes to the even digit; "
        + "below 0 it rounds to tens, hundreds …",
      example: (call: "round(2.345, 2)", value: "2.34")),
    FunctionSignature(
      name: "floor", parameters: [.kind(.number)], result: .number,
      summary: "the largest whole number that is not above it",
      example: (call: "floor(2.7)", value: "2"), synonyms: ["int", "trunc"]),
    FunctionSignature(
      name: "ceiling", parameters: [.kind(.number)], result: .number,
      summary: "the smallest whole number that is not below it",
      example: (call: "ceiling(2.1)", value: "3"), synonyms: ["ceil"]),
    FunctionSignature(
      name: "abs", parameters: [.kind(.number)], result: .number,
      summary: "the number without its sign", example: (call: "abs(-3)", value: "3"),
      synonyms: ["absolute"]),
    FunctionSignature(
      name: "remainder", parameters: [.kind(.number), .kind(.number)], result: .number,
      summary: "what a division by the second leaves, with the sign of the first",
      example: (call: "remainder(7, 3)", value: "1"), synonyms: ["mod", "modulo"]),
    FunctionSignature(
      name: "min", parameters: [.kind(.number)], isVariadic: true, result: .number,
      summary: "the smallest of the numbers", example: (call: "min(3, 1, 2)", value: "1"),
      synonyms: ["least", "minimum", "smallest"]),
    FunctionSignature(
      name: "max", parameters: [.kind(.number)], isVariadic: true, result: .number,
      summary: "the largest of the numbers", example: (call: "max(3, 1, 2)", value: "3"),
      synonyms: ["greatest", "maximum", "largest"]),
  ]

  static let dates: [FunctionSignature] = [
    FunctionSignature(
      name: "year", parameters: [.moment], result: .number, summary: "the year",
      example: (call: "year('2026-01-31')", value: "2026")),
    FunctionSignature(
      name: "quarter", parameters: [.moment], result: .number, summary: "the quarter, 1 to 4",
      example: (call: "quarter('2026-05-31')", value: "2")),
    FunctionSignature(
      name: "month", parameters: [.moment], result: .number, summary: "the month, 1 to 12",
      example: (call: "month('2026-01-31')", value: "1")),
    FunctionSignature(
      name: "week", parameters: [.moment], result: .number,
      summary: "the week of ISO 8601, 1 to 53", example: (call: "week('2026-01-31')", value: "5"),
      synonyms: ["weeknum", "isoweek"]),
    FunctionSignature(
      name: "day", parameters: [.moment], result: .number, summary: "the day of the month",
      example: (call: "day('2026-01-31')", value: "31")),
    FunctionSignature(
      name: "weekday", parameters: [.moment], result: .number,
      summary: "the day of the week, 1 for Monday to 7 for Sunday",
      example: (call: "weekday('2026-01-31')", value: "6"), synonyms: ["dayofweek", "dow"]),
    FunctionSignature(
      name: "hour", parameters: [.moment], result: .number,
      summary: "the hour in UTC, 0 to 23; 0 for a date",
      example: (call: "hour('2026-01-31T12:30:15')", value: "12")),
    FunctionSignature(
      name: "minute", parameters: [.moment], result: .number,
      summary: "the minute, 0 to 59; 0 for a date",
      example: (call: "minute('2026-01-31T12:30:15')", value: "30")),
    FunctionSignature(
      name: "second", parameters: [.moment], result: .number,
      summary: "the whole second, 0 to 59; 0 for a date",
      example: (call: "second('2026-01-31T12:30:15')", value: "15")),
    FunctionSignature(
      name: "add_days", parameters: [.moment, .kind(.number)], result: nil,
      summary: "the day so many whole days later, or earlier for a number below 0",
      example: (call: "add_days(date('2026-01-31'), 1)", value: "2026-02-01")),
    FunctionSignature(
      name: "add_months", parameters: [.moment, .kind(.number)], result: nil,
      summary: "the same day so many whole months later, or the last of that month if it has none",
      example: (call: "add_months(date('2026-01-31'), 1)", value: "2026-02-28"),
      synonyms: ["edate"]),
    FunctionSignature(
      name: "days_between", parameters: [.moment, .moment], result: .number,
      summary: "the days from the first to the second, hours not counted",
      example: (call: "days_between('2026-01-31', '2026-02-02')", value: "2")),
  ]

  static let conversions: [FunctionSignature] = [
    FunctionSignature(
      name: "date", parameters: [.any, .kind(.text)], optionalCount: 1, result: .date,
      summary: "a text read as a day, by the notation or as in ISO 8601; the day of a datetime",
      example: (call: "date('31/01/2026', 'DD/MM/YYYY')", value: "2026-01-31"),
      synonyms: ["to_date", "parse_date", "datevalue"]),
    FunctionSignature(
      name: "datetime", parameters: [.any, .kind(.text)], optionalCount: 1, result: .datetime,
      summary: "a text read as a day with a time, by the notation or as in ISO 8601",
      example: (call: "datetime('2026-01-31 12:30:00')", value: "2026-01-31T12:30:00Z"),
      synonyms: ["to_timestamp", "timestamp"]),
    FunctionSignature(
      name: "number", parameters: [.any, .kind(.text)], optionalCount: 1, result: .number,
      summary: "a text read as a number, by the notation or as plain digits with a dot",
      example: (call: "number('1.234,56', '1.234,56')", value: "1234.56"),
      synonyms: ["to_number", "value", "float", "cast"]),
    FunctionSignature(
      name: "text", parameters: [.any, .notation], optionalCount: 1, result: .text,
      summary: "a value as text; a date is written by the notation, if there is one",
      example: (call: "text(date('2026-01-31'), 'DD.MM.YYYY')", value: "31.01.2026"),
      synonyms: ["to_char", "string", "str", "format", "date_format", "strftime"]),
  ]
}
