import Diagnostics
import Language

/// What each token of a rule file is, for colours.
struct SemanticTokens {
  /// Names of LSP 3.17, in the order of the legend.
  enum Kind: String, CaseIterable {
    case comment, string, regexp, number, keyword, `operator`, function, type, property, variable
    case namespace
  }

  static let legend: JSONValue = [
    "tokenTypes": .array(Kind.allCases.map { .string($0.rawValue) }), "tokenModifiers": [],
  ]

  private let parsed: ParsedSource
  private let source: SourceText
  /// Kinds of words by where they begin.
  private var kinds: [Int: Kind] = [:]

  init(_ reading: RuleReading) {
    parsed = reading.parsed()
    source = reading.source
    let predicates = Set(parsed.statements.filter { $0.verb == "let" }.compactMap(\.declaredName))
    for statement in parsed.statements { note(statement, predicates) }
  }

  /// Every token that has a colour, in order.
  func all() -> [(token: Token, kind: Kind)] {
    parsed.tokens.indices.compactMap { index in
      kind(of: index).map { (parsed.tokens[index], $0) }
    }
  }

  /// The encoding of the protocol: five numbers a token, relative to the one before.
  func result(_ encoding: PositionEncoding) -> JSONValue {
    var converter = PositionConverter(source, encoding)
    var data: [JSONValue] = []
    var last = DocumentPosition(line: 0, character: 0)
    for (token, kind) in all() {
      let start = converter.position(of: token.lower)
      let length = encoding.count(source.bytes[token.lower..<token.upper])
      let character =
        start.line == last.line ? start.character - last.character : start.character
      let index = Kind.allCases.firstIndex(of: kind) ?? 0
      data += [start.line - last.line, character, length, index, 0].map { JSONValue($0) }
      last = start
    }
    return ["data": .array(data)]
  }

  private func kind(of index: Int) -> Kind? {
    let token = parsed.tokens[index]
    switch token.kind {
    case .comment: return .comment
    case .text: return .string
    case .pattern: return .regexp
    case .number: return .number
    case .bracketed: return kinds[token.lower] ?? .property
    case .word:
      return kinds[token.lower] ?? (parsed.roles[index] == .keyword ? .keyword : nil)
    case .symbol(.comma), .symbol(.semicolon), .symbol(.dot), .symbol(.open), .symbol(.close):
      return nil
    case .symbol: return .operator
    case .blank, .lineEnd, .badName, .stray, .invalid: return nil
    }
  }

  private mutating func note(_ statement: Statement, _ predicates: Set<String>) {
    for use in statement.columnUses {
      let reference = use.reference
      let isPredicate =
        reference.table == nil && !reference.isBracketed
        && predicates.contains(reference.name.lowercased())
      kinds[reference.range.lower] = isPredicate ? .variable : .property
      guard reference.table != nil else { continue }
      kinds[reference.range.lower] = .namespace
      // The name behind the dot.
      let index = firstToken(from: reference.range.lower)
      if let name = parsed.tokens[index...].first(where: { $0.upper >= reference.range.upper }) {
        kinds[name.lower] = .property
      }
    }
    for word in statement.listNames { kinds[word.range.lower] = .variable }
    for word in statement.tableNames { kinds[word.range.lower] = .namespace }
    if statement.declaredName != nil, case .word(let name)? = statement.slots["name"] {
      kinds[name.range.lower] = .variable
    }
    for call in statement.expressions.flatMap(\.calls) { kinds[call.lower] = .function }
    for slot in statement.slots.values {
      switch slot {
      case .forms(let forms): for form in forms { noteWords(form.name, form.range, .function) }
      case .type(let type): noteWords(type.name, type.range, .type)
      default: continue
      }
    }
    for type in statement.expressions.flatMap(\.types) { noteWords(type.name, type.range, .type) }
  }

  /// The index of the first token that begins at an offset or behind it.
  private func firstToken(from offset: Int) -> Int {
    var (low, high) = (0, parsed.tokens.count)
    while low < high {
      let middle = (low + high) / 2
      if parsed.tokens[middle].lower < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The words of a phrase that begins a range.
  private mutating func noteWords(_ phrase: String, _ range: SourceRange, _ kind: Kind) {
    var left = phrase.split(separator: " ").count
    for token in parsed.tokens[firstToken(from: range.lower)...] where token.kind == .word {
      if left == 0 { return }
      kinds[token.lower] = kind
      left -= 1
    }
  }
}

extension Statement {
  /// What a `list` or `let` line names, in lower case.
  var declaredName: String? {
    guard RuleReading.signatures[verb]?.role == .declaration, case .word(let name)? = slots["name"]
    else { return nil }
    return name.text.lowercased()
  }
}

extension Expression {
  /// Where the functions are named that are called in it.
  var calls: [SourceRange] {
    var found: [SourceRange] = []
    if case .call(_, let range, _) = kind { found.append(range) }
    return found + parts.flatMap(\.calls)
  }

  /// The types behind `is`.
  var types: [TypeUse] {
    var found: [TypeUse] = []
    if case .state(_, .type(let type), _) = kind { found.append(type) }
    return found + parts.flatMap(\.types)
  }
}
