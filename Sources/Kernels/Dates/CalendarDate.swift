import CScan
import Columns

/// A day of the proleptic Gregorian calendar, from 0001-01-01 to 9999-12-31.
package struct CalendarDate: Sendable, Hashable {
  package let year: Int
  /// 1...12.
  package let month: Int
  /// 1...31.
  package let day: Int

  /// Days from 1970-01-01 to the first and the last day of the calendar.
  package static let dayRange: ClosedRange<Int32> = -719_162...2_932_896

  /// The day, if the calendar has it.
  @inline(__always)
  package init?(year: Int, month: Int, day: Int) {
    guard 1...9999 ~= year, 1...12 ~= month, day >= 1, day <= Self.dayCount(year, month) else {
      return nil
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day that many days after 1970-01-01. Source: H. Hinnant, "chrono-compatible low-level date
  /// algorithms": years begin in March, so that the leap day is the last of its year.
  package init(days: Int32) {
    precondition(Self.dayRange.contains(days), "a day outside of the calendar")
    let shifted = Int(days) + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Days since 1970-01-01; negative before it.
  @inline(__always)
  package var days: Int32 {
    let year = month <= 2 ? year - 1 : year
    let era = year / 400
    let yearOfEra = year % 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(truncatingIfNeeded: era * 146_097 + dayOfEra - 719_468)
  }

  /// How many days the month has.
  @inline(__always)
  static func dayCount(_ year: Int, _ month: Int) -> Int {
    if month == 2 { return isLeap(year) ? 29 : 28 }
    // 31, but 30 for April, June, September and November.
    return 30 | (month ^ (month >> 3)) & 1
  }

  /// Whether the year has a 29th of February.
  @inline(__always)
  package static func isLeap(_ year: Int) -> Bool {
    year & 3 == 0 && (year % 100 != 0 || year % 400 == 0)
  }
}

extension CalendarDate {
  /// 1 for Monday to 7 for Sunday.
  package var weekday: Int {
    // 1970-01-01 was a Thursday; 719_165 is a multiple of 7 beyond every day before it.
    (Int(days) + 719_165 + 3 - 719_165 % 7) % 7 + 1
  }

  /// 1...4.
  package var quarter: Int { (month + 2) / 3 }

  /// 1...366.
  package var dayOfYear: Int {
    let before = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334][month - 1]
    return before + day + (month > 2 && Self.isLeap(year) ? 1 : 0)
  }

  /// The week by ISO 8601: week 1 holds the year's first Thursday.
  package var week: Int {
    let number = (dayOfYear - weekday + 10) / 7
    if number == 0 { return Self.weekCount(year - 1) }
    return number == 53 && Self.weekCount(year) == 52 ? 1 : number
  }

  /// The year to which the week belongs.
  package var weekYear: Int {
    let number = (dayOfYear - weekday + 10) / 7
    if number == 0 { return year - 1 }
    return number == 53 && Self.weekCount(year) == 52 ? year + 1 : year
  }

  /// 53 for a year that begins, or if leap also ends, in a Thursday; else 52.
  private static func weekCount(_ year: Int) -> Int {
    func weekdayOfLastDay(_ year: Int) -> Int {
      (year + year / 4 - year / 100 + year / 400) % 7
    }
    return weekdayOfLastDay(year) == 4 || weekdayOfLastDay(year - 1) == 3 ? 53 : 52
  }

  /// Appends `2026-01-31`.
  package func append(to output: inout ByteArena) {
    // Safe: put_iso_date writes ten bytes.
    unsafe output.append(atMost: 10) { out in
      unsafe put_iso_date(Int32(year), Int32(month), Int32(day), out)
      return 10
    }
  }
}
