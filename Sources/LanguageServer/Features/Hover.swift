import Diagnostics
import Fettle
import Language

/// What is known of the word at a place.
struct Hover {
  /// As Markdown.
  var text: String
  /// The word.
  var range: SourceRange
  /// The statement whose effect on the input belongs below it.
  var rule: Statement?

  /// Nil where nothing is known.
  init?(_ reading: RuleReading, at offset: Int) {
    guard let index = reading.statementIndex(at: offset) else { return nil }
    let statement = reading.program.statements[index]
    if let found = Self.word(of: statement, at: offset, reading) {
      (text, range, rule) = found
      return
    }
    guard let occurrence = NameIndex(reading).occurrence(at: offset) else { return nil }
    range = occurrence.range
    text = Self.text(of: occurrence, statement, reading.scopes(before: index), reading)
  }

  /// The result of the protocol, with what the rule does below it.
  func result(_ report: ApplyReport?, _ reading: RuleReading, _ encoding: PositionEncoding)
    -> JSONValue
  {
    var converter = PositionConverter(reading.source, encoding)
    var text = self.text
    if let report, let rule, let effect = RuleEffect(of: rule, in: report, reading) {
      text += "\n---\n" + effect.markdown
    }
    return [
      "contents": ["kind": "markdown", "value": .string(text)],
      "range": converter.range(range.lower, range.upper),
    ]
  }

  private static func word(
    of statement: Statement, at offset: Int, _ reading: RuleReading
  ) -> (String, SourceRange, Statement?)? {
    func covers(_ range: SourceRange) -> Bool { range.lower <= offset && offset <= range.upper }
    let vocabulary = RuleReading.vocabulary
    if covers(statement.verbRange), let verb = RuleReading.signatures[statement.verb] {
      return (WordDocumentation.text(of: verb), statement.verbRange, statement)
    }
    for slot in statement.slots.values {
      if case .forms(let forms) = slot, let use = forms.first(where: { covers($0.name, $0.range) }),
        let form = vocabulary.forms.first(where: { $0.name == use.name })
      {
        return (WordDocumentation.text(of: form), named(use.name, use.range), statement)
      }
    }
    var types = statement.expressions.flatMap(\.types)
    for case .type(let type) in statement.slots.values { types.append(type) }
    if let use = types.first(where: { covers($0.name, $0.range) }),
      let type = vocabulary.types.first(where: { $0.name == use.name })
    {
      return (WordDocumentation.text(of: type), named(use.name, use.range), nil)
    }
    if let call = statement.expressions.flatMap(\.calls).first(where: covers),
      let name = reading.source.text(of: call)?.lowercased(),
      let function = vocabulary.functions.first(where: { $0.name == name })
    {
      return (WordDocumentation.text(of: function), call, nil)
    }
    return nil

    func covers(_ name: String, _ range: SourceRange) -> Bool { covers(named(name, range)) }
  }

  /// The words at the start of a range, without the arguments behind them.
  private static func named(_ name: String, _ range: SourceRange) -> SourceRange {
    var range = range
    range.upper = min(range.upper, range.lower + name.utf8.count)
    return range
  }

  private static func text(
    of occurrence: Occurrence, _ statement: Statement, _ scopes: TableScopes, _ reading: RuleReading
  ) -> String {
    let scope = scopes[statement.tables.first ?? reading.program.inputTable]
    switch occurrence.thing {
    case .column(let table, _, let name):
      if let column = occurrence.column { return WordDocumentation.text(of: column, in: table) }
      return "no column **\(WordDocumentation.escaped(name))** is known here"
    case .list(let name):
      let values = (scope.lists[name] ?? []).prefix(50).map { Scope.quoted($0.text) }
      return WordDocumentation.code("list \(name) " + values.joined(separator: ", "))
    case .predicate(let name):
      let line = reading.program.statements.first { $0.declaredName == name }
      let text = line.flatMap { reading.program.sources[$0.range.source].text(of: $0.range) }
      return WordDocumentation.code(text ?? "let \(name)")
    case .table(let name):
      let columns = scopes[name].columns.prefix(50).map { Scope.written($0.name) }
      let file = reading.study.files.first { $0.table.lowercased() == name }?.path
      return "table **\(WordDocumentation.escaped(name))**"
        + (file.map { " from `\($0)`" } ?? "") + "\n\n"
        + WordDocumentation.code(columns.joined(separator: ", "))
    }
  }
}
