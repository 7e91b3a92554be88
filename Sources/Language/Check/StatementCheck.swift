import Diagnostics

/// Checks what stands in the slots and the tail of one statement, by its signature alone.
struct StatementCheck {
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
    case (.predicate, .expression(let expression)):
      expressions.predicate(expression)
      if signature.role == .declaration { adviseOnConstant(expression) }
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
    case (.ranks, .ranks(let ranks)):
      for rank in ranks {
        expressions.checkOrder(of: rank, by: rank.column.flatMap { expressions.find($0) })
      }
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

  /// `let country = 'DE'`: a value takes no name.
  private mutating func adviseOnConstant(_ expression: Expression) {
    let last = expressions.diagnostics.count - 1
    guard expression.literalText != nil, case .word(let name)? = statement.slots["name"], last >= 0,
      expressions.diagnostics[last].range == expression.range
    else { return }
    expressions.diagnostics[last].help =
      "\(signature.name) names a test, as in \(signature.name) \(name.text) = stage = 'Won'; "
      + "a value is written where it is used"
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
  mutating func checkTargets(_ columns: [ColumnReference]) {
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
}
