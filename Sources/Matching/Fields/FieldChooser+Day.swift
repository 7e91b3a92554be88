import Kernels

extension FieldChooser {
  /// Adds a day of which year, month and day stand in columns of their own, as one field.
  ///
  /// Their names are the same but for the word or the letter that tells them apart (`birth_year`, `birth_month`,
  /// `birth_day`; `by`, `bm`, `bd`), and nearly all values are such as it says.
  mutating func addDay(_ choices: [Choice]) {
    let possible = choices.filter { Self.canBePart($0) }
    for year in possible {
      for month in possible where month.number != year.number {
        for day in possible where day.number != year.number && day.number != month.number {
          let columns = [year, month, day]
          guard Self.areParts(columns.map(\.column.name)), Self.haveParts(columns) else { continue }
          plans.append(
            FieldPlan(
              .date,
              zip([FieldPlan.Part.year, .month, .day], columns).map {
                FieldPlan.Column(part: $0, number: $1.number)
              }))
          dayParts = columns.map(\.number)
          return
        }
      }
    }
  }

  /// Whether a column may have a part of a day: nothing else is known of it, and it has few values.
  private static func canBePart(_ choice: Choice) -> Bool {
    switch choice.column.kind {
    case .text, .number, .category, .code: choice.hint == .none && choice.shape.distinctCount < 400
    default: false
    }
  }

  /// Whether names differ in what tells year, month and day apart, and in nothing else.
  private static func areParts(_ names: [String]) -> Bool {
    let letters = names.map { Array($0.lowercased()) }
    let shortest = letters.map(\.count).min() ?? 0
    func isShared(_ character: (Int, [Character]) -> Character, _ index: Int) -> Bool {
      letters.allSatisfy { character(index, $0) == character(index, letters[0]) }
    }
    let start = (0..<shortest).first { !isShared({ $1[$0] }, $0) } ?? shortest
    let end =
      (0..<shortest - start).first { !isShared({ $1[$1.count - 1 - $0] }, $0) } ?? shortest - start
    let beginnings = letters.map { start < $0.count - end ? $0[start] : " " }
    return partLetters.contains(beginnings)
  }

  /// What year, month and day begin with, in some languages.
  private static let partLetters: [[Character]] = [
    ["y", "m", "d"], ["j", "m", "t"], ["a", "m", "j"], ["a", "m", "d"], ["年", "月", "日"],
  ]

  /// Whether nearly all values of three columns are years, months and days.
  private static func haveParts(_ columns: [Choice]) -> Bool {
    zip(columns, [1850...2100, 1...12, 1...31]).allSatisfy { choice, range in
      let keys = choice.column.keys
      let fits = (0..<UInt32(keys.pool.count)).map {
        DayParts.number(keys.pool[$0]).map(range.contains) ?? false
      }
      let count = keys.ids.count { $0 != 0 && fits[Int($0)] }
      return count * 20 > choice.shape.presentCount * 19
    }
  }
}

/// A day whose parts stand in columns of their own.
enum DayParts {
  /// A whole number; nil where a text is none.
  static func number(_ text: Span<UInt8>) -> Int? {
    if text.isEmpty || text.count > 4 { return nil }
    var number = 0
    for index in text.indices {
      let byte = text[index]
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      number = number * 10 + Int(byte - 0x30)
    }
    return number
  }

  /// Appends a day as ISO 8601 writes it; nothing where a part is not there.
  static func append(
    year: Span<UInt8>, month: Span<UInt8>, day: Span<UInt8>, to output: inout [UInt8]
  ) {
    if year.isEmpty || month.isEmpty || day.isEmpty { return }
    append(year, width: 4, to: &output)
    for part in [0, 1] {
      output.append(0x2D)
      append(part == 0 ? month : day, width: 2, to: &output)
    }
  }

  private static func append(_ text: Span<UInt8>, width: Int, to output: inout [UInt8]) {
    for _ in 0..<max(0, width - text.count) { output.append(0x30) }
    output.append(contentsOf: text)
  }
}
