import Foundation
import Language

extension OracleScope {
  func truth(_ expression: Expression, _ row: OracleRow) -> OracleTruth {
    switch expression.kind {
    case .boolean(let value): return OracleTruth(value)
    case .not(let operand): return truth(operand, row).negated
    case .and(let operands): return .all(operands.map { truth($0, row) })
    case .or(let operands): return .any(operands.map { truth($0, row) })
    case .comparison(let sign, let left, let right): return compare(sign, left, right, row)
    case .between(let value, let low, let high, let isNegated):
      let truth = OracleTruth.all([
        compare(.greaterOrEqual, value, low, row), compare(.lessOrEqual, value, high, row),
      ])
      return isNegated ? truth.negated : truth
    case .membership(let value, let members, let isNegated):
      let truth = membership(value, members, row)
      return isNegated ? truth.negated : truth
    case .similar(let left, let right, let use, let isNegated):
      let truth = similar(left, right, use, row)
      return isNegated ? truth.negated : truth
    case .textTest, .matches, .looksLike: return textTruth(expression, row)
    case .state(let operand, let test, let isNegated):
      let truth = state(operand, test, row)
      return isNegated ? truth.negated : truth
    case .column(let reference):
      if let named = predicates[reference.name.lowercased()] { return truth(named, row) }
      return boolean(value(expression, row))
    default: return boolean(value(expression, row))
    }
  }

  private func boolean(_ value: OracleValue) -> OracleTruth {
    switch value {
    case .boolean(let value): OracleTruth(value)
    case .failed: .failed
    default: .unknown
    }
  }

  // MARK: Comparisons

  private func compare(
    _ sign: ComparisonOperator, _ left: Expression, _ right: Expression, _ row: OracleRow
  ) -> OracleTruth {
    let (first, second) = (
      compared(left, beside: right, row), compared(right, beside: left, row)
    )
    // A quoted date stands for itself beside a date.
    return Self.hold(moment(first, beside: second), sign, moment(second, beside: first))
  }

  /// Whether two values stand as the sign says: unknown beside a blank.
  static func hold(
    _ left: OracleValue, _ sign: ComparisonOperator, _ right: OracleValue
  ) -> OracleTruth {
    if left == .failed || right == .failed { return .failed }
    if left == .blank || right == .blank { return .unknown }
    let order = Self.order(left, right)
    switch sign {
    case .equal: return OracleTruth(order == 0)
    case .notEqual: return OracleTruth(order != 0)
    case .less: return OracleTruth(order < 0)
    case .lessOrEqual: return OracleTruth(order <= 0)
    case .greater: return OracleTruth(order > 0)
    case .greaterOrEqual: return OracleTruth(order >= 0)
    }
  }

  private func moment(_ value: OracleValue, beside other: OracleValue) -> OracleValue {
    guard case .text(let text) = value else { return value }
    switch other {
    case .day: return OracleDate.read(text, []).map { .day($0) } ?? .failed
    case .instant:
      return OracleInstant.read(text, [], zoneMinutes: 0).map { .instant($0) } ?? .failed
    default: return value
    }
  }

  /// Negative, zero or positive; of texts only equality means anything.
  static func order(_ first: OracleValue, _ second: OracleValue) -> Int {
    if let first = first.number, let second = second.number {
      return first < second ? -1 : first == second ? 0 : 1
    }
    if let first = first.instant, let second = second.instant { return first - second }
    return first.text == second.text ? 0 : 1
  }

  private func membership(
    _ value: Expression, _ members: Membership, _ row: OracleRow
  ) -> OracleTruth {
    switch members {
    case .values(let items):
      return .any(items.map { compare(.equal, value, $0, row) })
    case .list(let name, let range):
      let items = (lists[name.lowercased()] ?? []).map {
        Expression(.text($0.string), range: range)
      }
      return .any(items.map { compare(.equal, value, $0, row) })
    case .column(let reference):
      let found = compared(value, beside: value, row)
      guard found.isPresent else { return found == .failed ? .failed : .unknown }
      let texts = others[reference.table ?? ""]?[reference.name.lowercased()] ?? []
      return OracleTruth(
        texts.contains { Self.hold(found, .equal, member($0, of: value, found)) == .yes })
    }
  }

  /// A text of another table, read as a literal that stands beside the value.
  private func member(
    _ text: Text, of expression: Expression, _ value: OracleValue
  ) -> OracleValue {
    switch value {
    case .day:
      return OracleDate.read(text, []).map { .day($0) }
        ?? OracleInstant.read(text, [], zoneMinutes: 0).map { .instant($0) } ?? .failed
    case .instant:
      return OracleInstant.read(text, [], zoneMinutes: 0).map { .instant($0) } ?? .failed
    case .number: return OracleNumber.read(text, []).map { .number($0) } ?? .failed
    case .boolean: return read(text, type: "boolean", notations: [])
    default:
      guard let column = textColumn(expression) else { return .text(text) }
      return OracleTextType.canonical(text, column.type).map { .text($0) } ?? .failed
    }
  }

