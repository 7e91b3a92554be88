import Diagnostics

// Forms and their arguments.
extension StatementCheck {
  /// A form has the arguments that it takes, in a notation that there is.
  mutating func checkForm(_ use: FormUse) {
    guard let form = expressions.scope.vocabulary.forms.first(where: { $0.name == use.name }) else {
      return
    }
    let takesNotations = form.arguments.contains(.notation)
    expressions.checkRegion(use.region)
    let isCountRight =
      takesNotations
      ? use.arguments.allSatisfy { if case .text = $0.kind { true } else { false } }
      : use.arguments.count == form.arguments.count { $0 != .region }
    guard isCountRight else { return reportArguments(use, form) }
    for (argument, wanted) in zip(use.arguments, form.arguments) {
      switch (wanted, argument.kind) {
      case (.number, .number(let digits)): checkCount(digits, argument.range, form)
      case (.text, .text), (.notation, .text): continue
      default: return reportArguments(use, form)
      }
    }
    guard takesNotations,
      let type = expressions.scope.vocabulary.types.first(where: { $0.name == form.type })
    else { return }
    for argument in use.arguments {
      guard case .text(let text) = argument.kind else { continue }
      expressions.checkNotation(text, of: type, at: argument.range)
    }
  }

  private mutating func checkCount(_ digits: String, _ range: SourceRange, _ form: FormSignature) {
    if let count = Int(digits), (1...10_000).contains(count) { return }
    expressions.report(
      .formArguments, "'\(form.name)' wants a whole number from 1 to 10000", at: range)
  }

  private mutating func reportArguments(_ use: FormUse, _ form: FormSignature) {
    let wanted = form.arguments.map { argument in
      switch argument {
      case .number: "a number"
      case .text: "a quoted text"
      case .notation: "quoted notations"
      case .region: "at most a region"
      }
    }
    let phrase = wanted.isEmpty ? "no argument" : wanted.joined(separator: " and ")
    let examples: [FormSignature.Argument: String] = [
      .number: "5", .text: "'0'", .notation: "'DD/MM/YYYY'", .region: "region 'DE'",
    ]
    let example = ([form.name] + form.arguments.compactMap { examples[$0] }).joined(separator: " ")
    expressions.report(
      .formArguments, "the form '\(form.name)' takes \(phrase)", at: use.range,
      help: "write \(example)")
  }
}
