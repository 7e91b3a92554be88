import Diagnostics

extension TableScopes {
  /// Checks the line of an example among the columns of its place, and the columns that it names.
  /// Nothing changes for the lines below.
  func check(_ statement: Statement, _ diagnostics: inout [Diagnostic]) {
    guard let example = statement.example else { return }
    let table = statement.tables.first ?? ""
    guard let signature = signatures[example.rule.verb] else { return }
    guard let kind = example.kind(signature) else {
      let alone = signature.role == .rule ? "one row is no example of it" : "it acts on no row"
      diagnostics.append(
        Diagnostic(
          .noExample, "'\(signature.name)' is shown by no example: \(alone)",
          at: example.rule.verbRange, help: "write a test, which has tables"))
      return
    }
    var before = self[table]
    for column in example.inputColumns { _ = before.find(column, &diagnostics) }
    var found: [Diagnostic] = []
    var after = before
    after.apply(example.rule, signature, &found)
    diagnostics += found
    if !found.isEmpty { return }
    // What a line presumes to be there is there before it.
    before.presume(example.rule, signature)
    for part in example.cases {
      check(part, of: example, kind, (before, after), &diagnostics)
    }
  }

  private func check(
    _ part: RuleExample.Case, of example: RuleExample, _ kind: ExampleKind,
    _ scopes: (before: Scope, after: Scope), _ diagnostics: inout [Diagnostic]
  ) {
    if case .one(let cell) = part.input, example.soleInput(in: scopes.before) == nil {
      diagnostics.append(
        Diagnostic(
          .exampleColumns, "the line reads several columns, or none, and this is one value",
          at: cell.range, help: "say whose it is: city = 'Rome', country = 'IT' -> …"))
    }
    switch part.result {
    case .verdict(let verdict, let range):
      if kind.verdicts.contains(verdict) { return }
      diagnostics.append(wrongResult(of: example, kind, at: range))
    case .values(.one(let cell)):
      if kind != .values {
        diagnostics.append(wrongResult(of: example, kind, at: cell.range))
      } else if example.soleOutput(in: scopes.after) == nil {
        diagnostics.append(
          Diagnostic(
            .exampleColumns, "the line writes several columns, and this is one value",
            at: cell.range, help: "say whose it is: -> first = 'Ann', last = 'Lee'"))
      }
    case .values(.named(let cells)):
      if kind != .values, let first = cells.first {
        diagnostics.append(wrongResult(of: example, kind, at: first.column.range))
        return
      }
      var after = scopes.after
      for named in cells { _ = after.find(named.column, &diagnostics) }
    }
  }

  private func wrongResult(
    of example: RuleExample, _ kind: ExampleKind, at range: SourceRange
  ) -> Diagnostic {
    let words = kind.verdicts.map(\.rawValue).joined(separator: " or ")
    return Diagnostic(
      .exampleResult,
      kind == .values
        ? "'\(example.rule.verb)' writes values" : "'\(example.rule.verb)' writes no value",
      at: range,
      help: kind == .values ? "write the value that comes out: -> 'text'" : "write -> \(words)")
  }
}

extension RuleExample {
  /// What the line shows of a single row; nil where rows are compared with each other.
  package func kind(_ signature: Signature) -> ExampleKind? {
    rule.slots["determination"] == nil ? signature.exampleKind : nil
  }

  /// The columns that its values name.
  var inputColumns: [ColumnReference] {
    cases.flatMap { part -> [ColumnReference] in
      if case .named(let cells) = part.input { cells.map(\.column) } else { [] }
    }
  }

  /// The one column that the line reads or writes, whose value can stand without its name.
  package func soleInput(in scope: Scope) -> ColumnInfo? {
    let named = rule.expressions.flatMap { scope.expanded($0).columns } + rule.columns("column")
    let read = sole(named, in: scope)
    if rule.slots["into"] != nil { return read }
    let written = rule.writtenColumns
    if written.isEmpty || rule.slots["assignments"] != nil && read != nil { return read }
    return sole(named + written, in: scope)
  }

  /// The one column that the line writes.
  package func soleOutput(in scope: Scope) -> ColumnInfo? {
    sole(rule.writtenColumns, in: scope)
  }

  private func sole(_ references: [ColumnReference], in scope: Scope) -> ColumnInfo? {
    let columns = references.compactMap { scope.resolve($0) }
    guard let first = columns.first, columns.allSatisfy({ $0.id == first.id }) else { return nil }
    return first
  }
}

extension Statement {
  /// The columns that a line over single rows writes, or demands.
  fileprivate var writtenColumns: [ColumnReference] {
    if case .assignments(let assignments)? = slots["assignments"] {
      return assignments.map(\.column)
    }
    if slots["into"] != nil { return columns("into") }
    return columns("columns")
  }
}
