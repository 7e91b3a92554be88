/// Days of the calendar, read in the few notations that the random rules use.
enum OracleDate {
  /// Reads a day by notations such as `DD/MM/YYYY`, or as in ISO 8601 without any.
  static func read(_ text: Text, _ notations: [String]) -> Int? {
    var found: Set<Int> = []
    let usual = ["YYYY-MM-DD", "YYYYMMDD", "YYYY/MM/DD", "YYYY.MM.DD"]
    for notation in notations.isEmpty ? usual : notations {
      if let day = read(text.trimmed, notation) { found.insert(day) }
    }
    return found.count == 1 ? found.first : nil
  }

  private static func read(_ text: Text, _ notation: String) -> Int? {
    let pattern = Array(notation.unicodeScalars)
    guard text.count == pattern.count else { return nil }
    var parts: [Unicode.Scalar: Int] = [:]
    for (letter, scalar) in zip(pattern, text.scalars) {
      if ["Y", "M", "D"].contains(letter) {
        guard ("0"..."9").contains(scalar) else { return nil }
        parts[letter] = (parts[letter] ?? 0) * 10 + Int(scalar.value - 0x30)
      } else if letter != scalar {
        return nil
      }
    }
    guard let year = parts["Y"], let month = parts["M"], let day = parts["D"] else { return nil }
    return days(year, month, day)
  }

  static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  static func length(_ month: Int, of year: Int) -> Int {
    [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  /// Days since 1970-01-01, counted year by year.
  static func days(_ year: Int, _ month: Int, _ day: Int) -> Int? {
    guard (1...12).contains(month), year > 0, (1...length(month, of: year)).contains(day) else {
      return nil
    }
    var days = 0
    if year >= 1970 {
      for past in 1970..<year { days += isLeap(past) ? 366 : 365 }
    } else {
      for past in year..<1970 { days -= isLeap(past) ? 366 : 365 }
    }
    for past in 1..<month { days += length(past, of: year) }
    return days + day - 1
  }

  /// Year, month and day of a count of days.
  static func parts(_ count: Int) -> (year: Int, month: Int, day: Int) {
    var (year, left) = (1970, count)
    while left < 0 {
      year -= 1
      left += isLeap(year) ? 366 : 365
    }
    while left >= (isLeap(year) ? 366 : 365) {
      left -= isLeap(year) ? 366 : 365
      year += 1
    }
    var month = 1
    while left >= length(month, of: year) {
      left -= length(month, of: year)
      month += 1
    }
    return (year, month, left + 1)
  }

  static func write(_ count: Int) -> Text {
    let (year, month, day) = parts(count)
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(width - digits.count, 0)) + digits
    }
    return Text("\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))")
  }
}
