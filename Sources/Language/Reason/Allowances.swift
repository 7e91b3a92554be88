import Diagnostics

/// Comments that let a finding about the rules stand: `# fettle: allow(F0502) because the keys are clean`,
/// above a statement or behind it. A comment without a reason allows nothing, and errors stand always.
package struct Allowances {
  /// One code that one comment names.
  fileprivate struct Allowance {
    let code: String
    let comment: SourceRange
    /// The statements that it is about.
    let targets: [SourceRange]
    /// What takes the comment away; nil where it names other codes too.
    let removal: Fix?
  }

  private var allowances: [Allowance] = []
  private var problems: [Diagnostic] = []

  package init(_ program: Program) {
    for (index, source) in program.sources.enumerated() {
      guard Self.mayHold(source.bytes) else { continue }
      let statements = program.statements.map(\.range).filter { $0.source == index }
      for token in Lexer.tokens(of: source.bytes, sourceIndex: index).tokens
      where token.kind == .comment {
        add(SourceRange(source: index, lower: token.lower, upper: token.upper), source, statements)
      }
    }
  }

  /// Whether a source can have such comments: most have none, and need not be cut into tokens for it.
  private static func mayHold(_ bytes: [UInt8]) -> Bool {
    let word = Array("fettle:".utf8)
    guard bytes.count >= word.count else { return false }
    return bytes.indices.dropLast(word.count - 1).contains { start in
      bytes[start] == word[0] && word.indices.allSatisfy { bytes[start + $0] == word[$0] }
    }
  }

  private mutating func add(
    _ comment: SourceRange, _ source: SourceText, _ statements: [SourceRange]
  ) {
    let text = String(decoding: source.bytes[comment.lower..<comment.upper], as: UTF8.self)
    let words = text.drop { $0 == "#" || $0 == " " }
    guard words.hasPrefix("fettle:") else { return }
    let request = words.dropFirst("fettle:".count).drop { $0 == " " }
    guard request.hasPrefix("allow("), let close = request.firstIndex(of: ")") else {
      return report("a comment for fettle says allow(F…) because …", at: comment)
    }
    let rest = request[request.index(after: close)...].drop { $0 == " " }
    let reason = rest.dropFirst("because".count).drop { $0 == " " }
    guard rest.hasPrefix("because"), !reason.isEmpty else {
      return report(
        "this comment says no reason, so it allows nothing", at: comment,
        codes: String(request[..<close].dropFirst("allow(".count)))
    }
    let codes = request.dropFirst("allow(".count).prefix { $0 != ")" }.split(separator: ",")
    let removal = codes.count == 1 ? Self.removal(of: comment, source) : nil
    for code in codes.map({ $0.filter { $0 != " " } }) {
      guard let known = DiagnosticCode(typed: code) else {
        report("there is no code '\(code)'", at: comment)
        continue
      }
      let targets = Self.targets(of: comment, source, statements)
      allowances.append(
        Allowance(code: known.rawValue, comment: comment, targets: targets, removal: removal))
    }
  }

  private mutating func report(
    _ message: String, at range: SourceRange, codes: String = "F0502"
  ) {
    problems.append(
      Diagnostic(
        .allowWithoutReason, severity: .warning, message, at: range,
        help: "write # fettle: allow(\(codes)) because …"))
  }

  /// The statements on the comment's line, or those on the next line that has any.
  private static func targets(
    of comment: SourceRange, _ source: SourceText, _ statements: [SourceRange]
  ) -> [SourceRange] {
    func line(_ offset: Int) -> Int { source.position(of: offset).line }
    let own = line(comment.lower)
    let same = statements.filter { $0.lower < comment.lower && line($0.upper) >= own }
    guard same.isEmpty, let next = statements.first(where: { $0.lower > comment.lower }) else {
      return same
    }
    return statements.filter { line($0.lower) == line(next.lower) }
  }

  /// The edit that takes a comment away, with its line where it has one for itself. A guess: there may be
  /// something to allow where the file is included.
  private static func removal(of comment: SourceRange, _ source: SourceText) -> Fix {
    let line = source.lineIndex(of: comment.lower)
    var range = comment
    while range.lower > source.lineStarts[line], source.bytes[range.lower - 1] == UInt8(ascii: " ")
    {
      range.lower -= 1
    }
    if range.lower == source.lineStarts[line] {
      range.upper =
        line + 1 < source.lineStarts.count ? source.lineStarts[line + 1] : source.bytes.count
    }
    return Fix(range: range, replacement: "")
  }

  /// The diagnostics that no comment lets stand, and what is wrong with the comments.
  package func applied(to diagnostics: [Diagnostic]) -> [Diagnostic] {
    guard !allowances.isEmpty || !problems.isEmpty else { return diagnostics }
    var used: Set<Int> = []
    let left = diagnostics.filter { diagnostic in
      guard diagnostic.severity != .error else { return true }
      let fitting = allowances.indices.filter { allowances[$0].covers(diagnostic) }
      used.formUnion(fitting)
      return fitting.isEmpty
    }
    let isSound = !diagnostics.contains { $0.severity == .error }
    let idle = allowances.indices.filter { index in
      isSound && !used.contains(index) && allowances[index].isOfRulesAlone
    }
    return left + problems
      + idle.map { index in
        Diagnostic(
          .allowWithoutFinding, severity: .warning,
          "there is no \(allowances[index].code) that this comment could allow",
          at: allowances[index].comment, help: "take the comment away",
          fix: allowances[index].removal)
      }
  }
}

extension Allowances.Allowance {
  fileprivate func covers(_ diagnostic: Diagnostic) -> Bool {
    diagnostic.code == code
      && targets.contains { target in
        diagnostic.range.source == target.source && target.lower <= diagnostic.range.lower
          && diagnostic.range.upper <= target.upper
      }
  }

  /// Whether the rules alone give the finding, whatever the data.
  fileprivate var isOfRulesAlone: Bool { code.hasPrefix("F04") || code.hasPrefix("F05") }
}
