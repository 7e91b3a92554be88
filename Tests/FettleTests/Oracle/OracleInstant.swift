/// Points in time in seconds since 1970-01-01T00:00:00Z, read in the few ways that the random tables
/// write them.
enum OracleInstant {
  /// Reads by notations such as `YYYY-MM-DD HH:mm`, or as in ISO 8601 without any; a time without a
  /// zone is `zoneMinutes` east of UTC.
  static func read(_ text: Text, _ notations: [String], zoneMinutes: Int) -> Int? {
    if notations.isEmpty { return readPlain(text.trimmed, zoneMinutes) }
    var found: Set<Int> = []
    for notation in notations {
      if let seconds = read(text.trimmed, notation) { found.insert(seconds - zoneMinutes * 60) }
    }
    return found.count == 1 ? found.first : nil
  }

  private static func read(_ text: Text, _ notation: String) -> Int? {
    guard let parts = OracleDate.fields(of: text, notation),
      let day = OracleDate.days(parts["Y"] ?? 0, parts["M"] ?? 0, parts["D"] ?? 0)
    else { return nil }
    return time(parts["H"] ?? 0, parts["m"] ?? 0, parts["s"] ?? 0).map { day * 86_400 + $0 }
  }

  private static func time(_ hour: Int, _ minute: Int, _ second: Int) -> Int? {
    hour < 24 && minute < 60 && second < 60 ? hour * 3600 + minute * 60 + second : nil
  }

  private static let clocks = ["HH:mm", "HH:mm:ss", "HHmm", "HHmmss"]

  /// A day; a day and `08:05` or `08:05:30` behind a T or a blank; the same and `Z` or `+02:00`.
  private static func readPlain(_ text: Text, _ zoneMinutes: Int) -> Int? {
    if let day = OracleDate.readDay(text) { return day * 86_400 - zoneMinutes * 60 }
    for date in OracleDate.plainNotations {
      for clock in ["T", "t", " "].flatMap({ sign in clocks.map { sign + $0 } }) {
        let notation = date + clock
        let rest = text.from(notation.count).string.uppercased()
        guard let seconds = read(text.prefix(notation.count), notation) else { continue }
        if rest.isEmpty { return seconds - zoneMinutes * 60 }
        if rest == "Z" { return seconds }
        if let minutes = offset(rest) { return seconds - minutes * 60 }
      }
    }
    return nil
  }

  /// Minutes of `+02:00`.
  static func offset(_ text: String) -> Int? {
    guard text.count == 6, let sign = ["+": 1, "-": -1][text.prefix(1)],
      let hours = Int(text.dropFirst().prefix(2)), let minutes = Int(text.suffix(2))
    else { return nil }
    return sign * (hours * 60 + minutes)
  }

  /// The day of a point in time, and the seconds since its midnight.
  static func parts(_ seconds: Int) -> (day: Int, second: Int) {
    let second = (seconds % 86_400 + 86_400) % 86_400
    return ((seconds - second) / 86_400, second)
  }

  static func write(_ seconds: Int) -> Text { write(seconds, "YYYY-MM-DDTHH:mm:ssZ") }

  /// A point in time in a notation of digits.
  static func write(_ seconds: Int, _ notation: String) -> Text {
    let (day, second) = parts(seconds)
    let date = OracleDate.write(day).string
    let clock = [second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return Text(
      notation.replacing("YYYY", with: date.prefix(4)).replacing(
        "MM", with: date.dropFirst(5).prefix(2)
      )
      .replacing("DD", with: date.suffix(2)).replacing("HH", with: clock[0])
      .replacing("mm", with: clock[1]).replacing("ss", with: clock[2]))
  }
}
