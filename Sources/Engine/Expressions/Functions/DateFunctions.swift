import Columns
import Kernels
import Language

extension FunctionEntry {
  /// Functions of dates and of points in time in UTC.
  static let dates: [FunctionEntry] =
    [
      ofDay("year") { $0.year }, ofDay("quarter") { $0.quarter }, ofDay("month") { $0.month },
      ofDay("week") { $0.week }, ofDay("day") { $0.day }, ofDay("weekday") { $0.weekday },
      ofTime("hour") { $0.hour }, ofTime("minute") { $0.minute }, ofTime("second") { $0.second },
    ] + [addDays, addMonths, daysBetween]

  private static func ofDay(
    _ name: String, _ part: @escaping @Sendable (CalendarDate) -> Int
  ) -> FunctionEntry {
    FunctionEntry(name) { call in
      let isDate = call.operands[0].kind == .date
      return { frame in
        frame.map(call.moments(0, frame)) { moment in
          Decimal(part(CalendarDate(days: Moments.day(of: moment, isDate: isDate))))
        }.vector
      }
    }
  }

  /// A part of the time; that of a date is 0.
  private static func ofTime(
    _ name: String, _ part: @escaping @Sendable (DateTime) -> Int
  ) -> FunctionEntry {
    FunctionEntry(name) { call in
      let isDate = call.operands[0].kind == .date
      return { frame in
        frame.map(call.moments(0, frame)) { moment in
          isDate ? .zero : Decimal(part(DateTime(microseconds: moment)))
        }.vector
      }
    }
  }

  private static let addDays = FunctionEntry("add_days") { call in
    shift(call) { day, count in Moments.date(day, shiftedBy: count) }
  }

  private static let addMonths = FunctionEntry("add_months") { call in
    shift(call) { day, count in
      count.clampedWhole.flatMap { Moments.date(day, shiftedByMonths: $0) }
    }
  }

  /// Moves the day and leaves the time of the day as it is.
  private static func shift(
    _ call: FunctionCall, _ move: @escaping @Sendable (Int64, Decimal) -> Int64?
  ) -> Loop {
    let kind = call.operands[0].kind
    return { frame in
      let lanes = (call.moments(0, frame), call.numbers(1, frame))
      if kind == .date { return frame.map(lanes.0, lanes.1) { move($0, $1) }.vector(.date) }
      return frame.map(lanes.0, lanes.1) { point, count in
        let day = Int64(Moments.day(of: point, isDate: false))
        let time = point - day * DateTime.microsecondsPerDay
        return move(day, count).map { $0 * DateTime.microsecondsPerDay + time }
      }.vector(.datetime)
    }
  }

  private static let daysBetween = FunctionEntry("days_between") { call in
    let isDate = (call.operands[0].kind == .date, call.operands[1].kind == .date)
    return { frame in
      frame.map(call.moments(0, frame), call.moments(1, frame)) { from, to in
        let days = (
          Moments.day(of: from, isDate: isDate.0), Moments.day(of: to, isDate: isDate.1)
        )
        return Decimal(Int(days.1) - Int(days.0))
      }.vector
    }
  }
}

extension Moments {
  /// The day of a date or of a point in time.
  @inline(__always)
  static func day(of moment: Int64, isDate: Bool) -> Int32 {
    isDate ? Int32(moment) : DateTime(microseconds: moment).days
  }

  /// The same day so many months later, or the last of that month.
  static func date(_ day: Int64, shiftedByMonths count: Int) -> Int64? {
    let date = CalendarDate(days: Int32(day))
    let month = date.year * 12 + date.month - 1 + count
    guard month >= 12 else { return nil }
    for last in 0...3 {
      let shifted = CalendarDate(year: month / 12, month: month % 12 + 1, day: date.day - last)
      if let shifted { return Int64(shifted.days) }
    }
    return nil
  }
}
