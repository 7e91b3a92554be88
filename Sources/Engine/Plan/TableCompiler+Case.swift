import Kernels
import Language

// Values that nothing but the case of letters tells apart, where the column's type keeps case and matches
// without it.
extension TableCompiler {
  /// Types of that kind: a mail system may tell `Anna@` from `anna@`, and hardly one does.
  private static let typesThatKeepCase: Set<String> = ["email"]

  /// How a column's values are told apart in keys, of which those are counted that differ in case alone; `other`
  /// is the column in which they are looked up, as the note names it.
  package mutating func caseCountingReader(
    for column: ColumnInfo, in other: String? = nil
  ) -> KeyReader {
    let reader = foldingReader(for: column)
    if reader.caseFolding != nil {
      caseColumns[rule, default: []].append(CaseColumn(name: column.name, other: other))
    }
    return reader
  }

  /// The same without a note: for a column in which others are looked up.
  package func foldingReader(for column: ColumnInfo) -> KeyReader {
    var reader = keyReader(for: column)
    if Self.typesThatKeepCase.contains(column.type), reader.value != nil {
      reader.caseFolding = try? FormTable.form(named: "lower")?.make([]).get()
    }
    return reader
  }

  /// What counts the values of a column that are not among these canonical ones for their case alone; nil where the
  /// column's case counts. `missing` is what a predicate says of a row whose value is not found.
  package mutating func caseLookup(
    of column: ColumnInfo, among values: [[UInt8]], in other: String, missing: Truth?
  ) -> CaseLookup? {
    CaseLookup(caseCountingReader(for: column, in: other), values: values, missing: missing)
  }

  /// What counts the values that a predicate does not find in other tables for their case alone.
  package mutating func caseLookups(in predicate: Expression) -> [CaseLookup] {
    caseLookups(in: scope.expanded(predicate), isWhole: true)
  }

  /// `isWhole`: the rule asks for nothing else.
  private mutating func caseLookups(in predicate: Expression, isWhole: Bool) -> [CaseLookup] {
    guard case .membership(let value, .column(let other), let isNegated) = predicate.kind,
      case .column(let reference) = value.kind, let column = column(reference),
      !scope.isOriginal(reference), Self.typesThatKeepCase.contains(column.type),
      case .success(let values) = context.columnValues(other)
    else {
      var found: [CaseLookup] = []
      for part in predicate.parts { found += caseLookups(in: part, isWhole: false) }
      return found
    }
    let keys = lookupKeys(values.values, beside: column).compactMap(\.self)
    let missing: Truth? = isWhole ? (isNegated ? .true : .false) : nil
    let table = other.table.map { Scope.written($0) + "." } ?? ""
    let place = table + Scope.written(other.name)
    return [caseLookup(of: column, among: keys, in: place, missing: missing)].compactMap(\.self)
  }
}
