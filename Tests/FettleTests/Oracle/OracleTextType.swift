import Columns
import Kernels
import Language

/// Types of text, one value at a time. What each makes of a text is held by tests of its own; here it
/// is asked for by the way that takes one scalar after another.
enum OracleTextType {
  /// Whether it is a type of text that a form writes in one way.
  static func isOne(_ name: String) -> Bool { names.contains(name) }

  private static let names = Set(FormTable.all.filter { $0.resultType == $0.name }.map(\.name))
    .subtracting(["number", "whole", "money", "date", "datetime", "boolean"])

  /// Whether there is such a type of text in a region.
  static func has(_ type: String, region: String) -> Bool {
    (try? FormTable.form(named: type)?.make([.text(region)]).get()) != nil
  }

  /// The text as the type writes it, by a region where that is one; nil where it is none.
  static func canonical(_ text: Text, _ type: String, region: String? = nil) -> Text? {
    let form = FormTable.form(named: type)
    let ofRegion = region.flatMap { try? form?.make([.text($0)]).get() }
    guard let kernel = ofRegion ?? (try? form?.make([]).get()) else { return nil }
    var arena = ByteArena()
    arena.append(Array(text.string.utf8))
    var cells = [arena.commit()]
    var failed: [Int32] = []
    (kernel.byScalar ?? kernel).run(
      &cells, rows: Selection(all: 1), blanks: BlankTest(), arena: &arena, failed: &failed)
    return failed.isEmpty ? Text(String(decoding: cells[0].array, as: UTF8.self)) : nil
  }
}

extension OracleScope {
  /// Whether a text is of a type by the region behind it; nil where none stands there.
  func truth(_ text: Text, _ type: TypeUse, _ row: OracleRow) -> OracleTruth? {
    guard case .column(let reference)? = type.region?.kind, let column = column(reference) else {
      return nil
    }
    let named = cell(reference, column, row).text
    let region = isBlank(named) ? nil : OracleTextType.canonical(named, "country")?.string
    // A postcode says nothing of its country, and not every country has them.
    if type.name == "postcode" {
      guard let region else { return isBlank(named) ? .unknown : .no }
      if !OracleTextType.has(type.name, region: region) { return .unknown }
    }
    if OracleTextType.canonical(text, type.name, region: region) != nil { return .yes }
    return isBlank(named) && !text.string.contains("+") ? .unknown : .no
  }

  /// A side of a comparison: a column of a text type, and a text beside one, as that type writes them.
  func compared(
    _ expression: Expression, beside other: Expression, _ row: OracleRow
  ) -> OracleValue {
    let value = value(expression, row)
    if let column = textColumn(expression), case .column(let reference) = expression.kind {
      return compared(cell(reference, column, row), column)
    }
    guard let column = textColumn(other), case .text(let text) = expression.kind,
      value != .blank
    else { return value }
    return OracleTextType.canonical(Text(text), column.type).map { .text($0) } ?? .failed
  }

  /// A cell by its column's type, a text as that type writes it.
  func compared(_ cell: OracleCell, _ column: OracleColumn) -> OracleValue {
    guard OracleTextType.isOne(column.type) else { return read(cell, column) }
    if isBlank(cell.text) { return .blank }
    if isNo(cell, column.type) { return .failed }
    return OracleTextType.canonical(cell.text, column.type).map { .text($0) } ?? .failed
  }

  /// The column of a text type that an expression is; nil for anything else.
  func textColumn(_ expression: Expression) -> OracleColumn? {
    guard case .column(let reference) = expression.kind, let column = column(reference),
      OracleTextType.isOne(column.type)
    else { return nil }
    return column
  }
}
