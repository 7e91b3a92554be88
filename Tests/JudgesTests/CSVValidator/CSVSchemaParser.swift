/// Reads schemas as the suite has them.
struct CSVSchemaParser {
  /// What the parser cannot read.
  struct Problem: Error, CustomStringConvertible {
    var description: String
  }

  private var rest: Substring

  static func parse(_ text: String) throws -> CSVSchema {
    var parser = CSVSchemaParser(rest: withoutComments(text)[...])
    return try parser.parseSchema()
  }

  private init(rest: Substring) { self.rest = rest }

  private static func withoutComments(_ text: String) -> String {
    text.replacing(#/(?s)/\*.*?\*//#, with: "")
      .replacing(/(?m)^\s*\/\/.*$/, with: "")
  }

  // MARK: Prolog

  private mutating func parseSchema() throws -> CSVSchema {
    var schema = CSVSchema()
    try expectWord("version")
    _ = takeBare()
    skipWhite()
    while rest.first == "@" {
      rest.removeFirst()
      let name = takeWord()
      skipWhite()
      switch name {
      case "totalColumns": schema.totalColumnCount = Int(takeBare())
      case "noHeader": schema.hasHeader = false
      case "separator": schema.separator = try parseSeparator()
      case "quoted": break
      default: throw Problem(description: "directive @\(name)")
      }
      skipWhite()
    }
    while !rest.isEmpty {
      schema.columns.append(try parseColumn())
      skipWhite()
    }
    return schema
  }

  private mutating func parseSeparator() throws -> String {
    guard rest.first == "'" else { return takeWord() == "TAB" ? "\t" : "" }
    rest.removeFirst()
    let text = rest.prefix { $0 != "'" }
    rest = rest[text.endIndex...].dropFirst()
    return text == "\\t" ? "\t" : String(text)
  }

  // MARK: Columns

  private mutating func parseColumn() throws -> CSVSchema.Column {
    let name = rest.prefix { $0 != ":" && !$0.isNewline }
    rest = rest[name.endIndex...]
    try expect(":")
    var column = CSVSchema.Column(name: String(name), rules: [], directives: [])
    skipWhite()
    while !rest.isEmpty, !isColumnAhead {
      if rest.first == "@" {
        rest.removeFirst()
        column.directives.insert(takeWord())
      } else {
        column.rules.append(try parseCombined())
      }
      skipWhite()
    }
    return column
  }

  /// `name:` at the start of a line.
  private var isColumnAhead: Bool { rest.prefixMatch(of: /[\w.-]+:/) != nil }

  // MARK: Rules

  /// `a or b and c`: the sign behind the first rule takes all that follows, as the grammar has it.
  private mutating func parseCombined() throws -> CSVSchema.Rule {
    let first = try parseRule()
    let before = rest
    skipWhite()
    if let sign = rest.prefixMatch(of: /(or|and)\b(?!:)/)?.output.1 {
      rest = rest.dropFirst(sign.count)
      skipWhite()
      let second = try parseCombined()
      return sign == "or" ? .any([first, second]) : .all([first, second])
    }
    rest = before
    return first
  }

  private mutating func parseRule() throws -> CSVSchema.Rule {
    skipWhite()
    if rest.first == "(" {
      rest.removeFirst()
      let rules = try parseRules(until: ")")
      try expect(")")
      return rules.count == 1 ? rules[0] : .all(rules)
    }
    var column: String?
    if rest.first == "$" {
      column = takeReference()
      try expect("/")
    }
    let name = takeWord()
    if name.isEmpty { throw Problem(description: "no rule at '\(rest.prefix(20))'") }
    if name == "if" || name == "switch" { return try parseArms(isSwitch: name == "switch") }
    return .call(column: column, name: name, arguments: try parseArguments())
  }

  /// Rules that stand one behind the other.
  private mutating func parseRules(until ends: Character...) throws -> [CSVSchema.Rule] {
    var rules: [CSVSchema.Rule] = []
    skipWhite()
    while let next = rest.first, !ends.contains(next) {
      rules.append(try parseCombined())
      skipWhite()
    }
    return rules
  }

  private mutating func parseArms(isSwitch: Bool) throws -> CSVSchema.Rule {
    try expect("(")
    var arms: [(condition: CSVSchema.Rule, then: [CSVSchema.Rule])] = []
    var otherwise: [CSVSchema.Rule] = []
    if isSwitch {
      repeat {
        skipWhite()
        guard accept("(") else {
          otherwise = try parseRules(until: ")")
          break
        }
        arms.append(try parseArm())
        try expect(")")
      } while accept(",")
    } else {
      arms.append(try parseArm())
      if accept(",") { otherwise = try parseRules(until: ")") }
    }
    try expect(")")
    return .arms(arms, otherwise: otherwise)
  }

  private mutating func parseArm() throws -> (condition: CSVSchema.Rule, then: [CSVSchema.Rule]) {
    let condition = try parseCombined()
    try expect(",")
    return (condition, try parseRules(until: ",", ")"))
  }

  // MARK: Arguments

  private mutating func parseArguments() throws -> [CSVSchema.Argument] {
    guard rest.first == "(" else { return [] }
    rest.removeFirst()
    var arguments: [CSVSchema.Argument] = []
    repeat { arguments.append(try parseArgument()) } while accept(",")
    try expect(")")
    return arguments
  }

  private mutating func parseArgument() throws -> CSVSchema.Argument {
    skipWhite()
    switch rest.first {
    case "\"":
      let text = rest.dropFirst().prefix { $0 != "\"" }
      rest = rest[text.endIndex...].dropFirst()
      return .text(String(text))
    case "$": return .column(takeReference())
    default:
      let bare = takeBare()
      if rest.first == "(" { return .call(bare, try parseArguments()) }
      return .bare(bare)
    }
  }

  // MARK: Characters

  private mutating func skipWhite() { rest = rest.drop { $0.isWhitespace } }

  private mutating func accept(_ sign: Character) -> Bool {
    skipWhite()
    guard rest.first == sign else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func expect(_ sign: Character) throws {
    guard accept(sign) else { throw Problem(description: "no '\(sign)' at '\(rest.prefix(20))'") }
  }

  private mutating func expectWord(_ word: String) throws {
    skipWhite()
    guard takeWord() == word else { throw Problem(description: "no '\(word)'") }
    skipWhite()
  }

  private mutating func takeWord() -> String {
    let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    rest = rest[word.endIndex...]
    return String(word)
  }

  private mutating func takeReference() -> String {
    rest.removeFirst()
    return takeWord()
  }

  /// Up to a comma, a parenthesis or white space.
  private mutating func takeBare() -> String {
    let bare = rest.prefix { !$0.isWhitespace && !",()".contains($0) }
    rest = rest[bare.endIndex...]
    return String(bare)
  }
}
