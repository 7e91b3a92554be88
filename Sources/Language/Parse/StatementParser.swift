import Diagnostics

/// The statement cannot be read on; what is wrong is among the diagnostics.
struct SyntaxFailure: Error {}

/// How a token was read, for the formatter and for editors.
package enum TokenRole: Sendable {
  /// A name or a literal: left as it is.
  case plain
  /// A word of the language: written in lower case.
  case keyword
  /// A minus that belongs to the value behind it.
  case sign
  /// The parenthesis of a call: no blank before it.
  case call
  /// A part of a cell in a test's table: left as it is, blanks included.
  case cell
}

/// What a statement is read from.
final class StatementText: Sendable {
  let vocabulary: Vocabulary
  let source: IndexedSource
  /// The significant tokens of the statement.
  let tokens: [Token]
  /// The lower-case text of each bare word, nil for every other token.
  let words: [String?]

  init(vocabulary: Vocabulary, source: IndexedSource, tokens: [Token]) {
    self.vocabulary = vocabulary
    self.source = source
    self.tokens = tokens
    words = tokens.map { token in
      token.kind == .word ? source.text(token.lower, token.upper).lowercased() : nil
    }
  }
}

/// Reads one statement, by the vocabulary alone.
struct StatementParser {
  private let text: StatementText
  var position = 0
  var diagnostics: [Diagnostic] = []
  var roles: [TokenRole]
  /// Nesting of the expression being read.
  var depth = 0
  /// Whether a truth is wanted here: tells what `||` was meant to be.
  var isInPredicate = false
  /// Ranges of expressions that stand in parentheses of their own.
  var parenthesised: Set<SourceRange> = []
  /// Which verb of the vocabulary begins the line, once it is known, and how many tokens it takes.
  var verbIndex: Int?
  var verbCount = 0
  var slots: [String: SlotValue] = [:]
  var tail = Tail()
  /// What the shape has behind the slot that is being read.
  var slotBehind: Slot?
  /// Whether the verb judges: then an action behind a comma ends its columns.
  var takesActions = false
  /// Whether the line is one that help would propose.
  var isTrial = false
  /// Whether its message says what the characters were meant as that are no tokens.
  var answersStrays = false
  /// Whether the line begins with a word that goes on with the one above.
  var goesOn = false
  /// The tables that lines above load, in lower case.
  var loadedTables: Set<String> = []
  /// The lines of a test's tables, for the formatter.
  var tableLines: [TableLine] = []
  /// Where signs mean nothing by themselves: in the bare cells of a test's tables.
  var cellRanges: [SourceRange] = []

  /// Parentheses, `not`, `if` and signs may nest this deep.
  static let deepestNesting = 100
  /// Operators of one chain: `a + b + c` has two.
  static let longestChain = 500

  init(_ text: StatementText) {
    self.text = text
    roles = Array(repeating: .plain, count: text.tokens.count)
  }

  var vocabulary: Vocabulary { text.vocabulary }
  var verb: Signature? { verbIndex.map { text.vocabulary.verbs[$0] } }
  var phrases: VocabularyPhrases { text.vocabulary.phrases }
  var source: IndexedSource { text.source }
  var tokens: [Token] { text.tokens }

  // MARK: Looking

  var current: Token? { token(0) }

  /// The token so many places ahead.
  func token(_ ahead: Int) -> Token? {
    let index = position + ahead
    return index >= 0 && index < text.tokens.count ? text.tokens[index] : nil
  }

  /// The lower-case text of a bare word, nil for every other token.
  func word(_ ahead: Int = 0) -> String? {
    let index = position + ahead
    return text.words.indices.contains(index) ? text.words[index] : nil
  }

  /// Whether a bare word stands so many places ahead.
  func isWord(_ text: String, _ ahead: Int = 0) -> Bool { word(ahead) == text }

  /// The sign so many places ahead.
  func symbol(_ ahead: Int = 0) -> Symbol? {
    guard case .symbol(let symbol) = token(ahead)?.kind else { return nil }
    return symbol
  }

  /// Whether a token touches the one before it.
  func isJoined(_ ahead: Int) -> Bool {
    guard let right = token(ahead), let left = token(ahead - 1) else { return false }
    return left.upper == right.lower
  }

  /// How many tokens a phrase of words and signs takes here; 0 where it does not stand.
  func phraseLength(_ phrase: String, _ ahead: Int = 0) -> Int {
    var count = 0
    for part in PhraseTable.words(of: phrase) {
      guard phrasePart(ahead + count) == part else { return 0 }
      count += 1
    }
    return count
  }

