import Columns

/// In which order day, month and year stand.
package enum DateOrder: UInt8, Sendable, CaseIterable {
  case dayMonthYear, monthDayYear, yearMonthDay
}

/// What dates in figures look like, apart from the order of their parts.
package struct DateShape: Sendable, Hashable {
  /// The byte between the parts; 0: none.
  var separator: UInt8
  var yearDigits: UInt8
  /// Parts of the time behind the date: 0, 2 or 3.
  var timeParts: UInt8
  /// Whether the month stands there by its name, between day and year.
  var namesMonth = false

  var type: String { timeParts == 0 ? "date" : "datetime" }

  package var hasTime: Bool { timeParts > 0 }

  /// Whether nothing but digits says that it is a date.
  package var isBare: Bool { separator == 0 }

  /// With years of four digits in front a date needs no notation.
  var orders: [DateOrder] {
    if namesMonth { return [.dayMonthYear] }
    return yearDigits == 4 ? Self.yearLast : DateOrder.allCases
  }

  private static let yearLast: [DateOrder] = [.dayMonthYear, .monthDayYear]

  /// How a rule writes the notation.
  func notation(_ order: DateOrder) -> String {
    let year = yearDigits == 4 ? "YYYY" : "YY"
    let parts =
      switch order {
      case .dayMonthYear: ["DD", namesMonth ? "MMM" : "MM", year]
      case .monthDayYear: ["MM", "DD", year]
      case .yearMonthDay: [year, "MM", "DD"]
      }
    let between = separator == 0 ? "" : String(Unicode.Scalar(separator))
    return parts.joined(separator: between) + ["", "", " HH:mm", " HH:mm:ss"][Int(timeParts)]
  }

  /// The first in the order in which several are told of.
  func precedes(_ other: DateShape) -> Bool {
    (separator, yearDigits, timeParts, namesMonth ? 1 : 0)
      < (other.separator, other.yearDigits, other.timeParts, other.namesMonth ? 1 : 0)
  }
}

/// The three numbers of a date in figures, and the time behind them.
package struct DateFigures {
  package let shape: DateShape
  private let numbers: (Int, Int, Int)
  /// Whether the first and the last number have one digit, which a year of two has not.
  private let isFirstShort: Bool
  private let isLastShort: Bool
  /// Microseconds since midnight.
  private let time: Int64

  /// Reads `31/01/2026`, `1.2.26`, `31012026`, `31-Jan-26` and the like, with a time behind them or
  /// without; nil for what is nothing of the kind. With the month by name and a year of four digits a
  /// date needs no notation.
  package init?(_ text: Span<UInt8>) {
    guard text.count >= 6, text.count <= 40, ASCII.isDigit(text[0]) else { return nil }
    var cursor = TextCursor(text)
    let firstCount = cursor.digitCount
    if firstCount == 8 {
      guard let first = cursor.number(2, 2), let second = cursor.number(2, 2),
        let third = cursor.number(4, 4), let time = Self.time(&cursor)
      else { return nil }
      numbers = (first, second, third)
      (isFirstShort, isLastShort) = (false, false)
      shape = DateShape(separator: 0, yearDigits: 4, timeParts: time.parts)
      self.time = time.microseconds
      return
    }
    guard firstCount <= 2, let first = cursor.number(1, 2) else { return nil }
    let separator = cursor.byte
    guard Self.isSeparator(separator), cursor.skip(separator) else { return nil }
    let namesMonth = ASCII.isLetter(cursor.byte)
    guard let second = Self.month(&cursor, byName: namesMonth), cursor.skip(separator)
    else { return nil }
    let yearDigits = cursor.digitCount
    guard namesMonth ? yearDigits == 2 : yearDigits == 4 || yearDigits <= 2,
      let third = cursor.number(1, 4),
      let time = Self.time(&cursor)
    else { return nil }
    numbers = (first, second, third)
    (isFirstShort, isLastShort) = (firstCount == 1, yearDigits == 1)
    shape = DateShape(
      separator: separator, yearDigits: yearDigits == 4 ? 4 : 2, timeParts: time.parts,
      namesMonth: namesMonth)
    self.time = time.microseconds
  }

  /// The second number, or the month that stands there by name.
  private static func month(_ cursor: inout TextCursor, byName: Bool) -> Int? {
    if byName { return MonthNames.read(&cursor) }
    return cursor.digitCount <= 2 ? cursor.number(1, 2) : nil
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == 0x2F || byte == 0x2D || byte == 0x2E || byte == 0x20
  }

  /// How many parts the time behind the date has, 0, 2 or 3, and which it is; nil where something else
  /// follows.
  private static func time(
    _ cursor: inout TextCursor
  ) -> (parts: UInt8, microseconds: Int64)? {
    if cursor.isAtEnd { return (0, 0) }
    guard cursor.skip(0x20), let hour = cursor.number(1, 2), hour < 24, cursor.skip(0x3A),
      let minute = cursor.number(1, 2), minute < 60
    else { return nil }
    let minutes = Int64(hour * 60 + minute) * 60_000_000
    if cursor.isAtEnd { return (2, minutes) }
    guard cursor.skip(0x3A), let second = cursor.number(1, 2), second < 60,
      let fraction = TimeSyntax.fraction(&cursor), cursor.isAtEnd
    else { return nil }
    return (3, minutes + Int64(second) * 1_000_000 + fraction)
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

  /// Microseconds since 1970-01-01T00:00:00 in each order in which the numbers are a date.
  package var moments: [(notation: DateNotationKey, microseconds: Int64)] {
    shape.orders.compactMap { order in
      guard let days = date(order)?.days else { return nil }
      return (
        DateNotationKey(shape: shape, order: order),
        Int64(days) * DateTime.microsecondsPerDay + time
      )
    }
  }
}

/// A notation of dates in figures.
package struct DateNotationKey: Sendable, Hashable {
  package var shape: DateShape
  package var order: DateOrder
}
