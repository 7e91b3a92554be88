import Diagnostics

/// Groups the tokens of a source into statements by margin, deeper lines and `;`.
struct Layout {
  /// Indexes of the significant tokens of each statement.
  private(set) var statements: [[Int]] = []
  private(set) var diagnostics: [Diagnostic] = []

  private let tokens: [Token]
  private let source: IndexedSource
  /// Verbs with tables below them, in whose cells a `;` is a sign like any other.
  private let tableVerbs: Set<String>
  private var current: [Int] = []
  /// Columns of the left margin; nil before the first statement.
  private var margin: Int?
  /// Parentheses open at this token, and the index up to which a `;` is known to be inside some.
  private var openCount = 0
  private var insideUpTo = 0
  private var indentation: ArraySlice<UInt8> = []
  private var isAtLineStart = true
  /// Whether the first indented line, if there is one, begins with a tab.
  var isIndentedByTabs: Bool { indentByte == UInt8(ascii: "\t") }
  /// The first byte of the first indented line: tabs or spaces, from then on.
  private var indentByte: UInt8?

  init(tokens: [Token], source: IndexedSource, tableVerbs: Set<String> = []) {
    self.tokens = tokens
    self.source = source
    self.tableVerbs = tableVerbs
    for (index, token) in tokens.enumerated() { place(token, at: index) }
    flush()
  }

  private mutating func place(_ token: Token, at index: Int) {
    switch token.kind {
    case .lineEnd:
      isAtLineStart = true
      indentation = []
    case .comment:
      isAtLineStart = false
    case .blank:
      if isAtLineStart { indentation = source.bytes[token.lower..<token.upper] }
    default:
      if isAtLineStart { beginLine(with: token) }
      isAtLineStart = false
      if token.kind == .symbol(.semicolon), !isInsideParentheses(at: index),
        !isInTable(token)
      {
        flush()
      } else {
        current.append(index)
        if token.kind == .symbol(.open) { openCount += 1 }
        if token.kind == .symbol(.close) { openCount -= 1 }
      }
    }
  }

  private mutating func flush() {
    if !current.isEmpty { statements.append(current) }
    current = []
    openCount = 0
  }

  /// Decides whether a line goes on with the statement above or begins one.
  private mutating func beginLine(with token: Token) {
    checkIndentation(before: token)
    // A byte order mark is no indentation.
    let depth = String(decoding: indentation, as: UTF8.self).unicodeScalars
      .count { $0.value != 0xFEFF }
    guard let margin else {
      self.margin = depth
      return
    }
    if depth > margin { return }
    flush()
    if depth < margin {
      self.margin = depth
      diagnostics.append(
        Diagnostic(
          .leftOfMargin, "this line begins left of the statements above it",
          at: source.range(of: token), help: "begin all statements at the same margin"))
    }
  }

  private mutating func checkIndentation(before token: Token) {
    let bytes = indentation.filter { $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: " ") }
    guard let first = bytes.first else { return }
    let expected = indentByte ?? first
    indentByte = expected
    guard bytes.contains(where: { $0 != expected }) else { return }
    let range = SourceRange(
      source: source.index, lower: token.lower - indentation.count, upper: token.lower)
    diagnostics.append(
      Diagnostic(
        .mixedTabs, "tabs and spaces are mixed in the indentation", at: range,
        help: expected == UInt8(ascii: " ")
          ? "this file is indented with spaces" : "this file is indented with tabs"))
  }

  /// Whether a token stands below the first line of a statement with tables.
  private func isInTable(_ token: Token) -> Bool {
    guard let first = current.first.map({ tokens[$0] }), first.kind == .word,
      tableVerbs.contains(source.text(first.lower, first.upper).lowercased())
    else { return false }
    return source.bytes[first.upper..<token.lower].contains { $0 == 0x0A || $0 == 0x0D }
  }

  /// Whether a `;` stands between parentheses that open and close around it: `round(a; 2)`.
  private mutating func isInsideParentheses(at index: Int) -> Bool {
    if index < insideUpTo { return true }
    guard openCount > 0 else { return false }
    var depth = openCount
    // Nobody writes longer calls; the bound keeps hostile sources linear.
    for inner in (index + 1)..<max(index + 1, min(index + 256, tokens.count)) {
      switch tokens[inner].kind {
      case .lineEnd: return false
      case .symbol(.open): depth += 1
      case .symbol(.close):
        depth -= 1
        if depth == 0 {
          insideUpTo = inner
          return true
        }
      default: continue
      }
    }
    return false
  }
}

/// The bytes of a source and its place among those of the run.
struct IndexedSource: Sendable {
  let bytes: [UInt8]
  let index: Int

  /// The text between two offsets.
  func text(_ lower: Int, _ upper: Int) -> String {
    WorkCounter.note(upper - lower)
    return String(decoding: bytes[lower..<upper], as: UTF8.self)
  }

  /// The text of a range.
  func text(of range: SourceRange) -> String {
    text(range.lower, range.upper)
  }

  /// The place of a token.
  func range(of token: Token) -> SourceRange {
    SourceRange(source: index, lower: token.lower, upper: token.upper)
  }
}
