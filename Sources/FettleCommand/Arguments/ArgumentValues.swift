/// A number of bytes as the command line has it: `65536`, `64K`, `512M`, `2G`.
enum ByteCount {
  /// Reads a number with at most one unit; units are powers of 1024, with or without `B` or `iB`.
  static func parse(_ text: String) throws -> Int {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let unit = text.dropFirst(digits.count).uppercased()
    let shifts = ["": 0, "B": 0, "K": 10, "M": 20, "G": 30, "T": 40]
    let ending = unit.hasSuffix("IB") ? 2 : unit.count > 1 && unit.hasSuffix("B") ? 1 : 0
    guard let shift = shifts[String(unit.dropLast(ending))], let number = Int(digits) else {
      throw ArgumentProblem("write a number with K, M or G, as in 512M")
    }
    let (bytes, overflows) = number.multipliedReportingOverflow(by: 1 << shift)
    if overflows { throw ArgumentProblem("no machine has that many bytes") }
    if bytes == 0 { throw ArgumentProblem("write at least 1") }
    return bytes
  }
}

/// A whole number of the command line.
enum WholeNumber {
  /// Reads a number of at least `least`, and where there is a limit at most `most`.
  static func parse(_ text: String, atLeast least: Int, atMost most: Int = .max) throws -> Int {
    guard let number = Int(text), (least...most).contains(number) else {
      let range = most == .max ? "of at least \(least)" : "from \(least) to \(most)"
      throw ArgumentProblem("write a whole number \(range)")
    }
    return number
  }
}

/// A day as the command line has it.
enum CalendarDay {
  /// Checks that a text is a day of the calendar in the form `YYYY-MM-DD`.
  static func parse(_ text: String) throws -> String {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let lengths = parts.map(\.utf8.count)
    let numbers = parts.compactMap { part in
      part.utf8.allSatisfy { (48...57).contains($0) } ? Int(part) : nil
    }
    guard lengths == [4, 2, 2], numbers.count == 3 else {
      throw ArgumentProblem("write a day as 2026-01-31")
    }
    let (year, month, day) = (numbers[0], numbers[1], numbers[2])
    guard year > 0, (1...12).contains(month), (1...dayCount(of: month, year)).contains(day) else {
      throw ArgumentProblem("the calendar has no such day")
    }
    return text
  }

  private static func dayCount(of month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

/// The character between two fields as the command line has it.
enum Delimiter {
  private static let names = ["comma": ",", "semicolon": ";", "pipe": "|", "space": " "]

  /// Reads one character, its name, or `tab`.
  static func parse(_ text: String) throws -> String {
    if ["tab", "\\t", "\t"].contains(text.lowercased()) { return "tab" }
    if let character = names[text.lowercased()] { return character }
    guard text.utf8.count == 1, text.unicodeScalars.allSatisfy({ (0x20..<0x7F) ~= $0.value }) else {
      throw ArgumentProblem("write one ASCII character, or tab, comma, semicolon, pipe or space")
    }
    if text == "\"" { throw ArgumentProblem("that is the quote") }
    return text
  }
}

/// `--in T=path`: the file that a table of the rules is read from.
struct TableBinding {
  var table: String
  var path: String

  /// Reads `T=path`.
  static func parse(_ text: String) throws -> TableBinding {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
      throw ArgumentProblem("write TABLE=FILE, as in customers=export.csv")
    }
    return TableBinding(table: String(parts[0]), path: String(parts[1]))
  }
}

/// Why the value of an option cannot be taken; shown behind the value and the option's name.
struct ArgumentProblem: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) {
    self.description = description
  }
}

/// A share as the command line has it: `80%`, `99.5%`.
struct Percentage {
  var text: String
  /// Thousandths of a percent, so that it is compared exactly.
  private var thousandths: Int

  /// Reads a number from 0 to 100, with or without its sign.
  static func parse(_ text: String) throws -> Percentage {
    let digits = text.hasSuffix("%") ? text.dropLast() : text[...]
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    let fraction = parts.count == 2 ? String(parts[1]) : "0"
    guard (1...2).contains(parts.count), fraction.utf8.count <= 3,
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let whole = Int(parts[0]), whole <= 100,
      let places = Int(fraction + String(repeating: "0", count: 3 - fraction.utf8.count)),
      whole < 100 || places == 0
    else { throw ArgumentProblem("write a share from 0% to 100%, as in 80%") }
    return Percentage(text: "\(digits)%", thousandths: whole * 1000 + places)
  }

  /// Whether it is more than a part of a whole.
  func isMore(than part: Int, of whole: Int) -> Bool { part * 100_000 < thousandths * whole }
}
