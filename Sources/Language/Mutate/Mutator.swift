import Diagnostics

/// Lists the small changes of a program's rules, each found in its tree and made in its text.
package struct Mutator {
  private let program: Program
  private let signatures: [String: Signature]
  private(set) var mutants: [Mutant] = []
  /// The rule at hand.
  private var index = 0
  private var tokens: StatementTokens

  /// All changes of the rules that stand in the first source itself, in the order of the file.
  package static func mutants(of program: Program, vocabulary: Vocabulary) -> [Mutant] {
    var mutator = Mutator(program, vocabulary)
    for index in program.statements.indices { mutator.mutate(index) }
    return mutator.mutants
  }

  private init(_ program: Program, _ vocabulary: Vocabulary) {
    self.program = program
    signatures = vocabulary.signatures
    tokens = StatementTokens()
  }

  private mutating func mutate(_ index: Int) {
    let statement = program.statements[index]
    guard statement.includeDepth == 0, !statement.isBroken,
      let signature = signatures[statement.verb], Self.isChanged(signature)
    else { return }
    self.index = index
    tokens = StatementTokens(statement, program.sources[statement.range.source])
    let first = mutants.count
    if signature.role == .rule { mutants.append(Mutant(statement: index, change: "line dropped")) }
    mutateSlots(of: statement, signature)
    mutateTail(of: statement, signature)
    removeRepeated(from: first)
  }

  /// What is neither read, written nor measured in a test is left alone.
  private static func isChanged(_ signature: Signature) -> Bool {
    let isMeasure = signature.labelledSlots.contains {
      if case .expectation = $0.slot { true } else { false }
    }
    return !isMeasure && signature.group != "tables"
      && [.rule, .declaration, .merge].contains(signature.role)
  }

  /// Two changes with the same text are one; one that changes nothing is none.
  private mutating func removeRepeated(from first: Int) {
    let statement = program.statements[index]
    let source = program.sources[statement.range.source]
    let original = Array(source.bytes[statement.range.lower..<statement.range.upper])
    var seen: Set<[UInt8]> = [original]
    let new = mutants[first...].filter { mutant in
      guard let text = mutant.text(of: statement, in: source) else { return true }
      return seen.insert(text).inserted
    }
    mutants.replaceSubrange(first..., with: new)
  }

  // MARK: Making changes

  /// Notes a change that writes a text in the place of another.
  mutating func replace(_ range: SourceRange, _ replacement: String, _ change: String) {
    mutants.append(
      Mutant(
        statement: index, change: change,
        edits: [Mutant.Edit(range: range, replacement: replacement)]))
  }

  /// Notes a change of several places at once.
  mutating func replace(_ edits: [Mutant.Edit], _ change: String) {
    mutants.append(Mutant(statement: index, change: change, edits: edits))
  }

  /// Notes for each member of a list the change that takes it away with its comma or word.
  mutating func removeEach(_ ranges: [SourceRange], _ change: String) {
    guard ranges.count > 1 else { return }
    for place in ranges.indices {
      var range = ranges[place]
      if place + 1 < ranges.count {
        range.upper = ranges[place + 1].lower
      } else {
        range.lower = ranges[place - 1].upper
      }
      replace(range, "", change)
    }
  }

  /// The tokens of the rule at hand.
  var words: StatementTokens { tokens }
}

/// The tokens of a rule by their places, with their text.
struct StatementTokens {
  private var tokens: [Token] = []
  private var source = SourceText(name: "", bytes: [])
  private var index = 0

  init() {}

  init(_ statement: Statement, _ source: SourceText) {
    self.source = source
    index = statement.range.source
    let lower = statement.range.lower
    let bytes = Array(source.bytes[lower..<statement.range.upper])
    tokens = Lexer.tokens(of: bytes).tokens.filter { !$0.isTrivia }.map { token in
      var token = token
      token.lower += lower
      token.upper += lower
      return token
    }
  }

  /// The tokens between two places.
  private func between(_ lower: Int, _ upper: Int) -> [Token] {
    tokens.filter { $0.lower >= lower && $0.upper <= upper }
  }

  private func range(_ token: Token) -> SourceRange {
    SourceRange(source: index, lower: token.lower, upper: token.upper)
  }

  /// The first sign between two places.
  func symbol(from lower: Int, to upper: Int) -> SourceRange? {
    between(lower, upper).first { if case .symbol = $0.kind { true } else { false } }.map(range)
  }

  /// The first word of several between two places.
  func word(_ texts: Set<String>, from lower: Int, to upper: Int) -> SourceRange? {
    between(lower, upper).first { token in
      token.kind == .word && texts.contains(text(range(token)).lowercased())
    }.map(range)
  }

  /// The first number between two places.
  func number(from lower: Int, to upper: Int) -> SourceRange? {
    between(lower, upper).first { $0.kind == .number }.map(range)
  }

  /// The last token before a place.
  func last(before upper: Int) -> SourceRange? {
    tokens.last { $0.upper <= upper }.map(range)
  }

  /// The text of a place.
  func text(_ range: SourceRange) -> String {
    String(decoding: source.bytes[range.lower..<range.upper], as: UTF8.self)
  }

  /// The texts in quotes, in order, without their quotes.
  var literals: [String] {
    let bytes = IndexedSource(bytes: source.bytes, index: index)
    return tokens.filter { $0.kind == .text }.map { TokenContent.text(of: $0, in: bytes) }
  }
}
