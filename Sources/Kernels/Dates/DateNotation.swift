/// A way to write dates, such as `DD/MM/YYYY HH:mm`.
///
/// `YYYY` year, `YY` year of 1969–2068, `MM` month, `MMM` and `MMMM` month by its English name, `DD`
/// day, `HH` hour, `mm` minute, `ss` second (with a fraction where one is written), `ss.SSS` second with
/// a fraction of at most so many digits, `Z` zone. As in UTS 35, `yyyy`, `yy` and `dd` are the same as
/// in capitals, one letter is the same as two (`d/M/yyyy`), and `X`, `XX`, `XXX` are zones. Every other
/// sign stands for itself; of letters, only `T` does. A number of two digits may be written with one
/// where no digit follows it.
package struct DateNotation: Sendable, Equatable {
  /// One part of the notation: what is read there, or the bytes themselves.
  enum Part: Sendable, Equatable {
    case year, shortYear, month, monthName, day, hour, minute, second, zone
    /// A second with at most so many digits behind its point.
    case fraction(Int)
    case literal([UInt8])
  }

  let parts: [Part]
  /// Whether it has an hour.
  package let hasTime: Bool

  /// Reads the notation; a message says what is wrong with it.
  package static func compile(_ notation: String) -> Result<DateNotation, FormProblem> {
    var parts: [Part] = []
    var rest = Substring(notation)
    while let letter = rest.first {
      if let (word, part) = words.first(where: { rest.hasPrefix($0.word) }) {
        rest.removeFirst(word.count)
        parts.append(part == .second ? second(&rest) : part)
        continue
      }
      if letter.isLetter, letter.isASCII, letter != "T" {
        return .failure(
          FormProblem(
            "'\(letter)' in '\(notation)' is no part of a date; write YYYY, MM or MMM, DD"))
      }
      append(Array(String(letter).utf8), to: &parts)
      rest.removeFirst()
    }
    return check(parts, notation)
  }

  private static let words: [(word: String, part: Part)] = [
    ("YYYY", .year), ("yyyy", .year), ("YY", .shortYear), ("yy", .shortYear),
    ("MMMM", .monthName), ("MMM", .monthName), ("MM", .month), ("DD", .day), ("dd", .day),
    ("HH", .hour), ("mm", .minute), ("ss", .second), ("XXX", .zone), ("XX", .zone),
    ("M", .month), ("D", .day), ("d", .day), ("H", .hour), ("m", .minute), ("s", .second),
    ("X", .zone), ("Z", .zone),
  ]

  /// A second, with the `.SSS` behind it.
  private static func second(_ rest: inout Substring) -> Part {
    guard rest.hasPrefix(".S") || rest.hasPrefix(",S") else { return .second }
    rest.removeFirst()
    let count = rest.prefix { $0 == "S" }.count
    rest.removeFirst(count)
    return .fraction(count)
  }

  private static func append(_ bytes: [UInt8], to parts: inout [Part]) {
    if case .literal(let before)? = parts.last {
      parts[parts.count - 1] = .literal(before + bytes)
    } else {
      parts.append(.literal(bytes))
    }
  }

  private static func check(
    _ parts: [Part], _ notation: String
  ) -> Result<DateNotation, FormProblem> {
    func count(_ wanted: Part...) -> Int { parts.filter { wanted.contains($0) }.count }
    guard count(.year, .shortYear) == 1, count(.month, .monthName) == 1, count(.day) == 1 else {
      return .failure(
        FormProblem("a date's notation has one year, one month and one day, not '\(notation)'"))
    }
    let secondCount = parts.count { $0 == .second || $0.isFraction }
    guard count(.hour) <= 1, count(.minute) <= count(.hour), secondCount <= count(.minute),
      count(.zone) <= count(.minute)
    else {
      return .failure(
        FormProblem("a time's notation is HH, HH:mm or HH:mm:ss, not '\(notation)'"))
    }
    return .success(DateNotation(parts: parts, hasTime: count(.hour) == 1))
  }
}

extension DateNotation {
  /// Reads the whole text; white space around it is passed over.
  func read(_ text: Span<UInt8>) -> DateFields? {
    var cursor = TextCursor(text.extracting(WhiteSpace.trimmedRange(text)))
    var fields = DateFields()
    for index in parts.indices {
      let isBeforeDigit = index + 1 < parts.count && parts[index + 1].beginsWithDigit
      guard read(parts[index], fixed: isBeforeDigit, &cursor, into: &fields) else { return nil }
    }
    return cursor.isAtEnd ? fields : nil
  }

  /// Reads one part; `fixed`: both digits must be written, as another digit follows.
  private func read(
    _ part: Part, fixed: Bool, _ cursor: inout TextCursor, into fields: inout DateFields
  ) -> Bool {
    switch part {
    case .literal(let bytes): return cursor.skip(bytes)
    case .zone:
      return TimeSyntax.readZone(&cursor, into: &fields) && fields.zoneMinutes != nil
    case .monthName:
      guard let month = MonthNames.read(&cursor) else { return false }
      fields.month = month
      return true
    case .year:
      guard let year = cursor.number(4, 4) else { return false }
      fields.year = year
      return true
    default:
      guard let number = cursor.number(fixed || part == .shortYear ? 2 : 1, 2) else {
        return false
      }
      return set(part, to: number, &cursor, in: &fields)
    }
  }

  private func set(
    _ part: Part, to number: Int, _ cursor: inout TextCursor, in fields: inout DateFields
  ) -> Bool {
    let value = Int64(number)
    switch part {
    case .shortYear: fields.setShortYear(number)
    case .month: fields.month = number
    case .day: fields.day = number
    case .hour:
      guard number < 24 else { return false }
      fields.time = (fields.time ?? 0) + value * 3_600_000_000
    case .minute:
      guard number < 60 else { return false }
      fields.time = (fields.time ?? 0) + value * 60_000_000
    default:
      let start = cursor.index
      guard number < 60, let fraction = TimeSyntax.fraction(&cursor) else { return false }
      // The point counts as one.
      if case .fraction(let most) = part, cursor.index - start > most + 1 { return false }
      fields.time = (fields.time ?? 0) + value * 1_000_000 + fraction
    }
    return true
  }
}

extension DateNotation.Part {
  var beginsWithDigit: Bool {
    switch self {
    case .literal(let bytes): ASCII.isDigit(bytes[0])
    case .monthName, .zone: false
    default: true
    }
  }

  var isFraction: Bool {
    if case .fraction = self { true } else { false }
  }
}
