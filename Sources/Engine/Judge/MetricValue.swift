import Columns
import Kernels
import Language

/// The value of a metric: a number, or a point in time.
package enum MetricValue: Sendable, Equatable {
  case number(Decimal)
  /// Days since 1970-01-01.
  case date(Int64)
  /// Microseconds since 1970-01-01T00:00:00Z.
  case datetime(Int64)

  /// A point in time in microseconds; nil for a number.
  private var moment: Int64? {
    switch self {
    case .number: nil
    case .date(let days): days * DateTime.microsecondsPerDay
    case .datetime(let microseconds): microseconds
    }
  }

  /// Whether the comparison holds; nil where the two are of different kinds.
  func holds(_ sign: ComparisonOperator, _ other: MetricValue) -> Bool? {
    if case .number(let left) = self, case .number(let right) = other {
      return sign.holds(left == right, left < right)
    }
    guard let left = moment, let right = other.moment else { return nil }
    return sign.holds(left == right, left < right)
  }

  /// The value as a canonical cell has it.
  package var text: String {
    var arena = ByteArena()
    switch self {
    case .number(let number): return number.text
    case .date(let days): CalendarDate(days: Int32(days)).append(to: &arena)
    case .datetime(let microseconds): DateTime(microseconds: microseconds).append(to: &arena)
    }
    return String(decoding: arena.commit().array, as: UTF8.self)
  }
}

extension ComparisonOperator {
  fileprivate func holds(_ isEqual: Bool, _ isLess: Bool) -> Bool {
    switch self {
    case .equal: isEqual
    case .notEqual: !isEqual
    case .less: isLess
    case .lessOrEqual: isLess || isEqual
    case .greater: !isLess && !isEqual
    case .greaterOrEqual: !isLess
    }
  }
}
