/// What the text of a column's cell reads as, where that can be told without the table.
struct CellReading {
  let column: ColumnInfo
  let literals: any LiteralReader

  /// Types whose values are compared as they are written.
  private static let exact = ["text", "id", "one of"]

  /// Whether cells are compared as they are written.
  var isExact: Bool { Self.exact.contains(column.type) }

  /// What tells this way of reading from another one of the same cell.
  var name: String {
    // The text of an array is slow to make, and most columns have no notation.
    let notations = column.notations.isEmpty ? "[]" : "\(column.notations)"
    var name = "\(column.type) \(notations) \(column.isCanonical)"
    if case .named(let region)? = column.region { name += " \(region)" }
    if case .column(let id, let isOriginal)? = column.region { name += " \(id) \(isOriginal)" }
    return name
  }

  func read(_ text: [UInt8]) -> Reading? {
    switch column.kind {
    case .text: isExact ? .text(text) : validity(of: text, as: column.type)
    case .number: number(text)
    case .date, .datetime: moment(text)
    case .boolean: truth(text)
    }
  }

  /// The canonical text by a type, or that it is none of it.
  func validity(of text: [UInt8], as type: String) -> Reading? {
    guard type == column.type else {
      return literals.canonical(text, type: type, region: nil)
    }
    switch column.region {
    case .column?: return nil
    case .named(let region)?: return literals.canonical(text, type: type, region: region)
    case nil: return literals.canonical(text, type: type, region: nil)
    }
  }

  /// A notation can make one number of what looks like another: only plain whole numbers are sure.
  private func number(_ text: [UInt8]) -> Reading? {
    let digits = String(decoding: text, as: UTF8.self)
    let isPlain = column.isCanonical || (column.notations.isEmpty && !text.contains(0x2E))
    if isPlain, Literals.isNumber(digits), column.type != "whole" || !text.contains(0x2E) {
      return .number(digits: digits)
    }
    return Self.hasDigit(text) ? nil : .failed
  }

  private func moment(_ text: [UInt8]) -> Reading? {
    let date = String(decoding: text, as: UTF8.self)
    guard column.isCanonical || column.notations.isEmpty else { return nil }
    if column.kind == .date, let day = CalendarDay(date) { return .day(day.number) }
    return Self.hasDigit(text) ? nil : .failed
  }

  private func truth(_ text: [UInt8]) -> Reading? {
    switch String(decoding: text, as: UTF8.self) {
    case "true": .text(Array("true".utf8))
    case "false": .text(Array("false".utf8))
    default: nil
    }
  }

  /// Whether it holds any digit; characters beyond ASCII may be digits of other scripts.
  private static func hasDigit(_ text: [UInt8]) -> Bool {
    text.contains { (0x30...0x39).contains($0) || $0 >= 0x80 }
  }
}

/// A day of the Gregorian calendar.
struct CalendarDay {
  /// Days since 1970-01-01.
  let number: Int

  /// Reads `2026-01-31`; nil for any other text.
  init?(_ text: String) {
    guard Literals.isDate(text) else { return nil }
    let parts = text.split(separator: "-").compactMap { Int($0) }
    // Days from civil, Howard Hinnant, chrono-Compatible Low-Level Date Algorithms.
    let year = parts[1] <= 2 ? parts[0] - 1 : parts[0]
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (parts[1] + (parts[1] > 2 ? -3 : 9)) + 2) / 5 + parts[2] - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = era * 146_097 + dayOfEra - 719_468
  }
}
