import Foundation

/// Tells a CSV schema as rules of Fettle.
struct SchemaRestater {
  /// A rule that Fettle has no words for.
  struct Untold: Error {
    var reason: String
  }

  /// The rules, and which column of the schema each line judges.
  struct Rules {
    var lines: [String] = []
    /// By the line's number, from 1.
    var columns: [Int: String] = [:]
    /// Whether rules look files up in a list of them, or sums of files.
    var needsFiles = false
    var needsSums = false
  }

  private let schema: CSVSchema
  private(set) var rules = Rules()

  static func restate(_ schema: CSVSchema, input: String) throws(Untold) -> Rules {
    var restater = SchemaRestater(schema)
    try restater.restate(input: input)
    return restater.rules
  }

  private init(_ schema: CSVSchema) { self.schema = schema }

  private mutating func restate(input: String) throws(Untold) {
    let calls = schema.columns.flatMap { $0.rules.flatMap(\.calls) }
    rules.lines.append("load input\(dialect)")
    if calls.contains(where: { $0.name == "identical" }) {
      // The first row alone, by which the others are held.
      rules.lines += [
        "load first_row from \(RuleText.quoted(input))\(dialect)",
        "use first_row", "set [one for all] = 'x'", "dedupe on [one for all]",
      ]
    }
    rules.needsFiles = calls.contains { $0.name == "fileExists" }
    rules.needsSums = calls.contains { $0.name == "checksum" }
    if rules.needsFiles { rules.lines.append("load files from 'files.csv'") }
    if rules.needsSums { rules.lines.append("load sums from 'sums.csv'") }
    rules.lines += ["use input"]
    if schema.hasHeader {
      let names = schema.columns.map { RuleText.column($0.name) }
      rules.lines.append("column \(names.joined(separator: ", ")) is text")
    }
    if let count = schema.totalColumnCount {
      rules.lines.append("expect columns = \(count), stop")
    }
    for column in schema.columns {
      for rule in column.rules { try add(rule, column, scope: []) }
    }
  }

  private var dialect: String {
    let delimiter =
      switch schema.separator {
      case "\t": "tab"
      case let separator: separator ?? ","
      }
    let names = schema.columns.map { RuleText.quoted($0.name) }.joined(separator: ", ")
    return ", delimiter \(RuleText.quoted(delimiter)), encoding 'utf-8'"
      + (schema.hasHeader ? "" : ", header \(names)")
  }

  /// Adds the lines of one rule: an `if` becomes a `when`.
  private mutating func add(
    _ rule: CSVSchema.Rule, _ column: CSVSchema.Column, scope: [String]
  ) throws(Untold) {
    let value = SchemaPredicate(column)
    switch rule {
    case .call(nil, "unique", let arguments):
      var columns = [RuleText.column(column.name)]
      for case .column(let name) in arguments where name != column.name {
        columns.append(RuleText.column(name))
      }
      append("unique \(columns.joined(separator: ", "))", column, scope)
    case .arms(let arms, let otherwise):
      var passed: [String] = []
      for arm in arms {
        let condition = try value.predicate(arm.condition)
        for rule in arm.then { try add(rule, column, scope: scope + passed + [condition]) }
        passed.append("not (\(condition))")
      }
      for rule in otherwise { try add(rule, column, scope: scope + passed) }
    default:
      append("check \(try value.predicate(rule))", column, scope)
    }
  }

  private mutating func append(_ line: String, _ column: CSVSchema.Column, _ scope: [String]) {
    var scope = scope
    if column.directives.contains("optional") {
      scope.insert("\(RuleText.column(column.name)) is present", at: 0)
    }
    rules.lines.append(
      line + (scope.isEmpty ? "" : " when \(RuleText.all(scope))")
        + (column.directives.contains("warning") ? ", warn" : ", stop"))
    rules.columns[rules.lines.count] = column.name
  }
}
