import Diagnostics

/// Finds the kinds of expressions at one line, and says what does not fit.
struct ExpressionCheck {
  var scope: Scope
  /// Where a `column` line that is missing would go.
  let statementStart: SourceRange
  var diagnostics: [Diagnostic] = []

  init(scope: Scope, statement: SourceRange) {
    self.scope = scope
    statementStart = SourceRange(
      source: statement.source, lower: statement.lower, upper: statement.lower)
  }

  /// Notes an error, with what to write in its place where that is known.
  mutating func report(
    _ code: DiagnosticCode, _ message: String, at range: SourceRange, help: String? = nil,
    fix replacement: String? = nil
  ) {
    let fix = replacement.map { Fix(range: range, replacement: $0) }
    diagnostics.append(Diagnostic(code, message, at: range, help: help, fix: fix))
  }

  /// The column that a reference means, or nil and an error.
  mutating func find(_ reference: ColumnReference) -> ColumnInfo? {
    scope.find(reference, &diagnostics)
  }

  // MARK: Values

  /// The kind of a value; nil where it is blank or something is wrong with it.
  mutating func value(_ expression: Expression) -> ValueKind? {
    switch expression.kind {
    case .column(let reference): return column(reference)
    case .text: return .text
    case .number(let digits), .days(let digits):
      checkDigits(digits, expression.range)
      return .number
    case .boolean: return .boolean
    case .today: return .date
    case .blank, .invalid: return nil
    case .arithmetic(let sign, let left, let right): return arithmetic(sign, left, right)
    case .negate(let operand):
      number(operand)
      return .number
    case .call(let name, let range, let arguments):
      return call(name, range, arguments, whole: expression.range)
    case .conditional(let branches, let otherwise): return conditional(branches, otherwise)
    default:
      report(
        .valueExpected, "a value stands here, not a predicate", at: expression.range,
        help: "write if … then true else false")
      return nil
    }
  }

  /// Holds a number to have no more digits than are computed with.
  mutating func checkDigits(_ digits: String, _ range: SourceRange) {
    guard !Literals.isNumber(digits) else { return }
    report(.unreadableLiteral, "a number has at most 28 digits", at: range)
  }

  private mutating func column(_ reference: ColumnReference) -> ValueKind? {
    let isLet =
      reference.table == nil && !reference.isBracketed && scope.resolve(reference) == nil
      && scope.predicates[reference.name.lowercased()] != nil
    if isLet {
      report(
        .valueExpected, "'\(reference.name)' is a predicate, not a value", at: reference.range,
        help: "write if \(reference.name) then … else …")
      return nil
    }
    if let table = reference.table?.lowercased(), table != "original",
      table != scope.tableName.lowercased(), scope.tables[table] != nil
    {
      report(
        .foreignColumn, "table '\(table)' is not the one that this line acts on",
        at: reference.range, help: "another table's column stands only behind in")
      return nil
    }
    let count = diagnostics.count
    let column = find(reference)
    if diagnostics.count > count { offerQuotes(reference) }
    return column.flatMap { $0.isExcused ? nil : $0.kind }
  }

  /// Where a value stands, an unknown name that is near to none was meant as a text; `isCertain`: it
  /// can be nothing else.
  mutating func offerQuotes(_ reference: ColumnReference, isCertain: Bool = false) {
    guard let last = diagnostics.last, last.code == DiagnosticCode.unknownColumn.rawValue,
      last.fix == nil, reference.table == nil, !reference.isBracketed,
      isCertain || scope.columns.count > Scope.mostColumnsShown,
      scope.lists[reference.name.lowercased()] == nil
    else { return }
    let quoted = Scope.quoted(reference.name)
    diagnostics[diagnostics.count - 1].help = "text stands in quotes: \(quoted)"
    diagnostics[diagnostics.count - 1].fix = Fix(range: reference.range, replacement: quoted)
  }

  /// Where nothing but a column stands, an unknown name that is near to none was not meant as a text.
  mutating func offerColumns(_ reference: ColumnReference) {
    guard let last = diagnostics.last, last.code == DiagnosticCode.unknownColumn.rawValue,
      last.range == reference.range, last.fix == nil,
      scope.columns.count > Scope.mostColumnsShown
    else { return }
    let shown = scope.columns.prefix(Scope.mostColumnsShown).map { Scope.written($0.name) }
    let rest = scope.columns.count - shown.count
    diagnostics[diagnostics.count - 1].help =
      "the columns are \(shown.joined(separator: ", ")) and \(rest) more"
  }

  private mutating func conditional(_ branches: [Branch], _ otherwise: Expression?) -> ValueKind? {
    var kinds: [ValueKind] = []
    for branch in branches {
      predicate(branch.condition)
      if let kind = value(branch.value) { kinds.append(kind) }
    }
    if let otherwise, let kind = value(otherwise) { kinds.append(kind) }
    return Self.common(kinds)
  }

