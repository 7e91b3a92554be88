import Diagnostics

extension Scope {
  /// Checks a statement against this line's columns, and changes them as the statement does.
  package mutating func apply(
    _ statement: Statement, _ signature: Signature, _ diagnostics: inout [Diagnostic]
  ) {
    guard !statement.isBroken else { return }
    let found = check(statement, signature)
    diagnostics += found
    if signature.role == .declaration, !found.isEmpty,
      case .word(let name) = statement.slots["name"]
    {
      // What it would have named cannot be used, which is no further error.
      excusedNames.insert(name.text.lowercased())
      return
    }
    signature.effect(statement, &self, &diagnostics)
  }

  /// Presumes the columns that a statement names, without a word on what is wrong with it.
  mutating func presume(_ statement: Statement, _ signature: Signature) {
    _ = check(statement, signature)
  }

  /// Checks the slots and the tail; columns that are presumed stay.
  private mutating func check(_ statement: Statement, _ signature: Signature) -> [Diagnostic] {
    // The scope itself goes in and comes out again: a copy would cost as much as it has columns.
    var scope = Scope(header: [])
    swap(&self, &scope)
    var check = StatementCheck(
      statement: statement, signature: signature,
      expressions: ExpressionCheck(scope: consume scope, statement: statement.range))
    check.run()
    swap(&self, &check.expressions.scope)
    return check.expressions.diagnostics
  }
}

/// Checks what stands in the slots and the tail of one statement, by its signature alone.
private struct StatementCheck {
  let statement: Statement
  let signature: Signature
  var expressions: ExpressionCheck

  /// Checks all slots and the tail.
  mutating func run() {
    for (label, slot) in signature.labelledSlots {
      guard let value = statement.slots[label] else { continue }
      check(value, in: slot)
    }
    checkTail()
  }

  private mutating func check(_ value: SlotValue, in slot: Slot) {
    switch (slot, value) {
    case (.columns, .columns(let columns)), (.column, .columns(let columns)):
      checkTargets(columns)
      for column in columns { _ = expressions.find(column) }
      if columns.count > 1 { adviseOnAction(columns[columns.count - 1]) }
    case (.newColumns, .columns(let columns)), (.declaredColumns, .columns(let columns)):
      checkTargets(columns)
    case (.forms, .forms(let forms)): for form in forms { checkForm(form) }
    case (.value, .expression(let expression)): checkLiteral(expression)
    case (.predicate, .expression(let expression)): expressions.predicate(expression)
    case (.arms, .arms(let arms)): for arm in arms { checkArm(arm) }
    case (.assignments, .assignments(let assignments)):
      checkTargets(assignments.map(\.column))
      for assignment in assignments { checkAssignment(assignment) }
    case (.pairs, .pairs(let pairs)):
      checkTargets(pairs.map(\.from))
      checkTargets(pairs.map(\.to))
      for pair in pairs { _ = expressions.find(pair.from) }
    case (.counterparts, .pairs(let pairs)):
      checkTargets(pairs.map(\.from))
      for pair in pairs { _ = expressions.find(pair.from) }
      for pair in pairs { checkCounterpart(pair.to) }
    case (.otherTable, .word(let table)): checkOtherTable(table)
    case (.ranks, .ranks(let ranks)): for rank in ranks { checkRank(rank) }
    case (.type, .type(let type)): expressions.checkType(type)
    case (.determination, .determination(let determination)):
      for column in determination.keys + [determination.dependent] {
        _ = expressions.find(column)
      }
      checkTargets(determination.keys + [determination.dependent])
    case (.expectation, .expectation(let expectation)): expressions.checkExpectation(expectation)
    default: return
    }
  }

  /// `require email, error`: the last name, which no column has, can be meant as an action.
  private mutating func adviseOnAction(_ column: ColumnReference) {
    let word = column.name.lowercased()
    let last = expressions.diagnostics.count - 1
    guard !signature.actions.isEmpty, last >= 0,
      expressions.diagnostics[last].range == column.range,
      expressions.diagnostics[last].code == DiagnosticCode.unknownColumn.rawValue,
      expressions.diagnostics[last].fix == nil, !column.isBracketed, column.table == nil
    else { return }
    if let action = Action.ofOthers[word]?.rawValue {
      expressions.diagnostics[last].help = "did you mean '\(action)'?"
      expressions.diagnostics[last].fix = Fix(range: column.range, replacement: action)
    } else if Action.wordsForAny.contains(word) {
      expressions.diagnostics[last].help = Action.adviceOnAll
    }
  }

  /// Targets are columns of the current table, each named once.
  private mutating func checkTargets(_ columns: [ColumnReference]) {
    var seen: Set<String> = []
    for column in columns {
      if let table = column.table {
        expressions.report(
          .foreignColumn, "a line acts on the columns of its own table", at: column.range,
          help: "write \(Scope.written(column.name)) without '\(table).'",
          fix: Scope.written(column.name))
      }
      let key = column.isBracketed ? column.name : column.name.lowercased()
      if !seen.insert(key).inserted {
        expressions.report(
          .columnTwice, "column '\(column.name)' stands twice in this line", at: column.range,
          help: "name it once")
      }
    }
  }

