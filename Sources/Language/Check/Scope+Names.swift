import Diagnostics

// How names find their columns.
extension Scope {
  /// The column that a reference means at this line; nil where there is none, or more than one.
  package func resolve(_ reference: ColumnReference) -> ColumnInfo? {
    let found = candidates(for: reference)
    return found.count == 1 ? found[0] : nil
  }

  /// Whether a reference means the value with which the table was born.
  package func isOriginal(_ reference: ColumnReference) -> Bool {
    reference.table?.lowercased() == "original"
  }

  private func isOwn(_ reference: ColumnReference) -> Bool {
    guard let table = reference.table?.lowercased() else { return true }
    return table == "original" || table == tableName.lowercased()
  }

  private func candidates(for reference: ColumnReference) -> [ColumnInfo] {
    let name = reference.name.lowercased()
    guard isOwn(reference) else {
      let others = (tables[reference.table?.lowercased() ?? ""] ?? nil) ?? ColumnList()
      WorkCounter.note(others.count)
      let found = others.filter { $0.name.lowercased() == name }
      guard reference.isBracketed else { return found }
      let exact = found.filter { $0.name == reference.name }
      return exact.isEmpty ? others.filter { Self.onOneLine($0.name) == reference.name } : exact
    }
    let found = columns(withIDs: idsByName[name] ?? [])
    guard reference.isBracketed else { return found }
    let exact = found.filter { $0.name == reference.name }
    return exact.isEmpty ? columns(withIDs: idsByOneLine[reference.name] ?? []) : exact
  }

  private func columns(withIDs ids: [Int]) -> [ColumnInfo] {
    WorkCounter.note(ids.count)
    return ids.compactMap { id in index(of: id).map { columns[$0] } }
  }

  /// Resolves a reference, presumes it where the header is not known, or says why it cannot be.
  package mutating func find(
    _ reference: ColumnReference, _ diagnostics: inout [Diagnostic]
  ) -> ColumnInfo? {
    guard isOwn(reference) else { return findElsewhere(reference, &diagnostics) }
    let found = candidates(for: reference)
    if found.count > 1 {
      diagnostics.append(ambiguity(of: reference, among: found))
      return nil
    }
    if let column = found.first {
      if isOriginal(reference), !column.isInput {
        diagnostics.append(
          Diagnostic(
            .noOriginal, "column '\(column.name)' was made by the rules and has no original",
            at: reference.range))
      }
      return column
    }
    let key = reference.name.lowercased()
    if excusedNames.contains(key) { return nil }
    if isOpen, gone[key] == nil {
      return addColumn(named: reference.name, isInput: true)
    }
    diagnostics.append(unknownColumn(reference))
    return nil
  }

  private func findElsewhere(
    _ reference: ColumnReference, _ diagnostics: inout [Diagnostic]
  ) -> ColumnInfo? {
    let table = reference.table ?? ""
    if excusedNames.contains(table.lowercased()) { return nil }
    guard let known = tables[table.lowercased()] else {
      diagnostics.append(unknownTable(of: reference))
      return nil
    }
    guard let columns = known else { return ColumnInfo(name: reference.name, id: 0, isInput: true) }
    if let column = resolve(reference) { return column }
    let isAffordable = suggestions?.take(columns.count) != false
    let near =
      isAffordable
      ? EditDistance.suggestion(for: reference.name, among: columns.map(\.name)) : nil
    diagnostics.append(
      Diagnostic(
        .unknownColumn, "table '\(table)' has no column named '\(reference.name)'",
        at: reference.range, help: near.map { "did you mean '\($0)'?" }))
    return nil
  }

  private func ambiguity(of reference: ColumnReference, among found: [ColumnInfo]) -> Diagnostic {
    let names = found.map { StatementParser.bracketed($0.name) }.joined(separator: " or ")
    return Diagnostic(
      .ambiguousColumn, "'\(reference.name)' can mean several columns", at: reference.range,
      help: "write \(names)")
  }

  /// What other languages call a cell without a value.
  private static let namesOfNothing: Set<String> = ["null", "nil", "none", "na", "nan"]
  /// What other languages call the day of the run.
  static let namesOfToday: Set<String> = [
    "curdate", "current_date", "current_timestamp", "getdate", "now", "sysdate",
  ]
  /// Those that nobody calls a column, so that no header is needed to tell.
  private static let wordsForNothing: Set<String> = ["null", "nil"]
  /// The same as they are spelled, in Python and JavaScript.
  private static let spellingsOfNothing: Set<String> = ["None", "NaN"]
  /// Tables of no more columns have all of them named in help.
  static let mostColumnsShown = 12

  /// Whether a value is a name for nothing, which no column has.
  func isNothing(_ value: Expression) -> Bool {
    guard case .column(let reference) = value.kind, reference.table == nil, !reference.isBracketed
    else { return false }
    let names = isOpen ? Self.wordsForNothing : Self.namesOfNothing
    let isName =
      names.contains(reference.name.lowercased())
      || Self.spellingsOfNothing.contains(reference.name)
    return isName && resolve(reference) == nil
  }

