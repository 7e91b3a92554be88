import CScan
import Columns

/// A point in time as microseconds since 1970-01-01T00:00:00Z, in the years 0001 to 9999.
package struct DateTime: Sendable, Hashable {
  package let microseconds: Int64

  package static let microsecondsPerDay: Int64 = 86_400_000_000
  /// The first and the last point that there is.
  package static let range: ClosedRange<Int64> =
    Int64(CalendarDate.dayRange.lowerBound)
    * microsecondsPerDay...(Int64(CalendarDate.dayRange.upperBound) + 1) * microsecondsPerDay - 1

  package init(microseconds: Int64) {
    precondition(Self.range.contains(microseconds), "a time outside of the calendar")
    self.microseconds = microseconds
  }

  /// Days since 1970-01-01, counted in UTC.
  package var days: Int32 {
    Int32(truncatingIfNeeded: (microseconds - microsecondOfDay) / Self.microsecondsPerDay)
  }

  package var date: CalendarDate { CalendarDate(days: days) }

  /// 0...23.
  package var hour: Int { Int(microsecondOfDay / 3_600_000_000) }
  /// 0...59.
  package var minute: Int { Int(microsecondOfDay / 60_000_000 % 60) }
  /// 0...59.
  package var second: Int { Int(microsecondOfDay / 1_000_000 % 60) }
  /// 0...999_999.
  package var microsecond: Int { Int(microsecondOfDay % 1_000_000) }

  private var microsecondOfDay: Int64 {
    let remainder = microseconds % Self.microsecondsPerDay
    return remainder < 0 ? remainder + Self.microsecondsPerDay : remainder
  }

  /// Appends `2026-01-31T08:05:00Z`, with six digits after a point where there are microseconds.
  package func append(to output: inout ByteArena) {
    date.append(to: &output)
    output.append(0x54)
    Self.append(hour, to: &output)
    output.append(0x3A)
    Self.append(minute, to: &output)
    output.append(0x3A)
    Self.append(second, to: &output)
    let fraction = microsecond
    if fraction > 0 {
      output.append(0x2E)
      Self.append(fraction / 10_000, to: &output)
      Self.append(fraction / 100 % 100, to: &output)
      Self.append(fraction % 100, to: &output)
    }
    output.append(0x5A)
  }

  @inline(__always)
  private static func append(_ twoDigits: Int, to output: inout ByteArena) {
    output.append(0x30 + UInt8(twoDigits / 10))
    output.append(0x30 + UInt8(twoDigits % 10))
  }
}
