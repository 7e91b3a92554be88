import Diagnostics

// Casts, slices and queries of other languages, answered with what this one has for them.
extension StatementParser {
  // MARK: Behind a column

  /// `a::int`, `a[0:3]`: the failure for what other languages write right behind a column.
  mutating func suffixOfOthers() -> SyntaxFailure? {
    guard isName(0), let column = current else { return nil }
    let name = source.text(column.lower, column.upper)
    return castBehind(name) ?? sliceBehind(name)
  }

  /// Whether `::` stands so many places ahead, right behind what is before it.
  private func isCast(_ ahead: Int) -> Bool {
    symbol(ahead) == .colon && symbol(ahead + 1) == .colon && isJoined(ahead)
      && isJoined(ahead + 1)
  }

  private mutating func castBehind(_ column: String) -> SyntaxFailure? {
    guard isCast(1) else { return nil }
    let message = "'::' is a sign of other languages"
    guard let (name, count) = type(3),
      let kind = vocabulary.types.first(where: { $0.name == name })?.kind
    else {
      return failure(
        .habit, message, at: range(from: hereRange.lower, count: 3),
        help: "number(\(column)), date(\(column)) and datetime(\(column)) read a text")
    }
    let isFunction = kind != .text && vocabulary.functions.contains { $0.name == kind.rawValue }
    let right = isFunction ? "\(kind.rawValue)(\(column))" : column
    let whole = range(from: hereRange.lower, count: 3 + count)
    return failure(.habit, message, at: whole, help: "write \(right)", fix: right)
  }

  /// `normalize a::int`: a type that is cast to is a form here.
  mutating func castForForm() -> SyntaxFailure? {
    guard isCast(0), let (name, count) = type(2),
      vocabulary.forms.contains(where: { $0.name == name })
    else { return nil }
    var ahead = self
    ahead.position += 2 + count
    let isFollowed = ahead.current?.kind == .word && !ahead.isTailAhead
    report(
      .habit, "'::' is a sign of other languages", at: range(from: hereRange.lower, count: 2),
      help: "write \(name)",
      mending: range(from: hereRange.lower, count: 2 + count),
      with: " \(name)" + (isFollowed ? "," : ""))
    return SyntaxFailure()
  }

  private mutating func sliceBehind(_ column: String) -> SyntaxFailure? {
    guard let bracket = token(1), bracket.kind == .bracketed, !bracket.isUnclosed, isJoined(1),
      let call = Self.slice(content(of: bracket), of: column)
    else { return nil }
    return failure(
      .habit, "a part of a text is a function here",
      at: range(from: hereRange.lower, count: 2), help: "write \(call)", fix: call)
  }

  /// The call for a slice that counts from 0 and ends before its second number; nil for what is none.
  private static func slice(_ text: String, of column: String) -> String? {
    let bounds = text.split(separator: ":", omittingEmptySubsequences: false)
      .map { String($0).trimmingBlanks() }
    guard bounds.count < 3, bounds.allSatisfy({ $0.isEmpty || Int($0) != nil }) else { return nil }
    let numbers = bounds.map { Int($0) }
    guard numbers.count == 2 else {
      return numbers[0].flatMap { $0 < 0 ? nil : "part(\(column), \($0 + 1), 1)" }
    }
    switch (numbers[0] ?? 0, numbers[1]) {
    case (0, let end?) where end > 0: return "left(\(column), \(end))"
    case (let start, nil) where start < 0: return "right(\(column), \(-start))"
    case (let start, nil) where start > 0: return "part(\(column), \(start + 1))"
    case (let start, let end?) where start > 0 && end > start:
      return "part(\(column), \(start + 1), \(end - start))"
    default: return nil
    }
  }

  // MARK: Queries

  /// `(SELECT b FROM t)` behind `in`: the failure, with the column of the other table.
  mutating func queryForValues() -> SyntaxFailure? {
    guard symbol() == .open, isWord("select", 1) else { return nil }
    let message = "a query stands nowhere in a rule"
    let start = isWord("distinct", 2) ? 3 : 2
    guard isName(start), isWord("from", start + 1), isName(start + 2),
      let column = token(start), let table = token(start + 2)
    else {
      return failure(
        .habit, message, at: hereRange,
        help: "write the column of a table that a load line names, as in people.id")
    }
    let right =
      source.text(table.lower, table.upper) + "." + source.text(column.lower, column.upper)
    guard symbol(start + 3) == .close else {
      return failure(
        .habit, message, at: hereRange,
        help: "write \(right); what rows it has is said above: use "
          + "\(source.text(table.lower, table.upper)) and keep rows when")
    }
    let whole = range(from: hereRange.lower, count: start + 4)
    return failure(
      .habit, message, at: whole,
      help: "write \(right), of a table that a load line names", fix: right)
  }

  /// `EXISTS (SELECT …)`: what is asked for is a value of this row among those of a column.
  mutating func queryForRows() -> SyntaxFailure? {
    guard isWord("exists"), symbol(1) == .open, isWord("select", 2) else { return nil }
    let test = isWord("not", -1) ? "not in" : "in"
    return failure(
      .habit, "a query stands nowhere in a rule", at: hereRange,
      help: "write the column and that of the other table, as in owner \(test) people.id")
  }
}
