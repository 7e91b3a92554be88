import Columns

/// How the dates of a column are written, by all of its values.
struct DateProof: Sendable, Equatable {
  /// Values that are dates, and points in time, without a notation.
  private var plainDateCount = 0
  private var plainTimeCount = 0
  /// Values of days, months and years in figures, by what they look like.
  private var shapes: [DateShape: ShapeTally] = [:]

  /// Looks at a value without white space around it.
  mutating func add(_ cell: Cell, record: Int) {
    let bytes = cell.bytes
    // What begins with a figure or a letter may be a date; most other values are passed over here.
    guard bytes.count >= 6, bytes.count <= 40,
      ASCII.isDigit(bytes[0]) || ASCII.isLetter(bytes[0])
    else { return }
    if let fields = PlainDate.read(bytes), fields.isCalendarDay {
      if fields.time == nil { plainDateCount += 1 } else { plainTimeCount += 1 }
    }
    guard let figures = DateFigures(bytes) else { return }
    shapes[figures.shape, default: ShapeTally()].add(figures, cell, record: record)
  }

  /// Takes over what was seen elsewhere.
  mutating func merge(_ other: DateProof) {
    plainDateCount += other.plainDateCount
    plainTimeCount += other.plainTimeCount
    shapes.merge(other.shapes) { $0.merged(with: $1) }
  }

  /// What can be said of so many values.
  func verdict(count: Int) -> NotationProof.Verdict {
    if plainDateCount == count { return .plain(type: "date") }
    if plainDateCount + plainTimeCount == count { return .plain(type: "datetime") }
    guard let (shape, tally) = shapes.first(where: { $0.value.count == count }) else {
      return .none
    }
    let orders = DateOrder.allCases.filter { shape.orders.contains($0) }
    let left = orders.filter { tally.excluded($0).count == 0 }
    switch left.count {
    case 0: return .none
    case 1:
      let rivals = orders.filter { $0 != left[0] }.map { tally.excluded($0) }
      let closest = rivals.min { ($0.count, $0.record) < ($1.count, $1.record) } ?? Witness()
      return .proven(type: shape.type, notation: shape.notation(left[0]), by: closest)
    default:
      return .ambiguous(
        type: shape.type, candidates: left.map { shape.notation($0) }, example: tally.open)
    }
  }
}

/// In which order day, month and year stand.
enum DateOrder: Int, Sendable, CaseIterable {
  case dayMonthYear, monthDayYear, yearMonthDay
}

/// What dates in figures look like, apart from the order of their parts.
struct DateShape: Sendable, Hashable {
  /// The byte between the parts; 0: none.
  var separator: UInt8
  var yearDigits: Int
  /// Parts of the time behind the date: 0, 2 or 3.
  var timeParts: Int

  var type: String { timeParts == 0 ? "date" : "datetime" }

  /// With years of four digits in front a date needs no notation.
  var orders: [DateOrder] {
    yearDigits == 4 ? [.dayMonthYear, .monthDayYear] : DateOrder.allCases
  }

  /// How a rule writes the notation.
  func notation(_ order: DateOrder) -> String {
    let year = yearDigits == 4 ? "YYYY" : "YY"
    let parts =
      switch order {
      case .dayMonthYear: ["DD", "MM", year]
      case .monthDayYear: ["MM", "DD", year]
      case .yearMonthDay: [year, "MM", "DD"]
      }
    let between = separator == 0 ? "" : String(Unicode.Scalar(separator))
    return parts.joined(separator: between) + ["", "", " HH:mm", " HH:mm:ss"][timeParts]
  }
}

/// The three numbers of a date in figures.
struct DateFigures {
  let shape: DateShape
  private let numbers: (Int, Int, Int)
  /// Whether the first and the last number have one digit, which a year of two has not.
  private let isFirstShort: Bool
  private let isLastShort: Bool

