import Diagnostics
import Language

/// Finds out what may stand at a place of a line by having the parser read the line with it: so completion
/// knows no rule of the grammar, and cannot fall behind it.
struct LineProbe {
  /// What the line says before the place.
  let before: String
  /// Whether errors before the place are overlooked, since what is typed there already is one.
  private let isForgiving: Bool
  private let parser = Parser(vocabulary: RuleReading.vocabulary)

  init(before: String) {
    self.before = before
    let parsed = parser.parseSource(SourceText(name: "", text: before), sourceIndex: 0)
    let last = parsed.tokens.last { !$0.isTrivia }?.lower ?? 0
    isForgiving = parsed.diagnostics.contains { $0.range.upper < last }
  }

  /// A name that no rule has.
  static let placeholder = "zqx_placeholder"

  /// What may follow a word. Some words are seen for what they are only when something does.
  private static let wordEndings = ["", " " + placeholder, " 'x'"]
  /// What may follow a name.
  private static let nameEndings = [
    "", " = 1", " -> \(placeholder)y", " 'x'", " and 1", " then 1 else 2", " from first",
    " determines \(placeholder)y", " equal", " by \(placeholder)y",
  ]

  /// The verb that begins the line.
  var verb: Signature? {
    let typed = before.lowercased()
    return RuleReading.vocabulary.verbs.filter { typed.hasPrefix($0.name + " ") }
      .max { $0.name.utf8.count < $1.name.utf8.count }
  }

  /// Whether words of the language may stand here. What a line lacks behind them is no matter.
  func accepts(_ words: String, mayNeedMore: Bool) -> Bool {
    let endings = mayNeedMore ? Self.wordEndings : [""]
    return endings.contains { read(words, $0)?.isKeyword == true }
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
    let lines = lines(with: Self.placeholder).map(\.statement)
    return lines.first { !$0.isBroken } ?? lines.first
  }

  /// The lines with a name at the place that the parser takes, and where the name stands in them.
  func lines(with name: String) -> [(statement: Statement, range: SourceRange)] {
    let lower = before.utf8.count
    let range = SourceRange(source: 0, lower: lower, upper: lower + name.utf8.count)
    return Self.nameEndings.compactMap { ending in
      read(name, ending).map { ($0.statement, range) }
    }
  }

  /// The line with words at the place, where the parser takes them and the verb what they say.
  private func read(
    _ words: String, _ ending: String, isStrict: Bool = false
  ) -> (statement: Statement, isKeyword: Bool)? {
    let lower = before.utf8.count
    let upper = lower + words.utf8.count
    let source = SourceText(name: "", text: before + words + ending)
    let parsed = parser.parseSource(source, sourceIndex: 0, isTrial: true)
    guard parsed.lines.count == 1, let statement = parsed.statements.first,
      !parsed.diagnostics.contains(where: {
        $0.range.lower < upper && !(isForgiving && !isStrict && $0.range.upper <= lower)
      }), isForgiving || takesTail(of: statement, words)
    else { return nil }
    let roles = parsed.lines[0].filter {
      parsed.tokens[$0].lower >= lower && parsed.tokens[$0].upper <= upper
    }
    let isKeyword = roles.allSatisfy { parsed.roles[$0] == .keyword || parsed.roles[$0] == .call }
    return (statement, isKeyword && !roles.isEmpty)
  }

  /// Whether the verb takes the clauses that stand behind its slots.
  private func takesTail(of statement: Statement, _ words: String) -> Bool {
    guard let signature = RuleReading.signatures[statement.verb] else { return true }
    let hasOwnWhen = signature.shape.contains { if case .merge = $0 { true } else { false } }
    let isCondition = statement.condition != nil || words == "when" && !hasOwnWhen
    if isCondition, signature.condition == .none { return false }
    if statement.others != nil || words == "others", !signature.takesOthers { return false }
    return statement.actions.allSatisfy { signature.actions.contains($0.action) }
  }
}
