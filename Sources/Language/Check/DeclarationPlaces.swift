import Diagnostics

/// Where a `column` line that is missing goes: above the first line that has asked what the column's cells are, as
/// the types of columns hold from their line on.
package struct DeclarationPlaces {
  /// Lines that look at rows or write cells, across which such a line can move.
  private static let readers: Set<String> = [
    "check", "require", "dedupe", "unique", "keep rows", "drop rows", "note rows", "warn rows",
    "review rows", "reject rows", "stop rows",
  ]
  private static let writers: Set<String> = ["normalize", "default", "clear", "mask", "replace"]
  private static let silent: Set<String> = ["column", "list", "let", "example", "test"]

  /// By the name of a column, in lower case: the first line that asks of it.
  private var first: [String: SourceRange] = [:]
  private var tables: [String] = []

  /// The diagnostics, those of a missing type with their fix where it leaves no later fault.
  package static func placing(
    _ diagnostics: [Diagnostic], in program: Program
  ) -> [Diagnostic] {
    let wanted = diagnostics.indices.filter { index in
      diagnostics[index].code == DiagnosticCode.needsDeclaration.rawValue
        && diagnostics[index].fix?.range.isEmpty == true
    }
    if wanted.isEmpty { return diagnostics }
    let places = StatementPlaces(program)
    var byStatement: [Int: [Int]] = [:]
    for index in wanted {
      guard let number = places.statement(at: diagnostics[index].range) else { continue }
      byStatement[number, default: []].append(index)
    }
    var result = diagnostics
    var walk = DeclarationPlaces()
    for (number, statement) in program.statements.enumerated() {
      walk.enter(statement)
      for index in byStatement[number] ?? [] {
        let name = program.sources[statement.range.source].text(of: diagnostics[index].range)
        guard let place = walk.first[name?.lowercased() ?? ""],
          place.source == statement.range.source
        else { continue }
        result[index].fix?.range = SourceRange(
          source: place.source, lower: place.lower, upper: place.lower)
      }
      walk.pass(statement)
    }
    return result
  }

  /// Lines of other tables have columns of their own.
  private mutating func enter(_ statement: Statement) {
    if statement.tables == tables { return }
    tables = statement.tables
    first = [:]
  }

  private mutating func pass(_ statement: Statement) {
    if Self.silent.contains(statement.verb) { return }
    guard Self.readers.contains(statement.verb) || Self.writers.contains(statement.verb),
      !statement.isBroken, statement.slots["determination"] == nil
    else {
      first = [:]
      return
    }
    let asked = statement.expressions.flatMap(\.columnsAsked)
    let others = statement.expressions.flatMap(\.columns).filter { !asked.contains($0) }
    var named = asked + statement.keyColumns
    if statement.verb == "require" { named += statement.columns("columns") }
    for name in named.map(Self.key) where first[name] == nil { first[name] = statement.range }
    // What writes its cells, or compares them as text, means what it means without the type.
    let fixed = others + (Self.writers.contains(statement.verb) ? statement.targetColumns : [])
    for name in fixed.map(Self.key) { first[name] = nil }
  }

  private static func key(_ reference: ColumnReference) -> String {
    Scope.written(reference.name).lowercased()
  }
}

extension Expression {
  /// The columns of which it is asked whether they are there or of a type, and no more.
  fileprivate var columnsAsked: [ColumnReference] {
    switch kind {
    case .state(let operand, .type, _), .state(let operand, .blank, _),
      .state(let operand, .present, _):
      if case .column(let reference) = operand.kind { return [reference] }
      return parts.flatMap(\.columnsAsked)
    default: return parts.flatMap(\.columnsAsked)
    }
  }
}

extension SourceRange {
  fileprivate var isEmpty: Bool { lower == upper }
}
