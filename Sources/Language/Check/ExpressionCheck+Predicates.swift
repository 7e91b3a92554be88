import Diagnostics

extension ExpressionCheck {
  /// Holds an expression to be a truth, and checks what is in it.
  mutating func predicate(_ expression: Expression) {
    if reportQuotedColumn(expression) { return }
    switch expression.kind {
    case .boolean, .invalid: return
    case .column(let reference): truth(reference)
    case .not(let operand): predicate(operand)
    case .and(let operands), .or(let operands): connected(operands)
    case .comparison(let sign, let left, let right): compare(sign, left, right, expression.range)
    case .between(let value, let low, let high, _):
      compare(.greaterOrEqual, value, low, expression.range)
      compare(.lessOrEqual, value, high, expression.range)
      checkOrder(low, high)
    case .membership(let value, let membership, _): self.membership(value, membership)
    case .textTest(_, let left, let right, _):
      _ = value(left)
      _ = value(right)
    case .similar(let left, let right, let use, _):
      similar(left, right, use)
      check(use, expression.range)
    case .matches(let value, _, _), .looksLike(let value, _, _): _ = self.value(value)
    case .state(let value, let test, _): state(value, test)
    case .blank:
      report(
        .predicateExpected, "blank alone is no predicate", at: expression.range,
        help: "name what is blank, as in email is blank")
    default:
      guard let kind = value(expression), kind != .boolean else { return }
      report(
        .predicateExpected, "a predicate stands here, and this is \(kind.phrase)",
        at: expression.range, help: "compare it, as in … = 'x' or … is present")
    }
  }

  private mutating func truth(_ reference: ColumnReference) {
    if reference.table == nil, !reference.isBracketed,
      let named = scope.predicates[reference.name.lowercased()]
    {
      return checkNamed(named, reference)
    }
    guard let column = find(reference), column.kind != .boolean, !column.isExcused else { return }
    if column.isDeclared {
      report(
        .predicateExpected, "column '\(column.name)' is \(column.kind.phrase), no truth",
        at: reference.range, help: "compare it, as in \(Scope.written(column.name)) is present")
    } else {
      report(undeclaredTruth: column, at: reference.range)
    }
  }

  /// `drop rows when email`: a column alone asks whether its cells are filled, more often than it is
  /// one of yes and no.
  private mutating func report(undeclaredTruth column: ColumnInfo, at range: SourceRange) {
    let name = Scope.written(column.name)
    report(
      .needsDeclaration, "column '\(column.name)' is text until a line declares it", at: range,
      help: "write \(name) is present, or above: column \(name) is boolean",
      fix: "\(name) is present")
    scope.update(column.id) { $0.isExcused = true }
  }

  /// A `let` was checked where it stands; here its columns may be gone.
  private mutating func checkNamed(_ named: Expression, _ reference: ColumnReference) {
    var inner = ExpressionCheck(scope: scope, statement: statementStart)
    inner.predicate(named)
    guard let first = inner.diagnostics.first else {
      scope = inner.scope
      return
    }
    diagnostics.append(
      Diagnostic(
        DiagnosticCode(rawValue: first.code) ?? .unknownColumn,
        "'\(reference.name)' cannot be used here: \(first.message)", at: reference.range,
        help: first.help, related: [(first.range, "in this let")]))
  }

  /// `country = 'DE' or 'AT'`: a value where a whole comparison is needed.
  private mutating func connected(_ operands: [Expression]) {
    for (index, operand) in operands.enumerated() {
      guard case .text(let text) = operand.kind, index > 0,
        case .comparison(.equal, let left, let right) = operands[index - 1].kind,
        case .column(let reference) = left.kind, case .text(let first) = right.kind
      else {
        predicate(operand)
        continue
      }
      report(
        .predicateExpected, "a text is no predicate", at: operand.range,
        help: "write \(Scope.written(reference.name)) in ('\(first)', '\(text)')")
    }
  }

  // MARK: Comparisons

  /// Holds both sides to be of one kind, and of one with an order for `<` and its like.
  mutating func compare(
    _ sign: ComparisonOperator, _ left: Expression, _ right: Expression, _ range: SourceRange
  ) {
    if reportTwoTexts(left, right) { return }
    if scope.isNothing(right), reportBlank(sign, left, right, range) { return }
    let leftKind = value(left)
    let rightKind = comparedValue(right, with: left)
    if reportBlank(sign, left, right, range) { return }
    guard let leftKind, let rightKind else { return }
    if leftKind != .number, reportBareDate(right) { return }
    if rightKind != .number, reportBareDate(left) { return }
    let hasOrder = sign != .equal && sign != .notEqual
    if leftKind == rightKind || (leftKind.isMoment && rightKind.isMoment) {
      if hasOrder { requireOrder(leftKind, left, right, range) }
      return
    }
    if checkMomentText(left, leftKind, right, rightKind) { return }
    if checkMomentText(right, rightKind, left, leftKind) { return }
    if leftKind == .text, reportUndeclared(left, wanted: rightKind) { return }
    if rightKind == .text, reportUndeclared(right, wanted: leftKind) { return }
    reportMismatch(left, leftKind, right, rightKind, range)
  }

