import Foundation
import Language

/// All that an expression can see: the columns of its line, one row, and what the file declares.
struct OracleScope {
  var columns: [OracleColumn]
  var blanks: [Text] = []
  var lists: [String: [Text]] = [:]
  var predicates: [String: Expression] = [:]
  var placeholders: [Int: [Text]] = [:]
  var today = 0
  /// East of UTC, of times without a zone.
  var zoneMinutes = 0
  /// The texts of other tables' columns, as they stand now.
  var others: [String: [String: Set<Text>]] = [:]
  /// The decimal sign of numbers without a notation is a comma.
  var hasDecimalComma = false

  func isBlank(_ text: Text) -> Bool {
    let trimmed = text.trimmed
    return trimmed.isEmpty || blanks.contains { $0.trimmed.lowered == trimmed.lowered }
  }

  func column(_ reference: ColumnReference) -> OracleColumn? {
    let found = columns.first {
      reference.isBracketed
        ? $0.name == reference.name : $0.name.lowercased() == reference.name.lowercased()
    }
    return reference.table == "original" ? found?.asBorn : found
  }

  /// Whether a cell is a placeholder: no blank ever is.
  func isPlaceholder(_ cell: OracleCell, _ id: Int) -> Bool {
    !isBlank(cell.text) && (cell.isMarked || (placeholders[id] ?? []).contains(cell.text))
  }

  /// Whether a cell says nothing in a key.
  func isMissing(_ cell: OracleCell, _ id: Int) -> Bool {
    isBlank(cell.text) || isPlaceholder(cell, id)
  }

  /// The value of a column's text, by the column's type.
  func read(_ text: Text, _ column: OracleColumn) -> OracleValue {
    read(
      text, type: column.type, notations: column.notations, isCanonical: column.isCanonical)
  }

  /// The value of a column's cell: none where a line failed to convert it to the column's type.
  func read(_ cell: OracleCell, _ column: OracleColumn) -> OracleValue {
    // A text that is none of its type is still a text.
    isNo(cell, column.type) && !OracleTextType.isOne(column.type)
      ? .failed : read(cell.text, column)
  }

  /// Whether a line could not convert the cell to a type; a whole number is a number.
  func isNo(_ cell: OracleCell, _ type: String) -> Bool {
    cell.isNo != nil && cell.isNo == Self.family(type)
  }

  /// The types that hold values of one kind, by one of them.
  static func family(_ type: String) -> String {
    ["whole", "money"].contains(type) ? "number" : type
  }

  func read(
    _ text: Text, type: String, notations: [String], isCanonical: Bool = false
  ) -> OracleValue {
    if isBlank(text) { return .blank }
    switch type {
    case "number", "whole", "money":
      let usual = hasDecimalComma && !isCanonical ? ["1.234,56"] : []
      return OracleNumber.read(text, type: type, notations.isEmpty ? usual : notations)
        .map { .number($0) } ?? .failed
    case "date": return OracleDate.read(text, notations).map { .day($0) } ?? .failed
    case "datetime":
      return OracleInstant.read(text, notations, zoneMinutes: isCanonical ? 0 : zoneMinutes)
        .map { .instant($0) } ?? .failed
    case "boolean":
      let word = text.trimmed.lowered
      if ["true", "yes", "y", "t", "1", "on"].contains(word) { return .boolean(true) }
      return ["false", "no", "n", "f", "0", "off"].contains(word) ? .boolean(false) : .failed
    default: return .text(text)
    }
  }

  /// Whether a text is one of a type; the caller knows that it is not blank.
  func isValid(_ text: Text, type: String, notations: [String], values: [Text]) -> Bool {
    if type == "one of" { return values.contains(text) }
    if OracleTextType.isOne(type) { return OracleTextType.canonical(text, type) != nil }
    return read(text, type: type, notations: notations) != .failed
  }
}
