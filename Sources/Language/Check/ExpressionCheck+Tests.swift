import Diagnostics

extension ExpressionCheck {
  // MARK: in

  /// Checks `in` against values, a list, or a column of another table.
  mutating func membership(_ value: Expression, _ membership: Membership) {
    switch membership {
    case .values(let values):
      for item in values { compare(.equal, value, item, item.range) }
      reportRange(among: values)
    case .list(let name, let range):
      let kind = self.value(value)
      guard let texts = scope.lists[name.lowercased()] else { return reportList(name, range) }
      if let kind { checkList(texts, kind, name, range) }
    case .column(let reference):
      _ = self.value(value)
      if let table = reference.table?.lowercased(), table == scope.tableName.lowercased() {
        // The column of the table itself: every value of it, as in any other table.
      } else if reference.table == nil {
        return report(
          .unknownList, "a column behind in needs its table", at: reference.range,
          help: Self.values(inBrackets: reference)
            ?? "write table.\(Scope.written(reference.name))")
      }
      _ = find(reference)
    }
  }

  /// `in [1, 2]`: the values that stand in brackets elsewhere.
  private static func values(inBrackets reference: ColumnReference) -> String? {
    guard reference.isBracketed else { return nil }
    let values = reference.name.split(separator: ",").map { String($0).trimmingBlanks() }
    guard !values.isEmpty, values.allSatisfy(Literals.isNumber) else { return nil }
    return "write (\(values.joined(separator: ", "))), as brackets hold a name"
  }

  private mutating func reportList(_ name: String, _ range: SourceRange) {
    guard !scope.excusedNames.contains(name.lowercased()) else { return }
    let near = EditDistance.suggestion(for: name, among: scope.lists.keys.sorted())
    report(
      .unknownList, "no list named '\(name)'", at: range,
      help: near.map { "did you mean '\($0)'?" }
        ?? "write in ('a', 'b'), or above: list \(name) 'a', 'b'",
      fix: near)
  }

  private mutating func checkList(
    _ texts: [TextLiteral], _ kind: ValueKind, _ name: String, _ range: SourceRange
  ) {
    let wrong = texts.first { literal in
      switch kind {
      case .text: false
      case .number: !Literals.isNumber(literal.text)
      case .date, .datetime: !Literals.isDate(literal.text) && !Literals.isDatetime(literal.text)
      case .boolean: !["true", "false"].contains(literal.text.lowercased())
      }
    }
    guard let wrong else { return }
    report(
      .wrongKind, "'\(wrong.text)' of list '\(name)' is not \(kind.phrase)", at: range)
  }

  // MARK: is

  /// Checks `is blank`, `is changed`, `is number` and their like.
  mutating func state(_ expression: Expression, _ test: StateTest) {
    let kind = value(expression)
    switch test {
    case .blank, .present: return
    case .type(let type): checkType(type)
    case .default, .real, .changed, .valid:
      guard case .column(let reference) = expression.kind else {
        guard kind != nil else { return }
        return report(
          .wrongKind, "only a column can be asked this", at: expression.range,
          help: "put the value in a column with set")
      }
      guard test == .valid, let column = scope.resolve(reference), !column.isDeclared else {
        return
      }
      report(
        .needsDeclaration, "column '\(column.name)' has no type by which to be valid",
        at: expression.range, help: "write above: column \(Scope.written(column.name)) is …")
    }
  }

  /// Checks what a type was given, behind `is` as in a `column` line.
  mutating func checkType(_ use: TypeUse) {
    guard let type = scope.vocabulary.types.first(where: { $0.name == use.name }) else { return }
    if !use.texts.isEmpty, !type.takesNotations, !type.takesValues {
      return report(
        .typeArguments, "the type '\(type.name)' takes no texts", at: use.texts[0].range,
        help: type.takesRegion
          ? "write \(type.name) region 'DE'" : "a column of fixed values is one of 'New', 'Won'")
    }
    checkRegion(use.region)
    if let list = use.list, scope.lists[list.lowercased()] == nil {
      var range = use.range
      range.lower = max(range.lower, range.upper - list.utf8.count)
      return reportList(list, range)
    }
    guard type.takesNotations else { return }
    for text in use.texts {
      checkNotation(text.text, of: type, at: text.range)
    }
  }

  /// Holds the column behind `region` to be one of this table, with a text.
  mutating func checkRegion(_ region: Expression?) {
    guard let region, case .column(let reference) = region.kind else { return }
    let count = diagnostics.count
    guard let kind = value(region) else { return offerCode(reference, since: count) }
    if kind == .text { return }
    report(
      .wrongKind, "a region is a text, and this is \(kind.phrase)", at: region.range,
      help: "write region 'DE', or the column that has it: region country")
  }

  /// Where no column has the name behind `region`, and it is the code of one, that was meant:
  /// `region DE`.
  private mutating func offerCode(_ reference: ColumnReference, since count: Int) {
    let code = reference.name.uppercased()
    guard diagnostics.count == count + 1,
      diagnostics[count].code == DiagnosticCode.unknownColumn.rawValue,
      diagnostics[count].fix == nil, reference.table == nil, !reference.isBracketed,
      scope.vocabulary.regions.contains(code)
    else { return }
    let quoted = Scope.quoted(code)
    diagnostics[count].help = "write region \(quoted), or the column that has it"
    diagnostics[count].fix = Fix(range: reference.range, replacement: quoted)
  }

  /// Holds a notation to what its type can be written in.
  mutating func checkNotation(_ notation: String, of type: TypeSignature, at range: SourceRange) {
    switch type.kind {
    case .date, .datetime:
      guard
        let problem = Notations.problem(ofMoment: notation, hasTime: type.kind == .datetime)
      else {
        return
      }
      let hasTime = type.kind == .datetime
      let meant =
        Notations.withMonths(notation, hasTime: hasTime)
        ?? Notations.withMinutes(notation, hasTime: hasTime)
        ?? Notations.ofExample(notation, hasTime: hasTime)
      report(
        .unreadableLiteral, problem, at: range,
        help: "write " + (meant.map(Scope.quoted) ?? "it as 'DD/MM/YYYY' or 'DD MMM YYYY'"),
        fix: meant.map(Scope.quoted))
    case .number:
      let isMoney = type.name == "money"
      let number = isMoney ? Notations.withoutCurrency(notation) : notation
      guard let problem = Notations.problem(ofNumber: number) else { return }
      report(
        .unreadableLiteral, problem, at: range,
        help: "write it as '\(isMoney ? "€ " : "")1.234,56'")
    case .text, .boolean: return
    }
  }
}
