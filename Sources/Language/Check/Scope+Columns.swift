import Diagnostics

// How statements change what can be named.
extension Scope {
  /// The place of a column in output order.
  package func index(of id: Int) -> Int? { columns.place(ofID: id) }

  /// Makes a column at the end, or behind the one given.
  @discardableResult
  package mutating func addColumn(
    named name: String, isInput: Bool = false, after id: Int? = nil
  ) -> ColumnInfo {
    var column = ColumnInfo(name: name, id: nextColumnID, isInput: isInput)
    column.placeholders = placeholders[column.id] ?? []
    nextColumnID += 1
    gone[name.lowercased()] = nil
    noteName(name, of: column.id)
    let place = id.flatMap(index).map { $0 + 1 } ?? columns.count
    columns.insert(column, at: place)
    return column
  }

  /// Changes what is known of a column.
  package mutating func update(_ id: Int, _ change: (inout ColumnInfo) -> Void) {
    if let index = index(of: id) { change(&columns[index]) }
  }

  /// Gives columns their new names, all at once, so that two can swap.
  package mutating func rename(_ names: [(id: Int, name: String)], at range: SourceRange) {
    for (id, _) in names {
      guard let name = index(of: id).map({ columns[$0].name }) else { continue }
      let old = name.lowercased()
      gone[old] = range
      renamed[old] = id
      forgetName(name, of: id)
    }
    for (id, name) in names where index(of: id) != nil {
      update(id) { $0.name = name }
      noteName(name, of: id)
      gone[name.lowercased()] = nil
    }
  }

  /// Takes a column out of the table.
  package mutating func remove(_ id: Int, at range: SourceRange) {
    guard let index = index(of: id) else { return }
    let name = columns.remove(at: index).name
    forgetName(name, of: id)
    gone[name.lowercased()] = range
    renamed[name.lowercased()] = nil
  }

  /// Lets a column be found by its name.
  private mutating func noteName(_ name: String, of id: Int) {
    idsByName[name.lowercased()] = (idsByName[name.lowercased()] ?? []) + [id]
    guard let line = Self.onOneLine(name) else { return }
    idsByOneLine[line] = (idsByOneLine[line] ?? []) + [id]
  }

  private mutating func forgetName(_ name: String, of id: Int) {
    idsByName[name.lowercased()] = idsByName[name.lowercased()]?.filter { $0 != id }
    guard let line = Self.onOneLine(name) else { return }
    idsByOneLine[line] = idsByOneLine[line]?.filter { $0 != id }
  }

  /// Gives a column a type of the vocabulary.
  package mutating func declare(
    _ id: Int, type name: String, notations: [String] = [], region: Region? = nil,
    values: [String] = [], isCanonical: Bool = false
  ) {
    guard let type = vocabulary.types.first(where: { $0.name == name }) else { return }
    update(id) { column in
      column.type = name
      column.kind = type.kind
      column.notations = notations
      column.region = region
      column.values = values
      column.isCanonical = isCanonical
      column.isDeclared = true
      column.isExcused = false
    }
  }

  /// Notes by what the cells were read with which the table was born, as long as no line has converted any.
  package mutating func noteOriginal(_ id: Int, type name: String, notations: [String]) {
    guard let type = vocabulary.types.first(where: { $0.name == name }), type.takesNotations
    else { return }
    update(id) { column in
      if column.isCanonical || column.convertedKind != nil { return }
      column.original = OriginalReading(type: name, kind: type.kind, notations: notations)
    }
  }

  /// Notes texts that stand for a missing value of a column.
  package mutating func addPlaceholders(_ texts: [String], to id: Int) {
    var known = placeholders[id] ?? []
    for text in texts where !known.contains(text) { known.append(text) }
    placeholders[id] = known
    update(id) { $0.placeholders = known }
  }

  /// The values that a type use stands for: its texts, or those of its list.
  package func values(of type: TypeUse) -> [String] {
    if let list = type.list { return (lists[list.lowercased()] ?? []).map(\.text) }
    return type.texts.map(\.text)
  }
}