  /// What stands so many places ahead, where it can be a part of a phrase.
  func phrasePart(_ ahead: Int) -> String? {
    if let part = word(ahead) ?? symbol(ahead)?.rawValue { return part }
    guard let token = token(ahead), token.kind == .number else { return nil }
    return content(of: token)
  }

  /// The longest phrase of a table that stands here.
  func longestPhrase(_ table: PhraseTable, _ ahead: Int = 0) -> String? {
    table.longest { phrasePart(ahead + $0) }
  }

  // MARK: Taking

  /// Where the next token stands, or the end of the statement.
  var hereRange: SourceRange {
    if let current { return source.range(of: current) }
    let end = tokens.last?.upper ?? 0
    return SourceRange(source: source.index, lower: end, upper: end)
  }

  /// From an offset to the end of the last token taken.
  func range(from lower: Int) -> SourceRange {
    SourceRange(
      source: source.index, lower: lower, upper: max(lower, token(-1)?.upper ?? lower))
  }

  /// Takes a token and notes how it was read.
  mutating func advance(as role: TokenRole = .plain) {
    if position < roles.count { roles[position] = role }
    position += 1
  }

  /// Takes a phrase when it stands here.
  mutating func acceptPhrase(_ phrase: String) -> SourceRange? {
    let count = phraseLength(phrase)
    guard count > 0 else { return nil }
    let lower = hereRange.lower
    for _ in 0..<count { advance(as: .keyword) }
    return range(from: lower)
  }

  /// Takes a sign when it stands here.
  mutating func accept(_ symbol: Symbol) -> Bool {
    guard self.symbol() == symbol else { return false }
    advance()
    return true
  }

  /// The text of a token as messages show it.
  func shown(_ token: Token?) -> String {
    guard let token else { return "the end of the line" }
    let text = source.text(token.lower, token.upper)
    if token.kind == .text, text.unicodeScalars.count <= 40 { return text }
    return "'" + (text.unicodeScalars.count > 40 ? text.prefix(40) + "…" : text) + "'"
  }

  /// The content of a quoted text, a bracketed name or a bare word.
  func content(of token: Token) -> String {
    TokenContent.text(of: token, in: source)
  }

  // MARK: Reporting

  /// Notes an error after which the reading goes on.
  mutating func report(
    _ code: DiagnosticCode, _ message: String, at range: SourceRange, help: String? = nil,
    fix replacement: String? = nil
  ) {
    let fix = replacement.map { Fix(range: range, replacement: $0) }
    diagnostics.append(Diagnostic(code, message, at: range, help: help, fix: fix))
  }

  /// Notes what stops the reading of this statement.
  mutating func failure(
    _ code: DiagnosticCode, _ message: String, at range: SourceRange, help: String? = nil,
    fix replacement: String? = nil
  ) -> SyntaxFailure {
    report(code, message, at: range, help: help, fix: replacement)
    return SyntaxFailure()
  }

  /// The failure for something that should stand here and does not.
  mutating func failure(expected what: String, help: String? = nil) -> SyntaxFailure {
    if let later = laterVersion(at: 0) { return failure(later: later) }
    let found = current == nil ? "" : ", found \(shown(current))"
    let place = token(-1).map { " after \(shown($0))" } ?? ""
    let sign = symbol().map(\.rawValue) ?? ""
    let isTooMuch = help == nil && ["=", ":"].contains(sign) && token(1) != nil
    return failure(
      .expected, "expected \(what)\(place)\(found)", at: hereRange,
      help: isTooMuch ? "take \(sign) away" : help ?? exampleOfLine, fix: isTooMuch ? "" : nil)
  }

  /// `as in dedupe on email`: how a line goes on that breaks off; nil within a value or a test.
  private var exampleOfLine: String? {
    guard current == nil, depth == 0, let example = verb?.example.split(separator: "\n").first
    else { return nil }
    return "as in \(example)"
  }

  /// The failure for words of the design that are not built.
  mutating func failure(later words: String, ahead: Int = 0, _ what: String = "") -> SyntaxFailure {
    let count = max(1, phraseLength(words, ahead))
    let range = SourceRange(
      source: source.index, lower: token(ahead)?.lower ?? hereRange.lower,
      upper: token(ahead + count - 1)?.upper ?? hereRange.upper)
    return failure(.laterVersion, "\(what)'\(words)' comes with a later version", at: range)
  }

  /// The reserved words that stand here, if they do.
  func laterVersion(at ahead: Int, _ places: [ReservedWord.Place] = [.clause]) -> String? {
    for place in places {
      if let words = longestPhrase(phrases.reserved(place), ahead) { return words }
    }
    return nil
  }
}