  /// The kind of what a value is compared with; a name that no column has may lack its quotes
  /// there.
  private mutating func comparedValue(_ right: Expression, with left: Expression) -> ValueKind? {
    let count = diagnostics.count
    let kind = value(right)
    guard case .column(let reference) = right.kind, reference.table == nil,
      !reference.isBracketed, case .column = left.kind, diagnostics.count == count + 1,
      let last = diagnostics.last, last.code == DiagnosticCode.unknownColumn.rawValue,
      last.fix == nil, let help = last.help, scope.lists[reference.name.lowercased()] == nil,
      scope.columns.count <= Scope.mostColumnsShown
    else { return kind }
    diagnostics[count].help = help + "; a text stands in quotes: \(Scope.quoted(reference.name))"
    return kind
  }

  /// `d > 2026-01-31`: without quotes that is a subtraction.
  private mutating func reportBareDate(_ expression: Expression) -> Bool {
    guard case .arithmetic(.subtract, let start, let day) = expression.kind,
      case .arithmetic(.subtract, let year, let month) = start.kind
    else { return false }
    let parts = [year, month, day].compactMap { part in
      if case .number(let digits) = part.kind { digits } else { nil }
    }
    let length = parts.reduce(2) { $0 + $1.utf8.count }
    guard parts.count == 3, expression.range.upper - expression.range.lower == length else {
      return false
    }
    let text = parts.map { $0.utf8.count == 1 ? "0" + $0 : $0 }.joined(separator: "-")
    guard Literals.isDate(text) else { return false }
    report(
      .wrongKind, "a date without quotes is a subtraction", at: expression.range,
      help: "write '\(text)'", fix: "'\(text)'")
    return true
  }

  /// `'email' is blank`: a text that is tested without any column beside it was meant as one.
  private mutating func reportQuotedColumn(_ expression: Expression) -> Bool {
    guard let subject = expression.testedLiteral, case .text(let text) = subject.kind,
      !text.trimmingBlanks().isEmpty
    else { return false }
    let bracketed = StatementParser.bracketed(text)
    report(
      .quotedColumn, "a column stands here, not a quoted text", at: subject.range,
      help: "write \(bracketed)", fix: bracketed)
    return true
  }

  /// `"email" = 'x'`: quotes that name a column in SQL.
  private mutating func reportTwoTexts(_ left: Expression, _ right: Expression) -> Bool {
    guard case .text(let text) = left.kind, case .text = right.kind else { return false }
    let written = Scope.written(text)
    report(
      .quotedColumn, "two quoted texts are compared", at: left.range,
      help: "a column stands without quotes: \(written)", fix: written)
    return true
  }

  private mutating func reportBlank(
    _ sign: ComparisonOperator, _ left: Expression, _ right: Expression, _ range: SourceRange
  ) -> Bool {
    let isRight = right.isBlankLiteral || scope.isNothing(right)
    guard left.isBlankLiteral || isRight else { return false }
    let other = isRight ? left : right
    var help = "write is blank or is present"
    var fix: String?
    if case .column(let reference) = other.kind, sign == .equal || sign == .notEqual {
      let name = (reference.table.map { $0 + "." } ?? "") + Scope.written(reference.name)
      fix = "\(name) is \(sign == .equal ? "blank" : "present")"
      help = "write " + (fix ?? "")
      // `not(a = null)`: the parentheses are of the comparison.
      if range.lower < left.range.lower, let text = fix { fix = "(\(text))" }
    }
    report(
      .comparedWithBlank, "a comparison with blank is never true", at: range, help: help, fix: fix)
    return true
  }
}

extension Expression {
  /// What a predicate asks something of, where it names nothing else that could be a column.
  fileprivate var testedLiteral: Expression? {
    switch kind {
    case .state(let value, _, _), .matches(let value, _, _), .looksLike(let value, _, _): value
    case .textTest(_, let value, let other, _) where other.isLiteral: value
    case .between(let value, let low, let high, _) where low.isLiteral && high.isLiteral: value
    case .membership(let value, .values(let values), _) where values.allSatisfy(\.isLiteral): value
    case .membership(let value, .list, _): value
    default: nil
    }
  }

  private var isLiteral: Bool {
    switch kind {
    case .text, .number, .days, .boolean, .today: true
    default: false
    }
  }
}
