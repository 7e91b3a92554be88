import Language

/// Expressions and statements without their places, in a few characters.
enum Outline {
  static func of(_ expression: Expression) -> String {
    switch expression.kind {
    case .column(let reference): of(reference)
    case .text(let text): "'\(text)'"
    case .number(let digits): digits
    case .days(let digits): "\(digits)d"
    case .boolean(let truth): "\(truth)"
    case .blank: "blank"
    case .today: "today"
    case .invalid: "?"
    case .arithmetic(let sign, let left, let right): "(\(of(left)) \(sign.rawValue) \(of(right)))"
    case .negate(let operand): "-(\(of(operand)))"
    case .call(let name, _, let arguments): "\(name)(\(list(arguments)))"
    case .conditional(let branches, let otherwise):
      "(" + branches.map { "if \(of($0.condition)) then \(of($0.value))" }.joined(separator: " ")
        + (otherwise.map { " else \(of($0))" } ?? "") + ")"
    default: predicate(expression)
    }
  }

  private static func predicate(_ expression: Expression) -> String {
    switch expression.kind {
    case .comparison(let sign, let left, let right): "(\(of(left)) \(sign.rawValue) \(of(right)))"
    case .between(let value, let low, let high, let isNegated):
      "(\(of(value))\(no(isNegated)) between \(of(low)) .. \(of(high)))"
    case .membership(let value, let membership, let isNegated):
      "(\(of(value))\(no(isNegated)) in \(of(membership)))"
    case .textTest(let test, let left, let right, let isNegated):
      "(\(of(left))\(no(isNegated)) \(test.rawValue) \(of(right)))"
    case .matches(let value, let pattern, let isNegated):
      "(\(of(value))\(no(isNegated)) matches /\(pattern.pattern)/\(pattern.flags))"
    case .similar(let left, let right, let use, let isNegated):
      "(\(of(left))\(no(isNegated)) similar \(of(right)) \(use))"
    case .looksLike(let value, let template, let isNegated):
      "(\(of(value))\(no(isNegated)) looks like '\(template)')"
    case .state(let value, let test, let isNegated): "(\(of(value)) is\(no(isNegated)) \(of(test)))"
    case .not(let operand): "not \(of(operand))"
    case .and(let operands): "(" + operands.map(of).joined(separator: " and ") + ")"
    case .or(let operands): "(" + operands.map(of).joined(separator: " or ") + ")"
    default: "?"
    }
  }

  static func of(_ reference: ColumnReference) -> String {
    let name = reference.isBracketed ? "[\(reference.name)]" : reference.name
    return (reference.table.map { $0 + "." } ?? "") + name
  }

  static func list(_ expressions: [Expression]) -> String {
    expressions.map(of).joined(separator: ", ")
  }

  private static func no(_ isNegated: Bool) -> String { isNegated ? " not" : "" }

  private static func of(_ membership: Membership) -> String {
    switch membership {
    case .values(let values): "{\(list(values))}"
    case .list(let name, _): name
    case .column(let reference): of(reference)
    }
  }

  private static func of(_ test: StateTest) -> String {
    switch test {
    case .type(let type): of(type)
    default: "\(test)"
    }
  }

  static func of(_ type: TypeUse) -> String {
    ([type.name] + type.texts.map { "'\($0.text)'" } + [type.list].compactMap { $0 }
      + [type.region].compactMap { $0.map { "region \(of($0))" } })
      .joined(separator: " ")
  }

  /// A whole statement: verb, slots by label, tail.
  static func of(_ statement: Statement) -> String {
    var parts = [statement.verb]
    for label in statement.slots.keys.sorted() {
      if let value = statement.slots[label] { parts.append("\(label): \(of(value))") }
    }
    if let condition = statement.condition { parts.append("when: \(of(condition))") }
    switch statement.others {
    case .keep: parts.append("others: keep")
    case .clear: parts.append("others: clear")
    case .value(let value): parts.append("others: \(of(value))")
    case .action(let use): parts.append("others: \(of(use))")
    case nil: break
    }
    for use in statement.actions { parts.append(of(use)) }
    if let id = statement.id { parts.append("as: \(id.text)") }
    if let reason = statement.reason { parts.append("because: '\(reason.text)'") }
    if statement.isBroken { parts.append("BROKEN") }
    return parts.joined(separator: "; ")
  }