  /// Reads `31/01/2026`, `1.2.26`, `31012026` and the like, with a time behind them or without; nil for
  /// what is nothing of the kind.
  init?(_ text: Span<UInt8>) {
    var cursor = TextCursor(text)
    let firstCount = cursor.digitCount
    if firstCount == 8 {
      guard let first = cursor.number(2, 2), let second = cursor.number(2, 2),
        let third = cursor.number(4, 4), let time = Self.time(&cursor)
      else { return nil }
      numbers = (first, second, third)
      (isFirstShort, isLastShort) = (false, false)
      shape = DateShape(separator: 0, yearDigits: 4, timeParts: time)
      return
    }
    guard firstCount <= 2, let first = cursor.number(1, 2) else { return nil }
    let separator = cursor.byte
    guard [0x2F, 0x2D, 0x2E, 0x20].contains(separator), cursor.skip(separator),
      cursor.digitCount <= 2, let second = cursor.number(1, 2), cursor.skip(separator)
    else { return nil }
    let yearDigits = cursor.digitCount
    guard yearDigits == 4 || yearDigits <= 2, let third = cursor.number(1, 4),
      let time = Self.time(&cursor)
    else { return nil }
    numbers = (first, second, third)
    (isFirstShort, isLastShort) = (firstCount == 1, yearDigits == 1)
    shape = DateShape(separator: separator, yearDigits: yearDigits == 4 ? 4 : 2, timeParts: time)
  }

  /// How many parts the time behind the date has: 0, 2 or 3; nil where something else follows.
  private static func time(_ cursor: inout TextCursor) -> Int? {
    if cursor.isAtEnd { return 0 }
    guard cursor.skip(0x20), let hour = cursor.number(1, 2), hour < 24, cursor.skip(0x3A),
      let minute = cursor.number(1, 2), minute < 60
    else { return nil }
    if cursor.isAtEnd { return 2 }
    guard cursor.skip(0x3A), let second = cursor.number(1, 2), second < 60,
      TimeSyntax.fraction(&cursor) != nil, cursor.isAtEnd
    else { return nil }
    return 3
  }

  /// The day that the numbers are in this order; nil where they are none.
  func date(_ order: DateOrder) -> CalendarDate? {
    var fields = DateFields()
    let year: Int
    switch order {
    case .dayMonthYear: (fields.day, fields.month, year) = numbers
    case .monthDayYear: (fields.month, fields.day, year) = numbers
    case .yearMonthDay: (year, fields.month, fields.day) = numbers
    }
    if shape.yearDigits == 4 {
      fields.year = year
    } else {
      if order == .yearMonthDay ? isFirstShort : isLastShort { return nil }
      fields.setShortYear(year)
    }
    return CalendarDate(year: fields.year, month: fields.month, day: fields.day)
  }
}

/// Values of one shape: which of them are no dates in which order.
struct ShapeTally: Sendable, Equatable {
  private(set) var count = 0
  private var excludedByOrder = [Witness](repeating: Witness(), count: DateOrder.allCases.count)
  /// Values that two orders read differently.
  private(set) var open = Witness()

  /// Values that are no dates in this order.
  func excluded(_ order: DateOrder) -> Witness { excludedByOrder[order.rawValue] }

  /// Looks at a value of the shape.
  mutating func add(_ figures: DateFigures, _ cell: Cell, record: Int) {
    count += 1
    var first: CalendarDate?
    var differs = false
    for order in figures.shape.orders {
      guard let date = figures.date(order) else {
        excludedByOrder[order.rawValue].add(cell, record: record)
        continue
      }
      if let first, first != date { differs = true }
      first = first ?? date
    }
    if differs { open.add(cell, record: record) }
  }

  /// Both together.
  func merged(with other: ShapeTally) -> ShapeTally {
    var both = self
    both.count += other.count
    for index in both.excludedByOrder.indices {
      both.excludedByOrder[index] += other.excludedByOrder[index]
    }
    both.open += other.open
    return both
  }
}

extension DateFields {
  /// Whether the calendar has the day.
  fileprivate var isCalendarDay: Bool {
    CalendarDate(year: year, month: month, day: day) != nil
  }
}
