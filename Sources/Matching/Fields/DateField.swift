import Kernels

/// A day, most often one of birth.
struct DateField: MatchField {
  let name: String
  let exact: PreparedColumn
  /// Year, month and day of each value; zeros where it cannot be read.
  private let parts: [SIMD4<Int16>]

  /// A slip in the year most often comes with others in month and day.
  private static let daysOfAboutAYear = 400

  var isIdentity: Bool { true }
  let levels = [
    "no value", "the same", "one slip, or day and month swapped", "two parts of three", "two slips",
    "about the same year", "different",
  ]

  init(_ name: String, _ column: PreparedColumn) {
    self.name = name
    exact = column
    parts = (0..<UInt32(column.pool.count)).map { Self.parts(of: column.pool[$0]) }
  }

  private static func parts(of text: Span<UInt8>) -> SIMD4<Int16> {
    guard let parts = ISODay.parts(of: text) else { return SIMD4() }
    return SIMD4(Int16(parts.year), Int16(parts.month), Int16(parts.day), 0)
  }

  func prefetch(_ value: UInt32) { parts.prefetch(Int(value)) }

  func level(_ left: UInt32, _ right: UInt32) -> UInt8 {
    let (one, two) = (parts[Int(left)], parts[Int(right)])
    let edits =
      (OptimalStringAlignment.distance(exact.pool[left], exact.pool[right], limit: 2) ?? 2 + 1)
    if one[0] == 0 || two[0] == 0 { return edits == 1 ? 2 : edits == 2 ? 4 : 6 }
    let isSwapped = one[0] == two[0] && one[1] == two[2] && one[2] == two[1]
    if edits <= 1 || isSwapped { return 2 }
    let same = (0..<3).count { one[$0] == two[$0] }
    if same == 2 { return 3 }
    if edits == 2 { return 4 }
    if one[0] == two[0] { return 5 }
    guard let first = ISODay.number(of: exact.pool[left]),
      let second = ISODay.number(of: exact.pool[right])
    else {
      return 6
    }
    return abs(first - second) <= Self.daysOfAboutAYear ? 5 : 6
  }

  var atoms: [BlockingAtom] {
    [
      BlockingAtom(exact, named: name, agreement: 0.8),
      BlockingAtom("year of \(name)", exact, agreement: 0.9) { text, output in
        for index in 0..<min(4, text.count) { output.append(text[index]) }
      },
      BlockingAtom("month and day of \(name)", exact, agreement: 0.88) { text, output in
        // The same for day and month swapped.
        guard text.count >= 10 else { return }
        let month = (text[5], text[6])
        let day = (text[8], text[9])
        let (low, high) = month < day ? (month, day) : (day, month)
        output += [low.0, low.1, high.0, high.1]
      },
    ]
  }
}
