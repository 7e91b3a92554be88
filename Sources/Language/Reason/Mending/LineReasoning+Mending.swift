import Diagnostics

// What a line can lose without changing what the rules do.
extension LineReasoning {
  /// Verbs that look at one row at a time. At others rows that are rejected leave, whatever else they do.
  static let rowVerbs: Set<String> = [
    "normalize", "set", "default", "clear", "mask", "replace", "check", "require", "keep rows",
    "drop rows", "note rows", "warn rows", "review rows", "reject rows", "stop rows",
  ]

  /// Nobody looks for a line that went over more of them.
  private static let farthestMove = 1_000

  /// The edit that takes out the line, of which it is proven that it changes nothing and finds nothing;
  /// `isProven` says whether it has no failures either. As a guess where something else may hang on the line.
  func removal(isProven: Bool) -> Fix? {
    guard statement.tables.count == 1, Self.rowVerbs.contains(statement.verb),
      !statement.has("from"), before.columns == after.columns,
      var fix = program.removal(of: statement)
    else { return nil }
    fix.isSafe = isProven && leavesNoTrace
    return fix
  }

  /// Whether nothing else looks at the line: no test names it, nobody has said why it stands there, and no key asks
  /// what a `default` fills in.
  private var leavesNoTrace: Bool {
    statement.id == nil && statement.reason == nil && !statement.has("determination")
      && !namesPlaceholder
  }

  /// Whether the line is a `default` whose text some line of the file may tell from what is real: there it is a
  /// placeholder, though the line fills nothing.
  var namesPlaceholder: Bool { statement.verb == "default" && habits.asksForPlaceholders }

  /// What to know of such a line before it is left out.
  static let placeholderHelp =
    "its text is a placeholder in the whole file: a column line with placeholders says so plainly"

  /// The edit that moves the line above the first `default` among the lines that leave it nothing to find; as a
  /// guess: who writes both is likely to want to know of the blanks. nil where there is none, or a line
  /// between may make a column or act on other tables.
  func move(aboveFillingOf causes: [Cause]) -> Fix? {
    let all = program.statements
    guard statement.tables.count == 1, let place = program.place(of: statement),
      let first = causes.first(where: { all[$0.statement].verb == "default" })?.statement,
      number - first <= Self.farthestMove, let target = program.place(of: all[first]),
      all[first..<number].allSatisfy({
        $0.tables == statement.tables && $0.verb != "set" && Self.rowVerbs.contains($0.verb)
      })
    else { return nil }
    return place.move(above: target)
  }

  /// The edit that takes out a `when` that is true for every row.
  var conditionRemoval: Fix? {
    guard statement.tables.count == 1, signature.condition == .optional,
      Self.rowVerbs.contains(statement.verb), let condition = statement.condition,
      var fix = program.place(of: statement)?.removal(ofCondition: condition)
    else { return nil }
    fix.isSafe = statement.id == nil
    return fix
  }

  /// The edit that takes one of the line's columns out, or the whole line with its only one.
  func removal(ofColumn range: SourceRange, isProven: Bool) -> Fix? {
    let columns = statement.columns("columns").map(\.range)
    guard columns.count > 1 else { return removal(isProven: isProven) }
    guard statement.tables.count == 1, before.columns == after.columns,
      let index = columns.firstIndex(of: range),
      var fix = program.place(of: statement)?.removal(of: index, among: columns)
    else { return nil }
    fix.isSafe = isProven && leavesNoTrace
    return fix
  }

  /// The edit that takes a text out of an arm that has others, or else the arm, or with the only arm the line.
  func removal(of text: TextLiteral, from arms: [Arm], isProven: Bool) -> Fix? {
    guard statement.tables.count == 1, let lines = program.place(of: statement),
      let place = arms.firstIndex(where: { $0.holds(text) }),
      case .texts(let texts) = arms[place].source,
      let index = texts.firstIndex(where: { $0.range == text.range })
    else { return nil }
    if texts.count == 1, arms.count == 1 {
      return statement.others == nil ? removal(isProven: isProven && isConditionEvaluated) : nil
    }
    var fix =
      texts.count > 1
      ? lines.removal(of: index, among: texts.map(\.range))
      : lines.removal(of: place, among: arms.map(\.range))
    fix?.isSafe = isProven
    return fix
  }

  /// Whether it is proven that the line's `when` can be evaluated for every row.
  var isConditionEvaluated: Bool { !isPossible(scopeOutcomes.failed) }
}

extension Arm {
  fileprivate func holds(_ text: TextLiteral) -> Bool {
    guard case .texts(let texts) = source else { return false }
    return texts.contains { $0.range == text.range }
  }
}
