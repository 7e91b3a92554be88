import Columns
import Diagnostics
import Kernels
import Language

extension ExpressionCompiler {
  /// `+ - * /` of numbers, dates with days, and the days between two dates.
  mutating func arithmetic(
    _ sign: ArithmeticOperator, _ left: Expression, _ right: Expression, _ range: SourceRange
  ) -> Operand? {
    let operands = (operand(left), operand(right))
    guard var left = operands.0, var right = operands.1 else { return nil }
    if sign == .subtract {
      read(&left, beside: right)
      read(&right, beside: left)
    }
    let isLeftMoment = left.kind.isMoment
    let isRightMoment = right.kind.isMoment
    if isLeftMoment && isRightMoment && sign == .subtract { return span(left, right, range) }
    if isLeftMoment && (sign == .add || sign == .subtract) {
      return shift(left, by: right, isBack: sign == .subtract, range)
    }
    if isRightMoment && sign == .add { return shift(right, by: left, isBack: false, range) }
    guard let left = converted(left, to: .number) else { return notNumber(left) }
    guard let right = converted(right, to: .number) else { return notNumber(right) }
    return combine(sign, left, right, range)
  }

  /// Reads a quoted date beside a date.
  private func read(_ literal: inout Operand, beside other: Operand) {
    guard other.kind.isMoment, literal.kind == .text, let written = literal.constant?.written else {
      return
    }
    let isDate = Self.read(written, as: .date) != nil
    literal = converted(literal, to: isDate ? .date : .datetime) ?? literal
  }

  private mutating func notNumber(_ operand: Operand) -> Operand? {
    let text = operand.constant?.written.map { "'\($0)'" } ?? "a \(operand.kind.rawValue)"
    return reject(
      .wrongKind, "\(text) is not a number", operand.range,
      help: "declare the column: column name is number")
  }

  private func combine(
    _ sign: ArithmeticOperator, _ left: Operand, _ right: Operand, _ range: SourceRange
  ) -> Operand {
    let reads = left.expression.reads.union(right.expression.reads)
    let result = ValueExpression(kind: .number, reads: reads) { frame in
      let lanes = (left.lanes(frame).numbers, right.lanes(frame).numbers)
      switch sign {
      case .add: return frame.map(lanes.0, lanes.1) { $0 + $1 }.vector
      case .subtract: return frame.map(lanes.0, lanes.1) { $0 - $1 }.vector
      case .multiply: return frame.map(lanes.0, lanes.1) { $0 * $1 }.vector
      case .divide: return frame.map(lanes.0, lanes.1) { $0 / $1 }.vector
      case .join: preconditionFailure("texts are joined by 'join'")
      }
    }
    return Operand(result, range: range)
  }

  /// `-x`
  mutating func negation(of value: Expression, _ range: SourceRange) -> Operand? {
    guard let value = operand(value) else { return nil }
    guard let number = converted(value, to: .number) else { return notNumber(value) }
    let result = ValueExpression(kind: .number, reads: number.expression.reads) { frame in
      frame.map(number.lanes(frame).numbers) { -$0 }.vector
    }
    return Operand(result, range: range)
  }

  /// A date and a number of days, which for a date are whole.
  private mutating func shift(
    _ moment: Operand, by days: Operand, isBack: Bool, _ range: SourceRange
  ) -> Operand? {
    guard let days = converted(days, to: .number) else { return notNumber(days) }
    let kind = moment.kind
    let reads = moment.expression.reads.union(days.expression.reads)
    let result = ValueExpression(kind: kind, reads: reads) { frame in
      let lanes = (moment.lanes(frame).moments, days.lanes(frame).numbers)
      if kind == .date {
        return frame.map(lanes.0, lanes.1) { day, count in
          Moments.date(day, shiftedBy: isBack ? -count : count)
        }.vector(.date)
      }
      return frame.map(lanes.0, lanes.1) { point, count in
        Moments.datetime(point, shiftedBy: isBack ? -count : count)
      }.vector(.datetime)
    }
    return Operand(result, range: range)
  }

  /// The days from one date to another; of points in time, with their fraction.
  private func span(_ left: Operand, _ right: Operand, _ range: SourceRange) -> Operand? {
    let kind: ValueKind = left.kind == .date && right.kind == .date ? .date : .datetime
    guard let left = converted(left, to: kind), let right = converted(right, to: kind) else {
      return nil
    }
    let reads = left.expression.reads.union(right.expression.reads)
    let result = ValueExpression(kind: .number, reads: reads) { frame in
      let lanes = (left.lanes(frame).moments, right.lanes(frame).moments)
      if kind == .date {
        return frame.map(lanes.0, lanes.1) { Decimal(Int($0 - $1)) }.vector
      }
      return frame.map(lanes.0, lanes.1) { Moments.days(of: $0 - $1) }.vector
    }
    return Operand(result, range: range)
  }

  /// A chain of `&`: a blank joins as empty, and only the whole can be a blank.
  mutating func join(_ expression: Expression) -> Operand? {
    var parts: [Operand] = []
    guard collect(expression, into: &parts) else { return nil }
    let joined = Joined(separator: nil, parts: parts, blanks: blanks)
    return Operand(joined.expression, range: expression.range)
  }

  private mutating func collect(_ expression: Expression, into parts: inout [Operand]) -> Bool {
    if case .arithmetic(.join, let left, let right) = expression.kind {
      let isLeftDone = collect(left, into: &parts)
      return collect(right, into: &parts) && isLeftDone
    }
    guard let part = operand(expression) else { return false }
    parts.append(part)
    return true
  }
}

/// Arithmetic of days and points in time; nil outside of the calendar.
enum Moments {
  /// The day that many whole days later.
  static func date(_ day: Int64, shiftedBy count: Decimal) -> Int64? {
    guard let count = count.wholeValue else { return nil }
    let (sum, overflow) = day.addingReportingOverflow(Int64(count))
    guard !overflow, let days = Int32(exactly: sum), CalendarDate.dayRange.contains(days) else {
      return nil
    }
    return sum
  }

  /// The point in time that many days later, to the microsecond.
  static func datetime(_ point: Int64, shiftedBy count: Decimal) -> Int64? {
    guard let product = count * Decimal(Int(DateTime.microsecondsPerDay)),
      let step = product.rounded()?.wholeValue
    else { return nil }
    let (sum, overflow) = point.addingReportingOverflow(Int64(step))
    return overflow || !DateTime.range.contains(sum) ? nil : sum
  }

  /// Microseconds as days.
  static func days(of microseconds: Int64) -> Decimal? {
    Decimal(Int(microseconds)) / Decimal(Int(DateTime.microsecondsPerDay))
  }
}
