import Diagnostics

// Verbs that lack what goes with them, and lines that are no lines of their own.
extension StatementParser {
  /// Words that begin no line, but go on with the one above.
  private static let wordsWithin: Set<String> = [
    "and", "because", "else", "or", "others", "then", "when",
  ]

  /// A line that begins with `or`, `and` or `else`: a line goes on where the next one is indented.
  mutating func goingOn() -> SyntaxFailure? {
    let lower = hereRange.lower
    guard position == 0, let word = word(), Self.wordsWithin.contains(word), lower > 0,
      source.bytes[lower - 1] == UInt8(ascii: "\n"), token(1) != nil
    else { return nil }
    goesOn = true
    return failure(
      .unknownVerb, "no line begins with '\(word)'", at: hereRange,
      help: "indent the line to go on with the one above")
  }

  /// Longer statements are not read once more with the line below them.
  private static let mostTokensAbove = 200

  /// Offers to indent such a line where the statement above is whole with it; `above` are the tokens of
  /// that statement, those of lines among them that have been offered so.
  mutating func offerIndentation(_ indentation: String, behind above: inout [Token]) {
    let joined = above + tokens
    let hasAbove = !above.isEmpty
    above = []
    guard goesOn, hasAbove, joined.count <= Self.mostTokensAbove, let first = tokens.first,
      let last = diagnostics.indices.last
    else { return }
    var trial = StatementParser(
      StatementText(vocabulary: vocabulary, source: source, tokens: joined))
    trial.isTrial = true
    trial.loadedTables = loadedTables
    guard !trial.parseStatement().isBroken, trial.diagnostics.isEmpty else { return }
    diagnostics[last].fix = Fix(
      range: SourceRange(source: source.index, lower: first.lower, upper: first.lower),
      replacement: indentation, isSafe: true)
    above = joined
  }

  /// `reject email is blank`, `stop if a = 'x'`: the words between verb and condition are missing.
  mutating func conditionBehindVerb(_ names: [String]) -> SyntaxFailure? {
    // `drop notes` is a column as well as a row.
    if names.count > 1, isListOfNames(from: 1) { return nil }
    guard !isWord("when", 1), let word = word() else { return nil }
    let count = isWord("if", 1) || isWord("where", 1) ? 2 : 1
    let place = range(from: hereRange.lower, count: count)
    for verb in vocabulary.verbs where verb.condition == .required && names.contains(verb.name) {
      let right = verb.name + " when"
      guard isWhole(mending: place, with: right) else { continue }
      report(
        .unknownVerb, "'\(word)' alone says too little", at: hereRange, help: "write \(right)",
        mending: place, with: right)
      return SyntaxFailure()
    }
    return nil
  }

  /// Whether nothing follows but names with commas between them.
  private func isListOfNames(from start: Int) -> Bool {
    var ahead = start
    while let name = token(ahead), name.kind == .word || name.kind == .bracketed {
      if token(ahead + 1) == nil { return true }
      if symbol(ahead + 1) != .comma { return false }
      ahead += 2
    }
    return false
  }

  /// `import 'common.rules'`
  var includeForFile: String? {
    guard isWord("import") || isWord("source"), token(1)?.kind == .text, let file = token(1),
      content(of: file).hasSuffix(".rules")
    else { return nil }
    return vocabulary.verbs.first { $0.role == .include }?.name
  }

  /// A verb with the word that is missing behind it, where that makes the line whole:
  /// `keep rows when` for `where`.
  func whole(_ name: String, for place: SourceRange) -> String {
    guard let verb = vocabulary.verbs.first(where: { $0.name == name }) else { return name }
    var words = verb.condition == .required ? ["when"] : []
    if case .words(let first)? = verb.shape.first { words.append(first) }
    guard !words.isEmpty, !isWhole(mending: place, with: name) else { return name }
    return words.map { "\(name) \($0)" }.first { isWhole(mending: place, with: $0) } ?? name
  }
}
