/// What was read of a date and its time, before the calendar has its say.
struct DateFields: Equatable {
  var year = 0
  var month = 0
  var day = 0
  /// Microseconds since midnight; nil where no time was written.
  var time: Int64?
  /// Minutes east of UTC; nil where no zone was written.
  var zoneMinutes: Int?

  /// A year of two digits is one of 1969 to 2068.
  mutating func setShortYear(_ twoDigits: Int) {
    year = twoDigits < 69 ? 2000 + twoDigits : 1900 + twoDigits
  }

  /// The day, for a column of dates: a time may stand behind it only if it is midnight, and a zone
  /// only if it is UTC, as nothing that was written may be lost.
  func date(ignoringTime: Bool) -> Int32? {
    let isDayAlone = (time ?? 0) == 0 && (zoneMinutes ?? 0) == 0
    guard isDayAlone || ignoringTime else { return nil }
    return CalendarDate(year: year, month: month, day: day)?.days
  }

  /// The point in time in UTC; midnight where no time was written.
  func dateTime(defaultZoneMinutes: Int) -> Int64? {
    guard let days = CalendarDate(year: year, month: month, day: day)?.days else { return nil }
    let zone = Int64(zoneMinutes ?? defaultZoneMinutes) * 60_000_000
    let value = Int64(days) * DateTime.microsecondsPerDay + (time ?? 0) - zone
    return DateTime.range.contains(value) ? value : nil
  }
}