  /// What is wrong with a name that no column has, and what was meant.
  package func unknownColumn(_ reference: ColumnReference) -> Diagnostic {
    let name = reference.name
    let key = name.lowercased()
    if let line = gone[key] { return goneColumn(reference, line) }
    if let line = made[key] ?? assigned[key] {
      return Diagnostic(
        .columnLater, "column '\(name)' is made only by a later line", at: reference.range,
        help: "move that line above this one", related: [(line, "'\(name)' is made here")])
    }
    var diagnostic = Diagnostic(
      .unknownColumn, "no column named '\(name)'", at: reference.range)
    if let near = nearestColumn(to: name) {
      let written = Self.written(near)
      diagnostic.help = "did you mean \(written == near ? "'\(near)'" : written)?"
      diagnostic.fix = Fix(range: reference.range, replacement: written)
    } else if Self.namesOfNothing.contains(key) {
      diagnostic.help = "a cell without a value is blank"
      diagnostic.fix = Fix(range: reference.range, replacement: "blank")
    } else if Self.namesOfToday.contains(key), !reference.isBracketed {
      diagnostic.help = "write today"
      diagnostic.fix = Fix(range: reference.range, replacement: "today")
    } else if reference.isBracketed, let several = severalColumns(in: name) {
      diagnostic.help = "write \(several)"
      diagnostic.fix = Fix(range: reference.range, replacement: several)
    } else if lists[key] != nil {
      diagnostic.help = "'\(name)' is a list: write in \(name)"
    } else if !columns.isEmpty, columns.count <= Self.mostColumnsShown {
      diagnostic.help =
        "the columns are " + columns.map { Self.written($0.name) }.joined(separator: ", ")
    } else if !reference.isBracketed {
      diagnostic.help = "text stands in quotes"
    }
    return diagnostic
  }

  /// `[a, b]`: the columns that are listed within brackets; nil where one is none.
  private func severalColumns(in text: String) -> String? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map {
      String($0).trimmingBlanks()
    }
    guard parts.count > 1 else { return nil }
    let found = parts.map { part in columns.first { $0.name.lowercased() == part.lowercased() } }
    guard found.allSatisfy({ $0 != nil }) else { return nil }
    return found.compactMap { $0.map { Self.writtenAnywhere($0.name) } }.joined(separator: ", ")
  }

  private func goneColumn(_ reference: ColumnReference, _ line: SourceRange) -> Diagnostic {
    let key = reference.name.lowercased()
    var diagnostic = Diagnostic(
      .columnGone, "column '\(reference.name)' is gone by now", at: reference.range)
    if let column = renamed[key].flatMap(index).map({ columns[$0] }) {
      let written = Self.written(column.name)
      diagnostic.help = "it is called \(written) by now"
      diagnostic.fix = Fix(range: reference.range, replacement: written)
      diagnostic.related = [(line, "it was renamed here")]
    } else {
      diagnostic.help = "move this line above the one that drops it"
      diagnostic.related = [(line, "it was dropped here")]
    }
    return diagnostic
  }

  private func nearestColumn(to name: String) -> String? {
    guard suggestions?.take(columns.count) != false else { return nil }
    let bare = Self.lettersOnly(name)
    if let same = columns.first(where: { Self.lettersOnly($0.name) == bare && !bare.isEmpty }) {
      return same.name
    }
    return EditDistance.suggestion(for: name, among: columns.map(\.name))
  }

  /// Without case, blanks and punctuation: `First-Name` and `first_name` are the same.
  private static func lettersOnly(_ name: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in name.lowercased().unicodeScalars
    where Characters.continuesName(scalar) && scalar != "_" {
      result.append(scalar)
    }
    return String(result)
  }

  /// Whether a name is a word of the language wherever it stands bare.
  package static func isReserved(_ name: String) -> Bool {
    StatementParser.reservedNames.contains(name.lowercased()) || name.lowercased() == "when"
  }

  /// The name as a rule writes it: bare where it can be, else in brackets.
  package static func written(_ name: String) -> String {
    let scalars = name.unicodeScalars
    let isBare =
      scalars.first.map(Characters.startsName) == true
      && scalars.allSatisfy(Characters.continuesName) && !isReserved(name)
    return isBare ? name : StatementParser.bracketed(onOneLine(name) ?? name)
  }

  /// The same for a name that may stand behind a comma, where some words begin a clause.
  package static func writtenAnywhere(_ name: String) -> String {
    StatementParser.actions.contains(name.lowercased())
      || ["as", "others"].contains(name.lowercased())
      ? StatementParser.bracketed(name) : written(name)
  }

  /// The text as a rule writes it: in single quotes, those within it doubled.
  package static func quoted(_ text: String) -> String {
    var result = "'"
    for scalar in text.unicodeScalars {
      result.unicodeScalars.append(scalar)
      if scalar == "'" { result.unicodeScalars.append(scalar) }
    }
    return result + "'"
  }

  /// The name with each run of white space and control characters as one blank, as a rule can write
  /// it; nil for one that has no line break or control character.
  static func onOneLine(_ name: String) -> String? {
    func isControl(_ scalar: Unicode.Scalar) -> Bool {
      [.control, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
    }
    guard name.unicodeScalars.contains(where: isControl) else { return nil }
    let parts = name.unicodeScalars.split { $0.properties.isWhitespace || isControl($0) }
    return parts.map { String(String.UnicodeScalarView($0)) }.joined(separator: " ")
  }
}