  /// The kind that can hold all of several: text, where they differ.
  static func common(_ kinds: [ValueKind]) -> ValueKind? {
    guard let first = kinds.first else { return nil }
    if kinds.allSatisfy({ $0 == first }) { return first }
    return kinds.allSatisfy(\.isMoment) ? .datetime : .text
  }

  // MARK: Arithmetic

  private mutating func arithmetic(
    _ sign: ArithmeticOperator, _ left: Expression, _ right: Expression
  ) -> ValueKind? {
    if sign == .join {
      _ = value(left)
      _ = value(right)
      return .text
    }
    if reportHyphen(sign, left, right) || reportJoining(sign, left, right)
      || reportJoinedColumns(sign, left, right)
    {
      return nil
    }
    let (leftKind, rightKind) = (value(left), value(right))
    if sign == .subtract, reportQuotedDate(left, leftKind, right, rightKind) { return .number }
    if let leftKind, leftKind.isMoment, sign == .add || sign == .subtract {
      if let rightKind, rightKind.isMoment, sign == .subtract { return .number }
      if rightKind == nil || rightKind == .number { return leftKind }
    }
    if let rightKind, rightKind.isMoment, sign == .add, leftKind == nil || leftKind == .number {
      return rightKind
    }
    if !requireNumber(left, leftKind, sign: sign) {
      requireNumber(right, rightKind, sign: sign)
    }
    return .number
  }

  /// `d - '2024-02-29'`: beside a minus a quoted date is a text like any other.
  private mutating func reportQuotedDate(
    _ left: Expression, _ leftKind: ValueKind?, _ right: Expression, _ rightKind: ValueKind?
  ) -> Bool {
    for (literal, other) in [(right, leftKind), (left, rightKind)] {
      guard case .text(let text) = literal.kind, other?.isMoment == true, Literals.isDate(text)
      else { continue }
      let written = "date(\(Scope.quoted(text)))"
      report(
        .wrongKind, "'-' computes with dates, and this is text", at: literal.range,
        help: "write \(written)", fix: written)
      return true
    }
    return false
  }

  /// `E-Mail` where a column of that name is known: it lacks its brackets.
  private mutating func reportHyphen(
    _ sign: ArithmeticOperator, _ left: Expression, _ right: Expression
  ) -> Bool {
    guard sign == .subtract, case .column(let first) = left.kind,
      case .column(let second) = right.kind, first.range.upper + 1 == second.range.lower,
      let column = scope.columns.first(where: {
        $0.name.lowercased() == "\(first.name)-\(second.name)".lowercased()
      })
    else { return false }
    var range = first.range
    range.upper = second.range.upper
    let written = Scope.written(column.name)
    report(
      .nameNeedsBrackets, "a name with a hyphen needs brackets", at: range,
      help: "write \(written)", fix: written)
    return true
  }

  /// Holds a value to be a number.
  mutating func number(_ expression: Expression) {
    requireNumber(expression, value(expression), sign: nil)
  }

  /// Says what is wrong with a value that is no number; whether there was something to say.
  @discardableResult
  private mutating func requireNumber(
    _ expression: Expression, _ kind: ValueKind?, sign: ArithmeticOperator?
  ) -> Bool {
    guard let kind, kind != .number else { return false }
    if reportUndeclared(expression, wanted: .number) { return true }
    let isJoin = sign == .add && kind == .text
    let operation = sign.map { "'\($0.rawValue)' computes with numbers" } ?? "a number stands here"
    report(
      .wrongKind, "\(operation), and this is \(kind.phrase)", at: expression.range,
      help: isJoin ? "& joins texts" : "number(…) reads a text as a number")
    return true
  }

  /// Says which `column` line is missing where an undeclared column is used as a typed one.
  mutating func reportUndeclared(_ expression: Expression, wanted: ValueKind) -> Bool {
    guard case .column(let reference) = expression.kind, let column = scope.resolve(reference),
      !column.isDeclared
    else { return false }
    report(undeclared: column, at: expression.range, wanted: wanted)
    return true
  }

  /// The error of a column without a type, with the line to paste; one line is missing, not one for
  /// each place.
  mutating func report(undeclared column: ColumnInfo, at range: SourceRange, wanted: ValueKind) {
    let line = "column \(Scope.written(column.name)) is \(wanted.rawValue)"
    diagnostics.append(
      Diagnostic(
        .needsDeclaration, "column '\(column.name)' is text until a line declares it", at: range,
        help: "write above: \(line)", fix: Fix(range: statementStart, replacement: line + "; ")))
    scope.update(column.id) { $0.isExcused = true }
  }
}

extension ValueKind {
  /// Whether it is a date or a datetime.
  package var isMoment: Bool { self == .date || self == .datetime }

  /// `a number`, as messages say it.
  var phrase: String {
    switch self {
    case .text: "text"
    case .number: "a number"
    case .date: "a date"
    case .datetime: "a date with time"
    case .boolean: "true or false"
    }
  }
}
