import Diagnostics
import Language

extension Statement {
  /// The tables that a line looks values up in, or whose rows it counts, as often as it names them.
  var lookedUpTables: [String] {
    let lookups = expressions.flatMap(\.lookups).sorted { $0.range.lower < $1.range.lower }
    var tables = lookups.compactMap(\.table)
    if case .expectation(let expectation)? = slots["expectation"] {
      tables += expectation.tables.map(\.text)
    }
    if let source = sourceTable { tables.append(source.text) }
    return tables
  }

  /// The tables whose rows a line looks at beside its own: those, and what it merges.
  var otherTables: [String] {
    lookedUpTables + (sourceTable == nil ? mergedTables.map(\.text) : [])
  }
}

extension Program {
  /// The tables that lines look values up in, or whose rows they count.
  var lookedUpTables: [String] { statements.flatMap(\.lookedUpTables) }
}