  private mutating func checkOtherTable(_ table: Word) {
    if let problem = expressions.scope.problem(ofSource: table) {
      expressions.diagnostics.append(problem)
    }
  }

  /// A column of the table behind `from`; where there is no such table, that is the error.
  private mutating func checkCounterpart(_ column: ColumnReference) {
    guard let table = statement.sourceTable, expressions.scope.problem(ofSource: table) == nil
    else {
      return
    }
    if column.table != nil { return checkTargets([column]) }
    _ = expressions.find(column.of(table))
  }

  private mutating func checkArm(_ arm: Arm) {
    expressions.checkSoughtBlanks(arm, of: statement)
    guard case .pattern = arm.source else {
      if arm.target.kind != .blank { checkLiteral(arm.target) }
      return
    }
    _ = expressions.value(arm.target)
    if case .text = arm.target.kind { return }
    expressions.report(
      .patternTarget, "a pattern is replaced by a quoted text", at: arm.target.range,
      help: "$1 in the text stands for the first group")
  }

  /// A value that is the same for every row.
  private mutating func checkLiteral(_ value: Expression) {
    if value.literalText != nil { return }
    if value.kind != .blank, expressions.value(value) == nil {
      if case .column(let name) = value.kind { expressions.offerQuotes(name, isCertain: true) }
      return
    }
    let target = statement.columns("columns").first.map { Scope.written($0.name) } ?? "a"
    var help = "for a computed one write set \(target) = … when …"
    if case .column(let name) = value.kind, name.table == nil, !name.isBracketed {
      help = "a text stands in quotes: \(Scope.quoted(name.name)); \(help)"
    }
    expressions.report(
      .literalExpected, "a value that '\(signature.name)' writes is a quoted text or a number",
      at: value.range, help: help)
  }

  /// A value must fit the declared type of the column that takes it.
  private mutating func checkAssignment(_ assignment: Assignment) {
    if expressions.reportBlankValue(assignment, of: statement) { return }
    let kind = expressions.value(assignment.value)
    guard let kind, let column = expressions.scope.resolve(assignment.column), column.isDeclared,
      !column.isExcused, column.kind != .text, column.kind != kind
    else { return }
    if column.kind.isMoment {
      if case .text(let text) = assignment.value.kind {
        return expressions.checkMoment(text, assignment.value.range)
      }
      if column.kind == .datetime, kind == .date { return }
    }
    expressions.report(
      .wrongKind, "column '\(column.name)' is \(column.kind.phrase), and this is \(kind.phrase)",
      at: assignment.value.range, help: "\(column.kind.rawValue)(…) changes the kind")
  }

  private mutating func checkRank(_ rank: Rank) {
    guard let reference = rank.column, let column = expressions.find(reference),
      !column.isExcused
    else { return }
    let isTime = rank.name == "latest" || rank.name == "earliest"
    if column.kind == .number || (isTime && column.kind.isMoment) { return }
    if !column.isDeclared {
      return expressions.report(
        undeclared: column, at: reference.range, wanted: isTime ? .date : .number)
    }
    expressions.report(
      .wrongKind,
      "'\(rank.name)' compares \(isTime ? "dates" : "numbers"), and column "
        + "'\(column.name)' is \(column.kind.phrase)", at: reference.range,
      help: column.kind.isMoment ? "write latest or earliest" : nil)
  }

  // MARK: Forms

  private mutating func checkForm(_ use: FormUse) {
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

  // MARK: Tail

  private mutating func checkTail() {
    if let condition = statement.condition {
      if signature.condition == .none {
        expressions.report(
          .conditionNotAllowed, "'\(signature.name)' takes no when", at: condition.range,
          help: "it acts on the whole table")
      }
      expressions.predicate(condition)
    } else if signature.condition == .required {
      var range = statement.range
      range.lower = range.upper
      expressions.report(
        .conditionMissing, "'\(signature.name)' needs a when", at: range,
        help: "say when, as in: \(signature.example)")
    }
    for action in statement.actions { checkAction(action) }
    guard let others = statement.others else { return }
    switch others {
    case .keep(let range), .clear(let range): checkOthers(range)
    case .value(let value):
      checkOthers(value.range)
      checkLiteral(value)
    case .action(let action):
      checkOthers(action.range)
      expressions.checkThreshold(of: action)
    }
  }

  /// An action must be one that the verb takes.
  private mutating func checkAction(_ use: ActionUse) {
    if signature.actions.contains(use.action) { return expressions.checkThreshold(of: use) }
    if signature.actions.isEmpty {
      return expressions.report(
        .actionNotAllowed, "'\(signature.name)' judges nothing, so it takes no '\(use.action)'",
        at: use.range,
        help: signature.takesOthers ? "write others \(use.action)" : "judge rows with check")
    }
    let words = signature.actions.map(\.rawValue).joined(separator: ", ")
    expressions.report(
      .actionNotAllowed,
      "'\(signature.name)' judges a whole table, which nothing can \(use.action)",
      at: use.range, help: "write one of \(words)")
  }

  private mutating func checkOthers(_ range: SourceRange) {
    guard !signature.takesOthers else { return }
    expressions.report(
      .othersNotAllowed, "'\(signature.name)' converts nothing, so it takes no others", at: range)
  }
}
