import Diagnostics

// Rows as data frames choose them: `df[df['a'] > 5]`.
extension StatementParser {
  /// `df[df['a'] > 5]`, `df = df[(df.a > 5) & (df.b == 'x')]`: the failure with the line that keeps those
  /// rows. The brackets within brackets are no tokens of this language, so the text itself is read.
  mutating func filterOfFrame() -> SyntaxFailure? {
    guard isName(0), let first = current, let last = tokens.last else { return nil }
    let frame = source.text(of: hereRange)
    let isAssigned = symbol(1) == .equal
    guard let start = isAssigned ? token(2) : first else { return nil }
    let text = source.text(start.lower, last.upper)
    guard text.hasPrefix(frame + "["), text.hasSuffix("]"),
      let condition = Self.condition(String(text.dropFirst(frame.count + 1).dropLast()), of: frame)
    else { return nil }
    let right = "keep rows when \(condition)"
    guard isReadable(right) else { return nil }
    let whole = range(from: first.lower, count: tokens.count - position)
    report(
      .unknownVerb, "no line begins with '\(frame)'", at: hereRange, help: "write \(right)",
      mending: whole, with: right)
    cellRanges.append(whole)
    answersStrays = true
    return SyntaxFailure()
  }

  /// A condition with the columns of a frame as a rule writes them; nil where it names none.
  private static func condition(_ text: String, of frame: String) -> String? {
    let pieces = text.split(separator: frame + "[", omittingEmptySubsequences: false)
    var result = String(pieces[0])
    for piece in pieces.dropFirst() {
      guard let quote = piece.first, quote == "'" || quote == "\"",
        let end = piece.dropFirst().firstIndex(of: quote)
      else { return nil }
      let rest = piece[end...].dropFirst()
      guard rest.first == "]" else { return nil }
      result += Scope.written(String(piece[..<end].dropFirst())) + rest.dropFirst()
    }
    let isNamed = pieces.count > 1 || result.contains(frame + ".")
    guard isNamed else { return nil }
    return result.replacing(frame + ".", with: "").replacing(" & ", with: " and ")
      .replacing(" | ", with: " or ").replacing("==", with: "=")
  }
}