  // MARK: Texts

  /// The text of an operand: that of the cell, where it is a column.
  private func written(_ expression: Expression, _ row: OracleRow) -> OracleValue {
    if case .column(let reference) = expression.kind, let column = column(reference) {
      let text = cell(reference, column, row).text
      return isBlank(text) ? .blank : .text(text)
    }
    if case .text(let text) = expression.kind, !text.isEmpty { return .text(Text(text)) }
    let value = value(expression, row)
    return value.text.map { .text($0) } ?? value
  }

  private func textTruth(_ expression: Expression, _ row: OracleRow) -> OracleTruth {
    func test(_ left: Expression, _ isNegated: Bool, _ body: (Text) -> Bool) -> OracleTruth {
      switch written(left, row) {
      case .failed: .failed
      case .text(let text): OracleTruth(body(text) != isNegated)
      default: .unknown
      }
    }
    switch expression.kind {
    case .textTest(let kind, let left, let right, let isNegated):
      let part = written(right, row)
      if part == .failed { return .failed }
      guard let part = part.text else { return written(left, row) == .failed ? .failed : .unknown }
      return test(left, isNegated) { text in
        switch kind {
        case .contains: text.find(part) != nil
        case .startsWith: text.prefix(part.count) == part
        case .endsWith: text.suffix(part.count) == part
        }
      }
    case .matches(let left, let pattern, let isNegated):
      return test(left, isNegated) { OraclePattern(pattern).matches($0) }
    case .looksLike(let left, let template, let isNegated):
      return test(left, isNegated) { Self.looksLike($0.scalars[...], Text(template).scalars[...]) }
    default: return .unknown
    }
  }

  private static func looksLike(
    _ text: ArraySlice<Unicode.Scalar>, _ template: ArraySlice<Unicode.Scalar>
  ) -> Bool {
    guard let part = template.first else { return text.isEmpty }
    if part == "*" {
      return (text.startIndex...text.endIndex).contains {
        looksLike(text[$0...], template.dropFirst())
      }
    }
    guard let scalar = text.first else { return false }
    let fits =
      switch part {
      case "A": scalar.properties.isAlphabetic && scalar.isLetterOrMark
      case "#": scalar.digit != nil
      default: scalar == part
      }
    return fits && looksLike(text.dropFirst(), template.dropFirst())
  }

  // MARK: is

  private func state(
    _ operand: Expression, _ test: StateTest, _ row: OracleRow
  ) -> OracleTruth {
    guard case .column(let reference) = operand.kind, let column = column(reference) else {
      let value = value(operand, row)
      switch test {
      case .blank: return OracleTruth(value == .blank)
      case .present: return OracleTruth(value != .blank)
      default: return value == .blank ? .unknown : OracleTruth(value != .failed)
      }
    }
    let cell = cell(reference, column, row)
    switch test {
    case .blank: return OracleTruth(isBlank(cell.text))
    case .present: return OracleTruth(!isBlank(cell.text))
    case .default: return OracleTruth(isPlaceholder(cell, column.id))
    case .real: return OracleTruth(!isMissing(cell, column.id))
    case .changed: return OracleTruth(cell.text != row.original[column.id])
    case .valid:
      if isBlank(cell.text) { return .unknown }
      return OracleTruth(
        !isNo(cell, column.type)
          && isValid(
            cell.text, type: column.type, notations: column.notations, values: column.values)
      )
    case .type(let type):
      if isBlank(cell.text) { return .unknown }
      if let truth = truth(cell.text, type, row) { return truth }
      var notations = type.name == "one of" ? [] : type.texts.map(\.text)
      if notations.isEmpty, column.lendsNotations(to: type.name) { notations = column.notations }
      let values =
        type.list.map { lists[$0.lowercased()] ?? [] } ?? type.texts.map { Text($0.text) }
      return OracleTruth(
        !isNo(cell, type.name)
          && isValid(cell.text, type: type.name, notations: notations, values: values))
    }
  }

  /// The cell that a reference means: today's, or the one with which the row was born.
  func cell(
    _ reference: ColumnReference, _ column: OracleColumn, _ row: OracleRow
  ) -> OracleCell {
    reference.table == "original"
      ? OracleCell(text: row.original[column.id]) : row.cells[column.id]
  }
}
