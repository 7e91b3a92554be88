import Diagnostics

// Lines that help proposes are read before they are offered.
extension StatementParser {
  /// Whether the statement can be read with other words in the place of some, as far as the line can tell.
  func isReadable(mending range: SourceRange, with replacement: String) -> Bool {
    guard let first = tokens.first, let last = tokens.last else { return false }
    return isReadable(
      source.text(first.lower, range.lower) + replacement + source.text(range.upper, last.upper),
      truthsFrom: range.lower - first.lower)
  }

  /// Whether a line can be read; fixes for what is wrong with it must make a line that can be read,
  /// or has fixes of its own. What `and` and `or` join has to be truths, from an offset on: `a is email
  /// or blank` reads well, and is no test.
  func isReadable(_ line: String, truthsFrom lower: Int = 0) -> Bool {
    // One trial within another would go as deep as the line is long.
    guard !isTrial else { return true }
    var bytes = Array(line.utf8)
    for _ in 0..<2 {
      guard let fixes = fixes(in: bytes, truthsFrom: lower) else { return false }
      if fixes.isEmpty { break }
      Self.mend(&bytes, fixes)
    }
    return true
  }

  /// Whether nothing is wrong with the statement with other words in the place of some.
  func isWhole(mending range: SourceRange, with replacement: String) -> Bool {
    guard !isTrial, let line = line(mending: range, with: replacement) else { return false }
    return fixes(in: line.bytes, truthsFrom: line.lower)?.isEmpty == true
  }

  /// The fix that puts other words in the place of some and makes the statement whole, with what
  /// else that takes; nil where none does.
  func wholeFix(mending range: SourceRange, with replacement: String) -> Fix? {
    guard !isTrial, var line = line(mending: range, with: replacement),
      let fixes = fixes(in: line.bytes, truthsFrom: line.lower)
    else { return nil }
    if fixes.isEmpty { return Fix(range: range, replacement: replacement) }
    Self.mend(&line.bytes, fixes)
    guard self.fixes(in: line.bytes, truthsFrom: line.lower)?.isEmpty == true,
      let first = tokens.first, let last = tokens.last
    else { return nil }
    let whole = SourceRange(source: source.index, lower: first.lower, upper: last.upper)
    return Fix(range: whole, replacement: String(decoding: line.bytes, as: UTF8.self))
  }

  /// The statement with other words, and from where on what `and` joins has to be truths.
  private func line(
    mending range: SourceRange, with replacement: String
  ) -> (bytes: [UInt8], lower: Int)? {
    guard let first = tokens.first, let last = tokens.last else { return nil }
    let text =
      source.text(first.lower, range.lower) + replacement + source.text(range.upper, last.upper)
    return (Array(text.utf8), range.lower - first.lower)
  }

  /// The fixes for all that is wrong with a line; nil where something has none.
  private func fixes(in bytes: [UInt8], truthsFrom lower: Int) -> [Fix]? {
    let tokens = Lexer.tokens(of: bytes, sourceIndex: 0).tokens
    let text = StatementText(
      vocabulary: vocabulary, source: IndexedSource(bytes: bytes, index: 0),
      tokens: tokens.filter { !$0.isTrivia })
    var trial = StatementParser(text)
    trial.isTrial = true
    let statement = trial.parseStatement()
    let errors = trial.diagnostics.filter { $0.severity == .error }
    let fixes = errors.compactMap(\.fix)
    guard fixes.count == errors.count,
      !statement.expressions.contains(where: { $0.joinsValues(from: lower) })
    else { return nil }
    return fixes
  }

  /// Makes the fixes from the last to the first; one that reaches into another is left out.
  private static func mend(_ bytes: inout [UInt8], _ fixes: [Fix]) {
    var end = bytes.count
    for fix in fixes.sorted(by: { $0.range.lower > $1.range.lower }) where fix.range.upper <= end {
      bytes.replaceSubrange(fix.range.lower..<fix.range.upper, with: Array(fix.replacement.utf8))
      end = fix.range.lower
    }
  }
}

extension Expression {
  /// Whether `and` or `or` joins what is no truth by itself, from an offset on.
  fileprivate func joinsValues(from lower: Int) -> Bool {
    switch kind {
    case .and(let operands), .or(let operands):
      operands.contains { operand in
        operand.range.lower >= lower && operand.isValue || operand.joinsValues(from: lower)
      }
    default: parts.contains { $0.joinsValues(from: lower) }
    }
  }

  private var isValue: Bool {
    switch kind {
    case .column, .text, .number, .blank: true
    case .not(let operand): operand.isValue
    default: false
    }
  }
}
