import Diagnostics

// What people write behind the columns of a line, answered with the line that was meant.
extension StatementParser {
  /// The failure for words behind columns that ask for what the line cannot say.
  mutating func slipBehindColumns(of signature: Signature) -> SyntaxFailure? {
    uniqueBehindColumn(signature) ?? groupBehindColumns(signature) ?? eitherColumn(signature)
      ?? callAmongColumns(signature) ?? signBetweenColumns(signature)
  }

  /// `unique id + email`
  private mutating func signBetweenColumns(_ signature: Signature) -> SyntaxFailure? {
    guard symbol() == .plus || symbol() == .ampersand, isName(-1), endsInColumns(signature) else {
      return nil
    }
    return joinedColumns()
  }

  /// `require id unique`, `check email unique`: that takes another verb.
  private mutating func uniqueBehindColumn(_ signature: Signature) -> SyntaxFailure? {
    guard isWord("unique"), isName(-1), endsDuty(1), let first = tokens.first,
      let column = token(-1)
    else { return nil }
    let name = source.text(column.lower, column.upper)
    let message = "'unique' begins a line by itself"
    if position == verbCount + 1, ["check", "require"].contains(signature.name) {
      report(
        .unexpected, message, at: hereRange, help: "write unique \(name)",
        mending: SourceRange(source: source.index, lower: first.lower, upper: hereRange.upper),
        with: "unique \(name)")
      return SyntaxFailure()
    }
    guard signature.name == "require" else { return nil }
    return failure(
      .unexpected, message, at: hereRange, help: "it takes a line of its own: unique \(name)")
  }

  private static let wordsForGroups = PhraseTable([
    "per", "within", "within each", "in each", "for each", "for every", "each",
  ])

  /// `unique id per stage`: the columns of a key stand together.
  private mutating func groupBehindColumns(_ signature: Signature) -> SyntaxFailure? {
    guard ["dedupe", "unique"].contains(signature.name), endsInColumns(signature),
      let phrase = longestPhrase(Self.wordsForGroups)
    else { return nil }
    let count = phraseLength(phrase)
    guard isName(count), let group = token(count), let first = tokens.first else { return nil }
    let right =
      source.text(first.lower, gapBefore.lower) + ", " + source.text(group.lower, group.upper)
    report(
      .unexpected, "'\(phrase)' separates no columns",
      at: range(from: hereRange.lower, count: count),
      help: "a key is all its columns: write \(right)",
      mending: SourceRange(source: source.index, lower: gapBefore.lower, upper: group.lower),
      with: ", ")
    return SyntaxFailure()
  }

  /// `require email or phone`: one of them is enough.
  private mutating func eitherColumn(_ signature: Signature) -> SyntaxFailure? {
    guard signature.name == "require", position == verbCount + 1, isName(-1),
      let before = token(-1), let first = tokens.first
    else { return nil }
    var names = [source.text(before.lower, before.upper)]
    var count = 0
    while isWord("or", count), isName(count + 1), let name = token(count + 1) {
      names.append(source.text(name.lower, name.upper))
      count += 2
    }
    guard count > 0, endsDuty(count), let last = token(count - 1) else { return nil }
    let right = "check " + names.map { "\($0) is present" }.joined(separator: " or ")
    report(
      .unexpected, "'or' separates no columns", at: hereRange, help: "write \(right)",
      mending: SourceRange(source: source.index, lower: first.lower, upper: last.upper),
      with: right)
    return SyntaxFailure()
  }

  /// `dedupe on lower(email)`: what is computed gets a column on a line of its own.
  private mutating func callAmongColumns(_ signature: Signature) -> SyntaxFailure? {
    guard symbol() == .open, isJoined(0), let function = word(-1), isFunction(function),
      endsInColumns(signature), let first = tokens.first, let name = token(-1)
    else { return nil }
    var ahead = self
    ahead.position -= 1
    guard let value = try? ahead.parseJoin(), ahead.diagnostics.count == diagnostics.count,
      case .call = value.kind
    else { return nil }
    let inner = tokens[position..<ahead.position].first {
      $0.kind == .word && source.bytes[$0.upper] != UInt8(ascii: "(")
    }
    let made = "\(function)_\(inner.map { source.text($0.lower, $0.upper) } ?? "key")"
    let line = "set \(made) = \(source.text(of: value.range))"
    report(
      .unexpected, "a column stands here, not a value", at: value.range,
      help: "write above: \(line)",
      mending: SourceRange(source: source.index, lower: first.lower, upper: value.range.upper),
      with: "\(line); \(source.text(first.lower, name.lower))\(made)")
    return SyntaxFailure()
  }
}
