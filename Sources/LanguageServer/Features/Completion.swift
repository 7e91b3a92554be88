import Diagnostics
import Language

/// What may be typed at a place: words of the language, columns, lists, tables.
struct Completion {
  /// The kinds of LSP 3.17 that are used.
  enum Kind: Int {
    case function = 3
    case field = 5
    case variable = 6
    case module = 9
    case unit = 11
    case keyword = 14
    case operatorSign = 24
    case type = 25
  }

  /// More columns than these are offered only by the letters that are typed.
  static let mostItems = 1_000
  /// Bytes of a statement before the place; nobody completes a longer one.
  private static let longestLine = 4_096
  private static let signs = ["->", "=", "!=", "<", "<=", ">", ">="]
  /// Tests that are two words of the language.
  private static let joinedTests = [
    "is not", "not in", "not between", "not contains", "not matches", "not starts with",
    "not ends with",
  ]
  private static let example = Array("example ".utf8)

  let reading: RuleReading
  let offset: Int
  /// Where the word begins that is being typed.
  let start: Int
  /// Where the statement begins; `start` where none has begun.
  let lineStart: Int
  let probe: LineProbe
  private var items: [JSONValue] = []
  private var labels: Set<String> = []
  private let range: JSONValue

  /// Nil where nothing can be offered: within a text, a pattern, a number or a comment.
  init?(_ reading: RuleReading, at offset: Int, _ encoding: PositionEncoding) {
    self.reading = reading
    self.offset = offset
    let bytes = reading.source.bytes[..<offset]
    let head = Lexer.tokens(of: Array(bytes)).tokens
    var start = offset
    if let last = head.last, last.upper == offset {
      switch last.kind {
      case .word: start = last.lower
      case .bracketed where last.isUnclosed: start = last.lower
      case .comment, .number, .badName, .bracketed, .invalid: return nil
      case .text, .pattern: if last.isUnclosed || last.kind == .pattern { return nil }
      default: break
      }
    }
    self.start = start
    // A word at the place tells to which statement it belongs.
    let text = Array(bytes[..<start]) + Array(LineProbe.placeholder.utf8)
    let parsed = Parser(vocabulary: RuleReading.vocabulary)
      .parseSource(SourceText(name: "", bytes: text), sourceIndex: 0)
    let first = parsed.lines.last?.first.map { parsed.tokens[$0].lower } ?? start
    // What an `example` shows is a line like any other.
    let isExample = bytes[first..<start].starts(with: Self.example)
    lineStart = isExample ? first + Self.example.count : first
    if start - lineStart > Self.longestLine { return nil }
    probe = LineProbe(before: String(decoding: bytes[lineStart..<start], as: UTF8.self))
    var converter = PositionConverter(reading.source, encoding)
    range = converter.range(start, offset)
  }

  /// The list of items.
  mutating func result() -> JSONValue {
    addNames()
    addWords()
    let isIncomplete = items.count > Self.mostItems
    return [
      "isIncomplete": .bool(isIncomplete), "items": .array(Array(items.prefix(Self.mostItems))),
    ]
  }

  // MARK: Words

  private mutating func addWords() {
    let vocabulary = RuleReading.vocabulary
    for verb in vocabulary.verbs {
      add(verb.name, .keyword, verb.summary, WordDocumentation.text(of: verb))
    }
    for form in vocabulary.forms where probe.accepts(form: form.name) {
      append(form.name, .unit, form.summary, WordDocumentation.text(of: form))
    }
    for type in vocabulary.types {
      add(type.name, .type, type.summary, WordDocumentation.text(of: type))
    }
    for function in vocabulary.functions
    where probe.accepts(function.name + "(", mayNeedMore: false) {
      append(
        function.name, .function, function.shapeText, WordDocumentation.text(of: function),
        inserts: function.name + "(")
    }
    for form in vocabulary.forms {
      add(form.name, .unit, form.summary, WordDocumentation.text(of: form))
    }
    addFixedWords()
    for sign in Self.signs where !probe.before.isEmpty && probe.accepts(sign: sign) {
      append(sign, .operatorSign, nil, nil)
    }
  }

  /// Offers the words of the verb's own shape, and those of every line that go with the verb.
  private mutating func addFixedWords() {
    guard !probe.before.isEmpty else { return }
    let words = (probe.verb?.fixedWords ?? []) + Self.joinedTests + GrammarWords.all
    for words in words where words != "blank" || takesBlank {
      add(words, .keyword, nil, nil, mayNeedMore: true)
    }
  }

  /// Offers a phrase where it may stand, or what is left of it where its first words are typed.
  private mutating func add(
    _ phrase: String, _ kind: Kind, _ detail: String?, _ documentation: String?,
    mayNeedMore: Bool = false
  ) {
    if probe.accepts(phrase, mayNeedMore: mayNeedMore) {
      return append(phrase, kind, detail, documentation)
    }
    let words = phrase.split(separator: " ")
    for count in 1..<max(1, words.count) {
      let typed = words.prefix(count).joined(separator: " ") + " "
      let rest = words.dropFirst(count).joined(separator: " ")
      if probe.before.lowercased().hasSuffix(typed), probe.accepts(rest, mayNeedMore: mayNeedMore) {
        append(rest, kind, detail, documentation)
      }
    }
  }

  /// Offers a label once.
  mutating func append(
    _ label: String, _ kind: Kind, _ detail: String?, _ documentation: String?,
    inserts text: String? = nil
  ) {
    guard labels.insert(label).inserted else { return }
    var item: [String: JSONValue] = [
      "label": .string(label), "kind": JSONValue(kind.rawValue),
      "textEdit": ["range": range, "newText": .string(text ?? label)],
      "filterText": .string(text ?? label),
    ]
    item["detail"] = detail.map { .string($0) }
    item["documentation"] = documentation.map { ["kind": "markdown", "value": .string($0)] }
    items.append(.object(item))
  }
}
