import Diagnostics

extension ExpressionCheck {
  /// Holds a threshold to fit its action and to be a possible number.
  mutating func checkThreshold(of use: ActionUse) {
    guard let threshold = use.threshold else { return }
    if !use.action.takesThreshold {
      report(
        .actionNotAllowed, "'\(use.action)' acts on each row by itself, so it takes no threshold",
        at: threshold.range, help: "write \(use.action), and stop above … where too many fail")
    }
    if let percent = threshold.percent, !Literals.isShare(percent) {
      report(
        .thresholdUnit, "a share lies between 0% and 100%", at: threshold.range,
        help: "write above 5%")
    }
    if let rows = threshold.rows, !Literals.isCount(rows) {
      report(
        .thresholdUnit, "rows are counted in whole numbers of at most 18 digits",
        at: threshold.range, help: "write above 500 rows")
    }
  }

  /// Holds a metric and what it is compared with to be of one kind.
  mutating func checkExpectation(_ expectation: Expectation) {
    guard let kind = metric(expectation.metric) else { return }
    switch expectation.test {
    case .comparison(_, let bound): check(bound, against: kind, of: expectation.metric)
    case .between(let low, let high):
      check(low, against: kind, of: expectation.metric)
      check(high, against: kind, of: expectation.metric)
      if case .value(let low) = low, case .value(let high) = high { checkOrder(low, high) }
    case .withinLastRun(let percent):
      checkDigits(percent, expectation.range)
      if kind.isMoment {
        report(
          .wrongKind, "only a number can lie within a share of the last run", at: expectation.range)
      }
    }
  }

  /// The kind of a metric; nil where something is wrong with it.
  private mutating func metric(_ use: MetricUse) -> ValueKind? {
    guard let reference = use.column else { return .number }
    guard let column = find(reference), !column.isExcused else { return nil }
    switch use.kind {
    case .rows, .columns, .merged, .blank, .distinct: return .number
    case .sum, .mean, .deviation:
      if column.kind == .number { return .number }
    case .smallest, .largest:
      if column.kind == .number || column.kind.isMoment { return column.kind }
    }
    if !column.isDeclared {
      report(undeclared: column, at: reference.range, wanted: .number)
    } else {
      report(
        .wrongKind,
        "'\(use.kind)' measures \(use.kind.takesMoments ? "numbers and dates" : "numbers"), "
          + "and column '\(column.name)' is \(column.kind.phrase)", at: reference.range)
    }
    return nil
  }

  private mutating func check(_ bound: Bound, against kind: ValueKind, of use: MetricUse) {
    switch bound {
    case .metric(let other):
      guard let otherKind = metric(other) else { return }
      if otherKind == kind || (otherKind.isMoment && kind.isMoment) { return }
      report(
        .wrongKind, "\(kind.phrase) is compared with \(otherKind.phrase)", at: other.range)
    case .shareOfRows(let percent, let range):
      checkDigits(percent, range)
      if kind != .number {
        report(.wrongKind, "\(kind.phrase) is compared with a number of rows", at: range)
      }
    case .rowsOf(let table, let range):
      if kind != .number {
        report(.wrongKind, "\(kind.phrase) is compared with a number of rows", at: range)
      }
      let key = table.text.lowercased()
      guard scope.tables[key] == nil, !scope.excusedNames.contains(key) else { return }
      diagnostics.append(scope.unknownTable(table))
    case .value(let value): checkValue(value, against: kind)
    }
  }

  /// Whether it is called as others call the number of rows.
  private func isCountOfRows(_ expression: Expression) -> Bool {
    guard case .column(let reference) = expression.kind, reference.table == nil else {
      return false
    }
    return ["count", "row_count"].contains(reference.name.lowercased())
  }

  private mutating func checkValue(_ expression: Expression, against kind: ValueKind) {
    switch expression.kind {
    case .number, .text, .today, .negate, .arithmetic: break
    default:
      let figure = isCountOfRows(expression) ? "rows" : nil
      return report(
        .literalExpected, "a figure is compared with a number, a date or another figure",
        at: expression.range, help: "write \(figure ?? (kind.isMoment ? "'2026-01-31'" : "100"))",
        fix: figure)
    }
    if kind.isMoment, case .text(let text) = expression.kind {
      return checkMoment(text, expression.range)
    }
    guard let found = value(expression), found != kind, !(found.isMoment && kind.isMoment) else {
      return
    }
    report(
      .wrongKind, "\(kind.phrase) is compared with \(found.phrase)", at: expression.range,
      help: kind.isMoment ? "write '2026-01-31'" : nil)
  }
}
