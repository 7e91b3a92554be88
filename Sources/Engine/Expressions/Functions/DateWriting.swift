import Columns
import Kernels

/// A date's notation as a way to write: `DD.MM.YYYY HH:mm`.
struct DateWriting: Sendable {
  /// One part of the notation: what is written for it, or the byte itself.
  private enum Part: Sendable {
    case year, shortYear, month, shortMonthName, monthName, day, hour, minute, second, zone
    case byte(UInt8)
  }

  private var parts: [Part] = []

  /// Reads the notation; a message says what is wrong with it.
  static func compile(_ notation: String) -> Result<DateWriting, FormProblem> {
    DateNotation.compile(notation).map { _ in
      var writing = DateWriting()
      var rest = Substring(notation)
      while let letter = rest.first {
        if let (word, part) = words.first(where: { rest.hasPrefix($0.word) }) {
          writing.parts.append(part)
          rest.removeFirst(word.count)
        } else {
          writing.parts += String(letter).utf8.map { .byte($0) }
          rest.removeFirst()
        }
      }
      return writing
    }
  }

  private static let words: [(word: String, part: Part)] = [
    ("YYYY", .year), ("yyyy", .year), ("YY", .shortYear), ("yy", .shortYear),
    ("MMMM", .monthName), ("MMM", .shortMonthName), ("MM", .month), ("DD", .day), ("dd", .day),
    ("HH", .hour), ("mm", .minute), ("ss", .second), ("Z", .zone),
  ]

  private static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ].map { Array($0.utf8) }

  /// Appends a day or a point in time in UTC.
  func append(_ moment: Int64, isDate: Bool, to arena: inout ByteArena) {
    let time = DateTime(microseconds: isDate ? moment * DateTime.microsecondsPerDay : moment)
    let date = time.date
    for part in parts {
      switch part {
      case .year: Self.append(date.year, digits: 4, to: &arena)
      case .shortYear: Self.append(date.year % 100, digits: 2, to: &arena)
      case .month: Self.append(date.month, digits: 2, to: &arena)
      case .shortMonthName: arena.append(Array(Self.monthNames[date.month - 1].prefix(3)))
      case .monthName: arena.append(Self.monthNames[date.month - 1])
      case .day: Self.append(date.day, digits: 2, to: &arena)
      case .hour: Self.append(time.hour, digits: 2, to: &arena)
      case .minute: Self.append(time.minute, digits: 2, to: &arena)
      case .second: Self.append(time.second, digits: 2, to: &arena)
      case .zone: arena.append(0x5A)
      case .byte(let byte): arena.append(byte)
      }
    }
  }

  /// Appends a number with zeros before it.
  private static func append(_ number: Int, digits: Int, to arena: inout ByteArena) {
    var unit = 1
    for _ in 1..<digits { unit *= 10 }
    while unit > 0 {
      arena.append(0x30 + UInt8(number / unit % 10))
      unit /= 10
    }
  }
}
