import Diagnostics

extension ExpressionCheck {
  /// Checks a call against its signature; the kind of its result.
  mutating func call(
    _ name: String, _ nameRange: SourceRange, _ arguments: [Expression], whole: SourceRange
  ) -> ValueKind? {
    guard let function = scope.vocabulary.functions.first(where: { $0.name == name }) else {
      if reportBlankTest(name, nameRange, arguments, whole) { return nil }
      if name == "now", arguments.isEmpty {
        report(
          .unknownFunction, "no function is called 'now'", at: whole, help: "write today",
          fix: "today")
        return nil
      }
      reportFunction(name, nameRange, of: arguments)
      for argument in arguments { _ = value(argument) }
      return nil
    }
    let count = function.parameters.count
    let isTooMany = arguments.count > count && !function.isVariadic
    if isTooMany || arguments.count < count - function.optionalCount {
      report(
        .argumentCount,
        "'\(name)' takes \(function.countPhrase), and \(arguments.count) stand here",
        at: whole, help: "as in \(function.example.call)")
    }
    var kinds: [ValueKind] = []
    for (index, argument) in arguments.enumerated() {
      let kind = value(argument)
      guard let last = function.parameters.last else { continue }
      let parameter = index < count ? function.parameters[index] : last
      check(argument, kind, against: parameter, of: name)
      guard let kind, index == 0 || function.isVariadic else { continue }
      kinds.append(parameter == .moment ? momentKind(kind, argument) : kind)
    }
    return function.result ?? Self.common(kinds)
  }

  /// A quoted date stands for itself where a date is wanted.
  private func momentKind(_ kind: ValueKind, _ argument: Expression) -> ValueKind {
    guard case .text(let text) = argument.kind else { return kind }
    return Literals.isDate(text) ? .date : .datetime
  }

  private mutating func check(
    _ argument: Expression, _ kind: ValueKind?, against parameter: FunctionSignature.Parameter,
    of name: String
  ) {
    guard let kind else { return }
    switch parameter {
    case .any: return
    case .kind(let wanted):
      if kind == wanted { return }
      if wanted == .datetime, kind == .date { return }
      if wanted.isMoment, case .text(let text) = argument.kind {
        return checkMoment(text, argument.range)
      }
      reportArgument(argument, kind, wanted: wanted, of: name)
    case .moment:
      if kind.isMoment { return }
      if case .text(let text) = argument.kind { return checkMoment(text, argument.range) }
      reportArgument(argument, kind, wanted: .date, of: name)
    }
  }

  private mutating func reportArgument(
    _ argument: Expression, _ kind: ValueKind, wanted: ValueKind, of name: String
  ) {
    if kind == .text, reportUndeclared(argument, wanted: wanted) { return }
    report(
      .wrongKind, "'\(name)' wants \(wanted.phrase) here, and this is \(kind.phrase)",
      at: argument.range, help: wanted == .boolean ? nil : "\(wanted.rawValue)(…) makes it one")
  }

  /// `isblank(email)` of other languages.
  private mutating func reportBlankTest(
    _ name: String, _ nameRange: SourceRange, _ arguments: [Expression], _ whole: SourceRange
  ) -> Bool {
    guard ["isnull", "isblank", "isempty"].contains(name), arguments.count == 1,
      case .column(let reference) = arguments[0].kind
    else { return false }
    let table = reference.table.map { $0 + "." } ?? ""
    let right = "\(table)\(Scope.written(reference.name)) is blank"
    // The place of a call in parentheses of its own, as in `NOT(ISBLANK(a))`, begins with these.
    let isInParentheses = whole.lower < nameRange.lower
    report(
      .unknownFunction, "no function is called '\(name)'", at: whole, help: "write \(right)",
      fix: isInParentheses ? "(\(right))" : right)
    return true
  }

  /// What `expect` calls the figures that are functions elsewhere.
  private static let figures = [
    "sum": "sum", "avg": "mean", "average": "mean", "mean": "mean", "total": "sum",
    "count": "rows", "counta": "rows", "countif": "rows", "stdev": "deviation",
  ]

  private mutating func reportFunction(
    _ name: String, _ range: SourceRange, of arguments: [Expression]
  ) {
    let functions = scope.vocabulary.functions
    if let figure = Self.figures[name] {
      var line = "expect \(figure)"
      if figure != "rows" {
        // Without a column of its own the line has one that shows where it stands.
        var column = "amount"
        if case .column(let reference)? = arguments.first?.kind {
          column = Scope.written(reference.name)
        }
        line += " \(column)"
      }
      return report(
        .unknownFunction, "no function is called '\(name)'", at: range,
        help: "a figure of all rows takes a line of its own, as in \(line) > 100")
    }
    let near =
      functions.first { $0.synonyms.contains(name) }?.name
      ?? EditDistance.suggestion(for: name, among: functions.map(\.name))
    var help = near.map { "did you mean '\($0)'?" }
    switch name {
    case "concat": help = "& joins texts; join(', ', a, b) passes over blanks"
    case "iif", "ifelse", "case", "decode": help = "write if P then x else y"
    case "isnull", "isblank", "isempty": help = "write is blank"
    default: break
    }
    report(.unknownFunction, "no function is called '\(name)'", at: range, help: help, fix: near)
  }
}

extension FunctionSignature {
  /// `2 or 3 arguments`, as messages say it.
  var countPhrase: String {
    let least = parameters.count - optionalCount
    if isVariadic { return "\(least) or more arguments" }
    if optionalCount > 0 { return "\(least) to \(parameters.count) arguments" }
    return least == 1 ? "1 argument" : "\(least) arguments"
  }
}
