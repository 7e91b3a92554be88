import Diagnostics

// What stands where a table does and is none.
extension Scope {
  /// What is wrong with a table's name that no line loads.
  package func unknownTable(_ word: Word) -> Diagnostic {
    let near = EditDistance.suggestion(for: word.text, among: tables.keys.sorted())
    return Diagnostic(
      .unknownTable, "no table named '\(word.text)'", at: word.range,
      help: near.map { "did you mean '\($0)'?" }
        ?? "load it above: load \(word.text) from \(Self.quoted(word.text + ".csv"))")
  }

  /// The same for the table of a column; `codes.csv` names a file.
  func unknownTable(of reference: ColumnReference) -> Diagnostic {
    let table = reference.table ?? ""
    var diagnostic = unknownTable(Word(text: table, range: reference.range))
    if let call = propertyOfOthers(reference) {
      diagnostic.message = "no column has a property, and '\(reference.name)' is called like one"
      diagnostic.help = "write \(call)"
      diagnostic.fix = Fix(range: reference.range, replacement: call)
      return diagnostic
    }
    let endings = ["csv", "db", "json", "sqlite", "tsv", "txt", "xlsx"]
    guard endings.contains(reference.name.lowercased()), !reference.isBracketed else {
      return diagnostic
    }
    let path = Self.quoted("\(table).\(reference.name)")
    diagnostic.message = "a column of a table stands here, not a file"
    diagnostic.help =
      "write above: load \(table) from \(path); and here the column that has the values, as in "
      + "\(table).id"
    return diagnostic
  }

  private static let properties = [
    "day": "day", "len": "length", "length": "length", "lower": "lower", "month": "month",
    "size": "length", "trim": "trim", "upper": "upper", "year": "year",
  ]

  /// `email.length`: the function that is meant, where the table has such a column.
  private func propertyOfOthers(_ reference: ColumnReference) -> String? {
    guard let table = reference.table, !reference.isBracketed,
      let function = Self.properties[reference.name.lowercased()],
      let column = columns.first(where: { $0.name.lowercased() == table.lowercased() })
    else { return nil }
    return "\(function)(\(Self.written(column.name)))"
  }
}
