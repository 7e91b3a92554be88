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
    idsByName[name.lowercased()] = (idsByName[name.lowercased()] ?? []) + [column.id]
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
      guard let old = index(of: id).map({ columns[$0].name.lowercased() }) else { continue }
      gone[old] = range
      renamed[old] = id
      idsByName[old] = idsByName[old]?.filter { $0 != id }
    }
    for (id, name) in names where index(of: id) != nil {
      update(id) { $0.name = name }
      idsByName[name.lowercased()] = (idsByName[name.lowercased()] ?? []) + [id]
      gone[name.lowercased()] = nil
    }
  }

  /// Takes a column out of the table.
  package mutating func remove(_ id: Int, at range: SourceRange) {
    guard let index = index(of: id) else { return }
    let name = columns.remove(at: index).name.lowercased()
    idsByName[name] = idsByName[name]?.filter { $0 != id }
    gone[name] = range
    renamed[name] = nil
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