  static func of(_ use: ActionUse) -> String {
    let limits = [
      use.threshold?.percent.map { "\($0)%" }, use.threshold?.rows.map { "\($0) rows" },
    ].compactMap(\.self)
    return use.action.rawValue + (limits.isEmpty ? "" : " > " + limits.joined(separator: " | "))
  }

  private static func of(_ part: RuleExample.Case) -> String {
    let result: String
    switch part.result {
    case .verdict(let verdict, _): result = verdict.rawValue
    case .values(let values): result = of(values)
    }
    return "\(of(part.input)) -> \(result)"
  }

  private static func of(_ values: RuleExample.Values) -> String {
    switch values {
    case .one(let cell): of(cell)
    case .named(let cells):
      cells.map { "\(of($0.column)) = \(of($0.cell))" }.joined(separator: ", ")
    }
  }

  private static func of(_ cell: TestCell) -> String { cell.text.map { "'\($0)'" } ?? "blank" }

  private static func of(_ test: TestCase) -> String {
    let givens = test.givens.map { "given \($0.table?.text ?? "-") \(of($0.content))" }
    let expected = test.expected.map { expected in
      "expect \(expected.kind) \(expected.table?.text ?? "-") "
        + (expected.isInOrder ? "in order " : "") + of(expected.content)
    }
    let stopped = test.stopped.isEmpty ? [] : ["stopped " + test.stopped.map(\.text).joined()]
    let today = test.today.map { ["today \($0.text)"] } ?? []
    return (givens + today + expected + stopped).joined(separator: "; ")
  }

  private static func of(_ table: TestTable) -> String {
    let rows = table.rows.map { "(" + $0.cells.map(of).joined(separator: ", ") + ")" }
    return "(" + table.columns.map(of).joined(separator: ", ") + ") " + rows.joined(separator: " ")
  }

  private static func of(_ value: SlotValue) -> String {
    switch value {
    case .flag: "yes"
    case .determination(let use):
      use.keys.map(of).joined(separator: ", ") + " => " + of(use.dependent)
    case .expectation(let use): "\(of(use.metric)) \(of(use.test))"
    case .example(let example):
      "\(of(example.rule)): " + example.cases.map(of).joined(separator: ", ")
    case .test(let test): of(test)
    case .merge(let merge): merge.clauses.map(of).joined(separator: "; ")
    case .word(let word): word.text
    case .words(let words): words.map(\.text).joined(separator: ", ")
    case .columns(let columns): columns.map(of).joined(separator: ", ")
    case .expression(let expression): of(expression)
    case .text(let text): "'\(text.text)'"
    case .texts(let texts): texts.map { "'\($0.text)'" }.joined(separator: ", ")
    case .number(let digits, _): digits
    case .type(let type): of(type)
    case .pairs(let pairs): pairs.map { "\(of($0.from)) -> \(of($0.to))" }.joined(separator: ", ")
    case .assignments(let list):
      list.map { "\(of($0.column)) = \(of($0.value))" }.joined(separator: ", ")
    case .forms(let forms):
      forms.map { form in
        let region = form.region.map { " region \(of($0))" } ?? ""
        return "\(form.name)(\(self.list(form.arguments)))\(region)"
      }.joined(separator: ", ")
    case .ranks(let ranks):
      ranks.map { $0.name + ($0.column.map { " \(of($0))" } ?? "") }.joined(separator: ", then ")
    case .arms(let arms):
      arms.map { "\(of($0.source)) -> \(of($0.target))" }.joined(separator: ", ")
    }
  }

  private static func of(_ use: MetricUse) -> String {
    use.kind.rawValue + (use.column.map { " \(of($0))" } ?? "")
  }

  private static func of(_ test: Expectation.Test) -> String {
    switch test {
    case .comparison(let sign, let bound): "\(sign.rawValue) \(of(bound))"
    case .between(let low, let high): "between \(of(low)) .. \(of(high))"
    case .withinLastRun(let percent): "within \(percent)%"
    }
  }

  private static func of(_ bound: Bound) -> String {
    switch bound {
    case .value(let value): of(value)
    case .shareOfRows(let percent, _): "\(percent)% of rows"
    case .metric(let use): of(use)
    case .rowsOf(let table, _): "rows of \(table.text)"
    }
  }

  private static func of(_ source: Arm.Source) -> String {
    switch source {
    case .texts(let texts): texts.map { "'\($0.text)'" }.joined(separator: " ")
    case .pattern(let pattern): "/\(pattern.pattern)/\(pattern.flags)"
    }
  }
}
