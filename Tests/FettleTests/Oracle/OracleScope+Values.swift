import Foundation
import Language

extension OracleScope {
  func value(_ expression: Expression, _ row: OracleRow) -> OracleValue {
    switch expression.kind {
    case .column(let reference):
      guard let column = column(reference) else { return .failed }
      return read(cell(reference, column, row), column)
    case .text(let text): return checked(Text(text))
    case .number(let digits), .days(let digits):
      return OracleNumber.read(Text(digits), []).map { .number($0) } ?? .failed
    case .boolean(let value): return .boolean(value)
    case .today: return .day(today)
    case .blank: return .blank
    case .negate(let operand):
      let value = value(operand, row)
      return value.number.map { .number(-$0) } ?? value
    case .arithmetic(.join, _, _): return joined(expression, row)
    case .arithmetic(let sign, let left, let right):
      return arithmetic(sign, value(left, row), value(right, row))
    case .call(let name, _, let arguments): return call(name, arguments, row)
    case .conditional(let branches, let otherwise):
      for branch in branches {
        switch truth(branch.condition, row) {
        case .yes: return value(branch.value, row)
        case .no: continue
        case .unknown: return .blank
        case .failed: return .failed
        }
      }
      return otherwise.map { value($0, row) } ?? .blank
    default: return .failed
    }
  }

  /// A text, or a blank where that is what it is.
  func checked(_ text: Text) -> OracleValue { isBlank(text) ? .blank : .text(text) }

  /// `a & b & c`: a blank joins as empty, and only the whole can be a blank.
  private func joined(_ expression: Expression, _ row: OracleRow) -> OracleValue {
    var parts: [Expression] = []
    func collect(_ expression: Expression) {
      if case .arithmetic(.join, let left, let right) = expression.kind {
        collect(left)
        collect(right)
      } else {
        parts.append(expression)
      }
    }
    collect(expression)
    return join(nil, parts, row)
  }

  /// A value where what stands in quotes is text even if it is white.
  func literal(_ expression: Expression, _ row: OracleRow) -> OracleValue {
    if case .text(let text) = expression.kind { return text.isEmpty ? .blank : .text(Text(text)) }
    return value(expression, row)
  }

  /// Parts that are there, one after another.
  func join(
    _ separator: Expression?, _ parts: [Expression], _ row: OracleRow
  ) -> OracleValue {
    let values = parts.map { literal($0, row) }
    let between = separator.map { literal($0, row) } ?? .blank
    if values.contains(.failed) || between == .failed { return .failed }
    var result: Text?
    for part in values.compactMap(\.text) {
      result = result.map { $0 + (between.text ?? .empty) + part } ?? part
    }
    return result.map(checked) ?? .blank
  }

  private func arithmetic(
    _ sign: ArithmeticOperator, _ left: OracleValue, _ right: OracleValue
  ) -> OracleValue {
    if left == .failed || right == .failed { return .failed }
    if left == .blank || right == .blank { return .blank }
    switch (sign, left, right) {
    case (.subtract, .day(let left), .day(let right)): return .number(Decimal(left - right))
    case (.add, .day(let day), .number(let count)): return .day(day + count.intValue)
    case (.subtract, .day(let day), .number(let count)): return .day(day - count.intValue)
    case (.add, .number(let left), .number(let right)): return .number(left + right)
    case (.subtract, .number(let left), .number(let right)): return .number(left - right)
    case (.multiply, .number(let left), .number(let right)): return .number(left * right)
    case (.divide, .number(let left), .number(let right)):
      if right == 0 { return .failed }
      return .number(OracleNumber.rounded(left / right, 12, .bankers))
    default: return .failed
    }
  }

  // MARK: Marks

  /// Whether a placeholder went into a value: only what the value was made of counts, so neither
  /// conditions nor branches not taken.
  func isFromPlaceholder(_ expression: Expression, _ row: OracleRow) -> Bool {
    switch expression.kind {
    case .column(let reference):
      guard let column = column(reference) else { return false }
      return isPlaceholder(cell(reference, column, row), column.id)
    case .arithmetic(_, let left, let right):
      return isFromPlaceholder(left, row) || isFromPlaceholder(right, row)
    case .negate(let operand): return isFromPlaceholder(operand, row)
    case .call("first", _, let arguments):
      let chosen = arguments.first { value($0, row) != .blank }
      return chosen.map { isFromPlaceholder($0, row) } ?? false
    case .call(_, _, let arguments): return arguments.contains { isFromPlaceholder($0, row) }
    case .conditional(let branches, let otherwise):
      for branch in branches {
        switch truth(branch.condition, row) {
        case .yes: return isFromPlaceholder(branch.value, row)
        case .no: continue
        default: return false
        }
      }
      return otherwise.map { isFromPlaceholder($0, row) } ?? false
    default: return false
    }
  }
}

extension Decimal {
  var intValue: Int { NSDecimalNumber(decimal: self).intValue }
}
