/// What the values of a column look like.
struct ColumnShape: Sendable {
  let presentCount: Int
  let distinctCount: Int
  /// Whether nearly all are one word with as many digits as letters or more, and most differ.
  let isCode: Bool
  /// Whether few values stand for many rows.
  let isCategory: Bool
  /// Whether they are days with a time.
  let isMoment: Bool
  /// Whether nearly all are days, as ISO 8601 writes them.
  let isDay: Bool
  /// Whether nearly all look like e-mail addresses.
  let isEmail: Bool
  /// Whether nearly all have the digits of a phone number.
  let isPhone: Bool
  /// Whether nearly all look like addresses of web pages.
  let isLink: Bool

  /// Fewer rows can have different values by chance.
  private static let fewestOfNumbering = 50
  /// About so many different values are looked at, evenly chosen.
  private static let lookedAtCount = 50_000

  init(_ column: InternedColumn) {
    presentCount = column.ids.count { $0 != 0 }
    distinctCount = column.pool.count - 1
    var codes = 0
    var moments = 0
    var words = 0
    var (days, phones) = (0, 0)
    let distinct = max(1, distinctCount)
    let step = max(1, distinct / Self.lookedAtCount)
    let numbers = stride(from: 1, to: UInt32(max(column.pool.count, 1)), by: step)
    let seen = max(1, (distinctCount + step - 1) / step)
    var emails = NearlyAll(of: seen)
    var links = NearlyAll(of: seen)
    for number in numbers {
      let text = column.pool[number]
      var digits = 0
      var blanks = 0
      var marks = 0
      for index in text.indices {
        if text[index] >= 0x30 && text[index] <= 0x39 { digits += 1 }
        if text[index] == 0x20 { blanks += 1 }
        if text[index] == 0x2E || text[index] == 0x2F { marks += 1 }
      }
      words += blanks + 1
      if blanks == 0, digits * 2 >= text.count, text.count >= 4 { codes += 1 }
      if text.count > 12, text[4] == 0x2D, digits >= 12 { moments += 1 }
      if text.count == 10, digits == 8, text[4] == 0x2D, text[7] == 0x2D { days += 1 }
      // Neither an e-mail address nor one of a page is without a full stop or a slash.
      let canBeAddress = blanks == 0 && marks > 0
      emails.add { canBeAddress && Self.isEmail(text) }
      links.add { canBeAddress && WebText.isAddress(text) }
      if (7...15).contains(digits), text.count <= digits * 2 { phones += 1 }
    }
    isMoment = moments * 2 > seen
    isDay = days * 20 > seen * 19
    isPhone = phones * 10 > seen * 9
    isEmail = emails.holds
    isLink = links.holds
    isCode = codes * 20 > seen * 19 && distinct * 4 > presentCount
    isCategory = distinct * 20 < presentCount || (distinct < 200 && words < distinct * 2)
  }

  /// Whether a column of a kind has days or moments, declared or not.
  func isTime(_ kind: MatchKind) -> Bool {
    kind == .date || kind == .text && (isDay || isMoment)
  }

  /// Whether a text has one `@`, with a full stop behind it.
  private static func isEmail(_ text: Span<UInt8>) -> Bool {
    guard let at = text.indices.first(where: { text[$0] == 0x40 }), at > 0 else { return false }
    let rest = (at + 1)..<text.count
    return rest.contains { text[$0] == 0x2E } && !rest.contains { text[$0] == 0x40 }
  }

  /// Whether no two rows have one value: it numbers rows.
  var isNumbering: Bool {
    presentCount == distinctCount && presentCount >= Self.fewestOfNumbering
  }

  /// Whether more than one row of fifty has a value, and not all the same one.
  func tells(of rowCount: Int) -> Bool { distinctCount > 1 && presentCount * 50 > rowCount }
}

/// Whether more than nine of ten values pass a test, which is not asked any more once too many have not.
private struct NearlyAll {
  private let count: Int
  private var passed = 0
  private var failed = 0

  init(of count: Int) { self.count = count }

  mutating func add(_ test: () -> Bool) {
    if failed * 10 >= count { return }
    if test() { passed += 1 } else { failed += 1 }
  }

  var holds: Bool { passed * 10 > count * 9 }
}
