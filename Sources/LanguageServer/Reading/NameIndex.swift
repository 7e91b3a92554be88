import Diagnostics
import Language

/// Where everything that has a name is named, in a rule file and in what it includes.
struct NameIndex {
  private(set) var occurrences: [Occurrence] = []
  /// The columns of each table behind the last line.
  private(set) var scopes: TableScopes
  private let reading: RuleReading

  init(_ reading: RuleReading) {
    self.reading = reading
    scopes = reading.scopes
    var ignored: [Diagnostic] = []
    for statement in reading.program.statements {
      let before = scopes
      scopes.apply(statement, &ignored)
      add(statement, before, scopes)
    }
  }

  /// What is named at an offset of a source.
  func occurrence(at offset: Int, source: Int = 0) -> Occurrence? {
    occurrences.first {
      $0.range.source == source && $0.range.lower <= offset && offset <= $0.range.upper
    }
  }

  /// Every place where a thing is named, each once.
  func places(of thing: NamedThing) -> [Occurrence] {
    var seen: Set<SourceRange> = []
    return occurrences.filter { $0.thing == thing && seen.insert($0.range).inserted }
  }

  private mutating func add(_ statement: Statement, _ before: TableScopes, _ after: TableScopes) {
    var tables = statement.tables
    if case .word(let name)? = statement.slots["table"] { tables = [name.text] }
    for word in statement.tableNames {
      occurrences.append(
        Occurrence(
          thing: .table(word.text.lowercased()), range: word.range,
          isDefinition: statement.madeTable == word))
    }
    for word in statement.listNames {
      occurrences.append(
        Occurrence(thing: .list(word.text.lowercased()), range: word.range, isDefinition: false))
    }
    addDeclaration(statement)
    for use in statement.columnUses {
      for table in tables {
        // A merge names what one of its tables has.
        let isElsewhere = statement.merge != nil && before[table].resolve(use.reference) == nil
        if !isElsewhere { add(use, table, before, after) }
      }
    }
  }

  private mutating func addDeclaration(_ statement: Statement) {
    guard RuleReading.signatures[statement.verb]?.role == .declaration,
      case .word(let name)? = statement.slots["name"]
    else { return }
    let key = name.text.lowercased()
    occurrences.append(
      Occurrence(
        thing: statement.slots["predicate"] == nil ? .list(key) : .predicate(key),
        range: name.range, isDefinition: true))
  }

  private mutating func add(
    _ use: ColumnUse, _ table: String, _ before: TableScopes, _ after: TableScopes
  ) {
    let reference = use.reference
    let range = nameRange(of: reference)
    let scope = before[table]
    let key = reference.name.lowercased()
    if reference.table == nil, !reference.isBracketed, scope.predicates[key] != nil {
      occurrences.append(Occurrence(thing: .predicate(key), range: range, isDefinition: false))
      return
    }
    if let other = reference.table, other.lowercased() != "original",
      other.lowercased() != table.lowercased()
    {
      addTable(other, before: range, of: reference)
      let plain = ColumnReference(
        name: reference.name, isBracketed: reference.isBracketed, range: range)
      return append(before[other].resolve(plain), plain, other, range, isDefinition: false)
    }
    let old = use.role == .made ? nil : scope.resolve(reference)
    let isNew = use.role == .made && scope.resolve(reference) == nil
    append(
      old ?? after[table].resolve(reference) ?? scope.resolve(reference), reference, table, range,
      isDefinition: isNew || use.role == .declared)
  }

  private mutating func append(
    _ column: ColumnInfo?, _ reference: ColumnReference, _ table: String, _ range: SourceRange,
    isDefinition: Bool
  ) {
    // A name that no column has is one with all of its spelling.
    let thing = NamedThing.column(
      table: table.lowercased(), id: column?.id ?? -1, name: reference.name.lowercased())
    occurrences.append(
      Occurrence(thing: thing, range: range, isDefinition: isDefinition, column: column))
  }

  private mutating func addTable(
    _ table: String, before name: SourceRange, of reference: ColumnReference
  ) {
    var range = reference.range
    range.upper = min(name.lower, range.lower + table.utf8.count)
    // A column behind `from T` is of another table, whose name does not stand before it.
    if range.lower == range.upper { return }
    occurrences.append(
      Occurrence(thing: .table(table.lowercased()), range: range, isDefinition: false))
  }

  /// Where the name of a reference stands, without the table and its dot.
  private func nameRange(of reference: ColumnReference) -> SourceRange {
    guard reference.table != nil,
      reading.program.sources.indices.contains(reference.range.source)
    else { return reference.range }
    let bytes = reading.program.sources[reference.range.source].bytes
    let slice = Array(bytes[reference.range.lower..<reference.range.upper])
    guard let last = Lexer.tokens(of: slice).tokens.last else { return reference.range }
    var range = reference.range
    range.lower += last.lower
    return range
  }
}
