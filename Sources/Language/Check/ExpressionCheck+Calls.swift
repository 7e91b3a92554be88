import Diagnostics

extension ExpressionCheck {
  /// Checks a call against its signature; the kind of its result.
  mutating func call(
    _ name: String, _ nameRange: SourceRange, _ arguments: [Expression], whole: SourceRange
  ) -> ValueKind? {
    guard let function = scope.vocabulary.functions.first(where: { $0.name == name }) else {
      if reportBlankTest(name, nameRange, arguments, whole) { return nil }
      if Scope.namesOfToday.contains(name), arguments.isEmpty {
        report(
          .unknownFunction, "no function is called '\(name)'", at: whole, help: "write today",
          fix: "today")
        return nil
      }
      reportFunction(name, nameRange, of: arguments)
      // The test of `iif` stands where it does.
      for argument in arguments {
        if argument.isTest { predicate(argument) } else { _ = value(argument) }
      }
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
      if index < count, function.parameters[index] == .notation {
        checkWritten(arguments[0], kinds.first)
      }
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
    case .notation:
      if kind != .text { reportArgument(argument, kind, wanted: .text, of: name) }
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

  /// Holds what is written by a notation to be a date.
  private mutating func checkWritten(
    _ value: Expression, _ kind: ValueKind?
  ) {
    guard let kind, !kind.isMoment else { return }
    if kind == .text, reportUndeclared(value, wanted: .date) { return }
    report(
      .wrongKind, "only a date is written by a notation, and this is \(kind.phrase)",
      at: value.range,
      help: kind == .number
        ? "round(…, 2) leaves two decimals" : "date(…) reads a text as such")
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
}

extension Expression {
  /// Whether it asks something.
  fileprivate var isTest: Bool {
    switch kind {
    case .not, .and, .or, .comparison, .between, .membership, .textTest, .similar, .matches,
      .looksLike, .state:
      true
    default: false
    }
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
