import Diagnostics
import Fettle
import Profiling

/// Writes a profile as one line of JSON, its members always in the same order.
enum ProfileJSON {
  /// The whole report.
  static func text(of report: ProfileReport) -> String {
    let table = report.table
    return JSONText.object([
      ("schema", JSONText.string(ReportSchema.profile.rawValue)),
      ("outcome", JSONText.string("done")), ("exitCode", "0"),
      ("file", JSONText.string(report.file)), ("dialect", JSONText.string(report.dialect)),
      ("freeze", report.freeze.map(JSONText.string) ?? "null"),
      ("seconds", Quantity.decimal(report.seconds, places: 3)),
      ("rows", String(table.rowCount)), ("sampleRows", String(table.sampleRowCount)),
      ("quarantined", String(table.quarantinedCount)), ("padded", String(table.paddedCount)),
      ("strayQuotes", String(table.strayRecordCount)),
      ("invalidBytes", String(table.invalidByteCount)),
      ("spilledBytes", String(table.spilledByteCount)),
      ("columns", JSONText.array(table.columns.map(object))),
      ("keys", JSONText.array(table.keys.map { object(of: $0, table) })),
      ("dependencies", JSONText.array(table.dependencies.map { object(of: $0, table) })),
    ]) + "\n"
  }

  private static func object(of column: ColumnProfile) -> String {
    JSONText.object([
      ("name", JSONText.string(column.name)), ("rows", String(column.rowCount)),
      ("blank", String(column.blankCount)), ("whiteSpace", String(column.whiteCount)),
      ("distinct", String(column.distinctCount)), ("once", String(column.singleCount)),
      ("types", JSONText.array(column.types.map(object))),
      ("notations", JSONText.array(column.notations.map(object))),
      ("shapeGrain", JSONText.string(column.shapeGrain.rawValue)),
      ("shapeCount", String(column.shapeCount)),
      ("shapes", JSONText.array(column.shapes.map(object))),
      ("leastLength", column.lengths.map { String($0.lowerBound) } ?? "null"),
      ("greatestLength", column.lengths.map { String($0.upperBound) } ?? "null"),
      ("numbers", range(column.numbers)), ("dates", range(column.dates)),
      ("datetimes", range(column.dateTimes)),
      ("top", JSONText.array(column.top.map(object))),
      ("suspects", JSONText.array(column.suspects.map(object))),
      ("outerBlanks", String(column.outerBlankCount)),
      ("notASCII", String(column.notASCIICount)), ("control", String(column.controlCount)),
      ("leadingZeros", String(column.leadingZeroCount)),
      ("histogram", column.plot.map(object) ?? "null"),
    ])
  }

  private static func object(of type: TypeFit) -> String {
    JSONText.object([
      ("type", JSONText.string(type.name)), ("count", String(type.count)),
      ("misfits", JSONText.array(type.misfits.map(object))),
    ])
  }

  private static func object(of notation: NotationProfile) -> String {
    JSONText.object([
      ("type", JSONText.string(notation.type)), ("notation", JSONText.string(notation.notation)),
      ("count", String(notation.count)), ("state", JSONText.string(notation.state.rawValue)),
      ("rivals", JSONText.array(notation.rivals.map(JSONText.string))),
      ("rivalCount", String(notation.rivalCount)),
      ("evidence", notation.evidence.map(object) ?? "null"),
      ("furtherEvidence", JSONText.array(notation.furtherEvidence.map(object))),
      ("counterEvidence", notation.counterEvidence.map(object) ?? "null"),
      ("misfits", JSONText.array(notation.misfits.map(object))),
      ("least", notation.range.map { JSONText.string($0.least) } ?? "null"),
      ("greatest", notation.range.map { JSONText.string($0.greatest) } ?? "null"),
    ])
  }

  private static func object(of shape: ShapeCount) -> String {
    JSONText.object([
      ("shape", JSONText.string(shape.shape)), ("count", String(shape.count)),
    ])
  }

  private static func object(of value: ValueExample) -> String {
    JSONText.object([
      ("value", JSONText.string(value.text)), ("count", String(value.count)),
      ("row", String(value.row)),
    ])
  }

  private static func object(of suspect: SuspectValue) -> String {
    JSONText.object([
      ("value", JSONText.string(suspect.value.text)), ("count", String(suspect.value.count)),
      ("row", String(suspect.value.row)), ("reason", JSONText.string(suspect.reason.rawValue)),
    ])
  }

  private static func object(of plot: Histogram) -> String {
    JSONText.object([
      ("of", JSONText.string(plot.kind.rawValue)), ("least", String(plot.least)),
      ("greatest", String(plot.greatest)),
      ("counts", JSONText.array(plot.counts.map { String($0) })),
    ])
  }

  private static func object(of key: KeyProfile, _ table: TableProfile) -> String {
    JSONText.object([
      ("columns", names(key.columns, table)), ("unique", String(key.isUnique)),
      ("rows", String(key.rowCount)), ("distinct", String(key.distinctCount)),
      ("sharedRows", String(key.sharedRowCount)),
    ])
  }

  private static func object(of dependency: DependencyProfile, _ table: TableProfile) -> String {
    JSONText.object([
      ("determinant", JSONText.string(table.columns[dependency.determinant].name)),
      ("dependent", JSONText.string(table.columns[dependency.dependent].name)),
      ("rows", String(dependency.rowCount)), ("groups", String(dependency.groupCount)),
      ("tornGroups", String(dependency.tornGroupCount)),
      ("tornRows", String(dependency.tornRowCount)),
      ("example", dependency.tornExample.map(object) ?? "null"),
    ])
  }

  private static func names(_ columns: [Int], _ table: TableProfile) -> String {
    JSONText.array(columns.map { JSONText.string(table.columns[$0].name) })
  }

  private static func range(_ range: (least: String, greatest: String)?) -> String {
    guard let range else { return "null" }
    return JSONText.object([
      ("least", JSONText.string(range.least)), ("greatest", JSONText.string(range.greatest)),
    ])
  }
}
