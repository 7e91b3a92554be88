/// Days of the calendar, read in the few notations that the random rules use.
enum OracleDate {
  /// Reads a day by notations such as `DD/MM/YYYY`, or as in ISO 8601 without any.
  static func read(_ text: Text, _ notations: [String]) -> Int? {
    if notations.isEmpty {
      // A time is no part of a day, unless nothing is lost with it.
      let midnight = "T00:00:00Z"
      let isMidnight = text.trimmed.string.uppercased().hasSuffix(midnight)
      return readDay(isMidnight ? text.trimmed.prefix(text.trimmed.count - midnight.count) : text)
    }
    return agreed(text, notations)
  }

  /// A day alone, year first.
  static func readDay(_ text: Text) -> Int? {
    agreed(text, plainNotations)
  }

  /// What is read without a notation.
  static let plainNotations = ["YYYY-MM-DD", "YYYYMMDD", "YYYY/MM/DD", "YYYY.MM.DD"]

  private static func agreed(_ text: Text, _ notations: [String]) -> Int? {
    var found: Set<Int> = []
    for notation in notations {
      if let day = read(text.trimmed, notation) { found.insert(day) }
    }
    return found.count == 1 ? found.first : nil
  }

  private static func read(_ text: Text, _ notation: String) -> Int? {
    guard let parts = fields(of: text, notation), let year = parts["Y"], let month = parts["M"],
      let day = parts["D"]
    else { return nil }
    return days(year, month, day)
  }

  /// The numbers under the letters of a notation; nil where the rest of it is not the text's.
  static func fields(of text: Text, _ notation: String) -> [Unicode.Scalar: Int]? {
    let pattern = Array(notation.unicodeScalars)
    guard text.count == pattern.count else { return nil }
    var parts: [Unicode.Scalar: Int] = [:]
    for (letter, scalar) in zip(pattern, text.scalars) {
      if ["Y", "M", "D", "H", "m", "s"].contains(letter) {
        guard ("0"..."9").contains(scalar) else { return nil }
        parts[letter] = (parts[letter] ?? 0) * 10 + Int(scalar.value - 0x30)
      } else if letter != scalar {
        return nil
      }
    }
    return parts
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

  /// Monday is 1.
  static func weekday(_ count: Int) -> Int { ((count + 3) % 7 + 7) % 7 + 1 }

  /// The week of ISO 8601: that of the year in which its Thursday lies.
  static func week(_ count: Int) -> Int {
    let thursday = count - weekday(count) + 4
    let first = days(parts(thursday).year, 1, 1)!
    return (thursday - first) / 7 + 1
  }

  /// The same day so many months later, or the last of that month.
  static func adding(months: Int, to count: Int) -> Int? {
    let (year, month, day) = parts(count)
    let index = year * 12 + month - 1 + months
    guard index >= 12 else { return nil }
    let (newYear, newMonth) = (index / 12, index % 12 + 1)
    return days(newYear, newMonth, min(day, length(newMonth, of: newYear)))
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
