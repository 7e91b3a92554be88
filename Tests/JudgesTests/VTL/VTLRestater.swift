import Foundation

/// Tells an example as rules of Fettle: by its statement and its tables alone.
///
/// Identifiers, measures and attributes are told apart by their names, as the manual names them.
/// Whether an attribute is viral, so that operators pass it on, only the result's header tells.
struct VTLRestater {
  let test: VTLCase
  private(set) var lines: [String] = []
  /// The first is the command line's input, unless the rules load files by a pattern.
  private(set) var files: [(name: String, data: Data)] = []
  private(set) var hasInput = true
  /// The columns of the table as it stands, and their types.
  var columns: [String] = []
  var types: [String: VTLType] = [:]

  init(_ test: VTLCase) throws {
    self.test = test
    let expression = try VTLParser.expression(of: test.source)
    if test.inputs.isEmpty { throw VTLUntold.noInput }
    if case .call(let name, let arguments) = expression, Self.ofSets.contains(name) {
      try sets(name, arguments)
    } else {
      try table(expression)
    }
    // A file without a rule is a table that stays as it is.
    if lines.isEmpty { lines = ["keep columns " + columns.joined(separator: ", ")] }
  }

  var identifiers: [String] { columns.filter { $0.hasPrefix("Id_") } }
  var measures: [String] { columns.filter { !$0.hasPrefix("Id_") && !$0.hasPrefix("At_") } }

  // MARK: Data sets

  /// Makes the input and writes rules, after which the table is what the expression says.
  private mutating func table(_ expression: VTLExpression) throws {
    switch expression {
    case .name(let name): try load(name)
    case .member(let inner, let column):
      try table(inner)
      member(column)
    case .clauses(let inner, let clauses):
      try table(inner)
      for clause in clauses { try apply(clause) }
    case .unary(let word, let inner):
      try table(inner)
      try eachMeasure { .unary(word, $0) }
    case .binary(let word, let left, let right):
      if isTable(left), isTable(right) { throw VTLUntold.pairs }
      if isTable(left) {
        try table(left)
        try eachMeasure { .binary(word, $0, right) }
      } else {
        try table(right)
        try eachMeasure { .binary(word, left, $0) }
      }
    case .call(let name, let arguments):
      if arguments.dropFirst().contains(where: isTable) { throw VTLUntold.pairs }
      try table(arguments[0])
      try eachMeasure { .call(name, [$0] + arguments.dropFirst()) }
    default: throw VTLUntold("is not understood")
    }
  }

  private func isTable(_ expression: VTLExpression) -> Bool {
    switch expression {
    case .name(let name), .member(.name(let name), _):
      test.inputs[name.lowercased()] != nil
    case .clauses: true
    case .call(_, let arguments): arguments.contains(where: isTable)
    case .unary(_, let operand): isTable(operand)
    case .binary(_, let left, let right): isTable(left) || isTable(right)
    default: false
    }
  }

  private mutating func load(_ name: String) throws {
    guard let input = test.inputs[name.lowercased()] else { throw VTLUntold.noInput }
    files = [("input.csv", Self.csv(input))]
    columns = input.columns
    for column in columns { types[column] = input.type(of: column) }
    for word in ["number", "boolean", "date"] {
      let typed = columns.filter { types[$0]?.word == word }
      if !typed.isEmpty { lines.append("column \(typed.joined(separator: ", ")) is \(word)") }
    }
  }

  private static func csv(_ input: VTLCase.DataSet) -> Data {
    Data(RuleText.csv([input.columns] + input.rows).utf8)
  }

  /// `DS_1#Me_1`: the identifiers and one component; one that is no measure becomes one.
  private mutating func member(_ column: String) {
    var kept = identifiers
    if column.hasPrefix("Me_") {
      kept.append(column)
    } else {
      let name = types[column]!.measure
      lines.append("set \(name) = \(column)")
      kept.append(name)
    }
    keep(kept + viralAttributes)
  }

  private var viralAttributes: [String] {
    columns.filter { $0.hasPrefix("At_") && test.expected.columns.contains($0) }
  }

  mutating func keep(_ kept: [String]) {
    lines.append("keep columns " + kept.joined(separator: ", "))
    columns = kept
  }

  /// Writes a line below those that are there.
  mutating func add(_ line: String) { lines.append(line) }

  /// An operator on a data set works on each of its measures.
  private mutating func eachMeasure(_ made: (VTLExpression) -> VTLExpression) throws {
    var assignments: [String] = []
    var kept = identifiers
    for measure in measures {
      let expression = made(.name(measure))
      if let line = trimming(measure, by: expression) {
        lines.append(line)
        kept.append(measure)
        continue
      }
      let type = type(of: expression)
      // A measure of another type gets the name of its type.
      let name = type.word == types[measure]?.word ? measure : type.measure
      assignments.append("\(name) = \(try assigned(expression))")
      types[name] = type
      kept.append(name)
    }
    guard Set(kept).count == kept.count else { throw VTLUntold("is not understood") }
    if !assignments.isEmpty { lines.append("set " + assignments.joined(separator: ", ")) }
    keep(kept + viralAttributes)
  }

  /// Blanks at one end go by a pattern.
  private func trimming(_ measure: String, by expression: VTLExpression) -> String? {
    switch expression {
    case .call("rtrim", _): "replace \(measure) /\\s+$/ -> ''"
    case .call("ltrim", _): "replace \(measure) /^\\s+/ -> ''"
    default: nil
    }
  }

  // MARK: Sets of rows

  private static let ofSets: Set<String> = [
    "union", "symdiff", "setdiff", "intersect", "exists_in",
  ]

  private mutating func sets(_ name: String, _ arguments: [VTLExpression]) throws {
    let inputs = try arguments.compactMap { argument -> VTLCase.DataSet? in
      guard case .name(let name) = argument, name != "all" else { return nil }
      guard let input = test.inputs[name.lowercased()] else { throw VTLUntold.noInput }
      return input
    }
    columns = inputs[0].columns
    let keys = identifiers.joined(separator: ", ")
    if name == "union" || name == "symdiff" {
      hasInput = false
      files = inputs.enumerated().map { ("rows-\($0.offset + 1).csv", Self.csv($0.element)) }
      lines = ["load all_rows from 'rows-*.csv'", "use all_rows"]
      lines.append(name == "union" ? "dedupe on \(keys)" : "unique \(keys), reject")
      return
    }
    files = [("input.csv", Self.csv(inputs[0])), ("other.csv", Self.csv(inputs[1]))]
    let key = "set row_key = " + identifiers.joined(separator: " & '|' & ")
    lines = ["load input", "load other from 'other.csv'", "use other", key, "use input", key]
    switch name {
    case "setdiff": lines.append("drop rows when row_key in other.row_key")
    case "intersect": lines.append("keep rows when row_key in other.row_key")
    default:
      lines.append("set bool_var = if row_key in other.row_key then 'true' else 'false'")
      if case .truth(let wanted) = arguments[2] {
        lines.append("keep rows when bool_var = '\(wanted)'")
      }
      columns = identifiers + ["bool_var"]
    }
    keep(columns)
  }
}
