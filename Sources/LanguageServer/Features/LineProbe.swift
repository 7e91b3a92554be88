import Diagnostics
import Language

/// Finds out what may stand at a place of a line by having the parser read the line with it: so completion
/// knows no rule of the grammar, and cannot fall behind it.
struct LineProbe {
  /// What the line says before the place.
  let before: String
  private let parser = Parser(vocabulary: RuleReading.vocabulary)

  /// A name that no rule has.
  static let placeholder = "zqx_placeholder"

  /// Whether words of the language may stand here. What a line lacks behind them is no matter: some are seen
  /// for what they are only when something follows.
  func accepts(_ words: String, mayNeedMore: Bool) -> Bool {
    let endings = mayNeedMore ? ["", " " + Self.placeholder, " 'x'"] : [""]
    return endings.contains { ending in
      guard let read = read(words, ending) else { return false }
      return read.isKeyword
    }
  }

  /// Whether a form may stand here.
  func accepts(form name: String) -> Bool {
    guard let read = read(name, ""), read.isKeyword else { return false }
    return read.statement.slots.values.contains { slot in
      guard case .forms(let forms) = slot else { return false }
      return forms.last?.name == name
    }
  }

  /// Whether a sign may stand here.
  func accepts(sign: String) -> Bool { read(sign, "", isStrict: true) != nil }

  /// The line with a name at the place, where one may stand.
  func lineWithName() -> Statement? {
    let endings = ["", " = 1", " -> \(Self.placeholder)y", " 'x'", " equal", " from first"]
    let lines = endings.compactMap {
      read(Self.placeholder, $0)?.statement
    }
    return lines.first { !$0.isBroken } ?? lines.first
  }

  /// The line with words at the place, where the parser takes them; strictly, where it took all before too.
  private func read(
    _ words: String, _ ending: String, isStrict: Bool = false
  ) -> (statement: Statement, isKeyword: Bool)? {
    let lower = before.utf8.count
    let upper = lower + words.utf8.count
    let source = SourceText(name: "", text: before + words + ending)
    let parsed = parser.parseSource(source, sourceIndex: 0)
    guard parsed.lines.count == 1, let statement = parsed.statements.first,
      !parsed.diagnostics.contains(where: {
        $0.range.lower < upper && (isStrict || $0.range.upper > lower)
      })
    else { return nil }
    let roles = parsed.lines[0].filter {
      parsed.tokens[$0].lower >= lower && parsed.tokens[$0].upper <= upper
    }
    let isKeyword = roles.allSatisfy { parsed.roles[$0] == .keyword || parsed.roles[$0] == .call }
    return (statement, isKeyword && !roles.isEmpty)
  }
}
