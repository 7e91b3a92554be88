import Diagnostics
import Language

/// What may be typed at a place: words of the language, columns, lists, tables.
struct Completion {
  /// The kinds of LSP 3.17 that are used.
  private enum Kind: Int {
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
  private static let mostItems = 1_000
  /// Bytes of a statement before the place; nobody completes a longer one.
  private static let longestLine = 4_096
  private static let signs = ["->", "=", "!=", "<", "<=", ">", ">="]
  /// Tests that are two words of the language.
  private static let joinedTests = [
    "is not", "not in", "not between", "not contains", "not matches", "not starts with",
    "not ends with",
  ]
  private static let example = Array("example ".utf8)

  private let reading: RuleReading
  private let offset: Int
  /// Where the word begins that is being typed.
  private let start: Int
  /// Where the statement begins; `start` where none has begun.
  private let lineStart: Int
  private let probe: LineProbe
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
    let verb = RuleReading.vocabulary.verbs
      .filter { probe.before.lowercased().hasPrefix($0.name + " ") }
      .max { $0.name.utf8.count < $1.name.utf8.count }
    for words in verb?.fixedWords ?? [] { add(words, .keyword, nil, nil, mayNeedMore: true) }
    for words in Self.joinedTests { add(words, .keyword, nil, nil, mayNeedMore: true) }
    for words in GrammarWords.all where verb?.takes(words) != false {
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

  private mutating func append(
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

  // MARK: Names

  private mutating func addNames() {
    guard let line = probe.lineWithName() else { return }
    let key = LineProbe.placeholder
    let isTarget = line.slots.values.contains { slot in
      guard case .assignments(let assignments) = slot else { return false }
      return assignments.contains { $0.column.name == key }
    }
    let use = line.columnUses.first { $0.reference.name == key }
    let isList = line.listNames.contains { $0.text == key }
    let isTable = line.tableNames.contains { $0.text == key }
    if use == nil && !isList && !isTable { return }
    let (scopes, table) = scopesHere()
    let scope = scopes[table]
    if let use, use.role != .made || isTarget {
      if let other = use.reference.table, other.lowercased() != "original" {
        addColumns(of: scopes[other])
      } else {
        let merged = line.mergedTables.map { scopes[$0.text] }
        for scope in merged.isEmpty ? [scope] : merged { addColumns(of: scope) }
        if use.reference.table == nil, !isTarget { addPredicates(of: scope) }
      }
    }
    if isList {
      for name in scope.lists.keys.sorted() { append(name, .variable, "list", nil) }
    }
    if isTable || isList {
      for name in scopes.tableNames { append(name, .module, "table", nil) }
    }
  }

  private mutating func addPredicates(of scope: Scope) {
    for name in scope.predicates.keys.sorted() { append(name, .variable, "let", nil) }
  }

  private mutating func addColumns(of scope: Scope) {
    let typed = String(decoding: reading.source.bytes[start..<offset], as: UTF8.self).lowercased()
    let isMany = scope.columns.count > Self.mostItems / 2
    for column in scope.columns {
      let written = Scope.written(column.name)
      if isMany, !written.lowercased().hasPrefix(typed) { continue }
      // A bracket that is open closes whatever the name is.
      let text = typed.hasPrefix("[") && !written.hasPrefix("[") ? "[\(written)]" : written
      append(
        column.name, .field, column.isDeclared ? column.type : nil,
        WordDocumentation.text(of: column, in: scope.tableName), inserts: text)
    }
  }

  /// The scopes before the line, and the table that it acts on.
  private func scopesHere() -> (scopes: TableScopes, table: String) {
    let statements = reading.program.statements
    let index =
      statements.firstIndex { $0.range.source == 0 && $0.range.lower >= lineStart }
      ?? statements.count
    let previous = statements[..<index].last { $0.range.source == 0 }
    let here = index < statements.count && statements[index].range.lower == lineStart
    let tables = here ? statements[index].tables : previous?.tables
    let table = tables?.first ?? reading.program.inputTable
    var scopes = reading.scopes(before: index)
    if scopes[table].isOpen {
      // Where no file says which columns there are, all that the rules name are known.
      scopes = reading.scopes(before: statements.count)
    }
    return (scopes, table)
  }
}

extension Signature {
  /// Whether a line of the verb can have a word of the tail.
  fileprivate func takes(_ word: String) -> Bool {
    if word == "others" { return takesOthers }
    if word == "when" { return condition != .none }
    guard let action = Action(rawValue: word) else { return true }
    return takesOthers || actions.contains(action)
  }
}
