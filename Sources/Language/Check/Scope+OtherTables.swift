import Diagnostics

extension Scope {
  /// A column of another table as it stands at this line; nil where its header is not known, or there is
  /// none of that name.
  package func column(_ reference: ColumnReference, of table: Word) -> ColumnInfo? {
    guard (tables[table.text.lowercased()] ?? nil) != nil else { return nil }
    return resolve(reference.of(table))
  }

  /// What is wrong with a table as one to take values of; nil where a line above has loaded it.
  func problem(ofSource table: Word) -> Diagnostic? {
    let key = table.text.lowercased()
    if key == tableName.lowercased() {
      return Diagnostic(
        .badOption, "'\(table.text)' is the table that this line acts on", at: table.range,
        help: "name another one; repair b by a takes what most rows of one table say")
    }
    return tables[key] == nil && !excusedNames.contains(key) ? unknownTable(table) : nil
  }
}

extension ColumnReference {
  /// The column of this name in another table.
  func of(_ table: Word) -> ColumnReference {
    ColumnReference(table: table.text, name: name, isBracketed: isBracketed, range: range)
  }
}

extension Diagnostic {
  /// Keys of two types have no value in common, or only by chance.
  package static func keysOfTwoTypes(
    _ own: ColumnInfo, _ other: ColumnInfo, of table: Word, at range: SourceRange
  ) -> Diagnostic {
    let isOther = other.type == "text"
    let (column, type) = isOther ? (other, own.type) : (own, other.type)
    let line = "column \(Scope.written(column.name)) is \(type)"
    return Diagnostic(
      .wrongKind,
      "'\(own.name)' is of type \(own.type), and '\(other.name)' of '\(table.text)' of type "
        + other.type, at: range,
      help: isOther ? "write \(line) behind use \(table.text)" : "write above: \(line)")
  }

  /// A key finds the row that its own value would be taken of.
  package static func keyAsTarget(_ column: ColumnReference, _ verb: String) -> Diagnostic {
    Diagnostic(
      .columnTwice, "'\(column.name)' is a key of this line, so the line cannot \(verb) it",
      at: column.range, help: "leave it out of one of the two lists")
  }
}

extension ColumnInfo {
  /// Types whose values are compared with each other bear one name here.
  package var comparedType: String {
    switch type {
    case "id", "one of": "text"
    case "whole", "money": "number"
    default: type
    }
  }
}
