import Diagnostics

extension Program {
  /// Says of every statement on which tables it acts. A `use` inside an included file ends with it.
  mutating func assignTables(_ vocabulary: Vocabulary) {
    let roles = Dictionary(
      vocabulary.verbs.map { ($0.name, $0.role) }, uniquingKeysWith: { first, _ in first })
    for statement in statements where roles[statement.verb] == .load && !statement.isBroken {
      if statement.slots["from"] == nil, case .word(let name) = statement.slots["table"] {
        inputTable = name.text
        break
      }
    }
    var current = [inputTable]
    // The tables in use where each included file was entered.
    var outer: [(depth: Int, tables: [String])] = []
    for index in statements.indices {
      while let last = outer.last, statements[index].includeDepth <= last.depth {
        current = last.tables
        outer.removeLast()
      }
      switch roles[statements[index].verb] {
      case .use: current = usedTables(statements[index])
      case .merge:
        // The line itself acts on the tables that it brings together.
        statements[index].tables = statements[index].mergedTables.map(\.text)
        current = statements[index].mergeResult.map { [$0.text] } ?? []
        continue
      case .include: outer.append((statements[index].includeDepth, current))
      default: break
      }
      statements[index].tables = current
    }
  }

  private func usedTables(_ statement: Statement) -> [String] {
    // A `use` that cannot be read leaves nobody knows which table: nothing is checked then.
    guard !statement.isBroken, case .words(let words) = statement.slots["tables"] else { return [] }
    return words.map(\.text)
  }

  /// The tables that are current behind the last line; nil without lines.
  package var finalTables: [String]? {
    statements.last.map { last in last.mergeResult.map { [$0.text] } ?? last.tables }
  }

  /// The tables that a run writes: those that lines save, else the ones behind the last line.
  package var writtenTables: [String] {
    let saves = statements.filter { $0.verb == "save" && !$0.isBroken }
    let saved = saves.flatMap { save in
      if case .word(let name)? = save.slots["table"] { [name.text] } else { save.tables }
    }
    var seen: Set<String> = []
    return (saves.isEmpty ? finalTables ?? [inputTable] : saved)
      .filter { seen.insert($0.lowercased()).inserted }
  }

  /// The line that makes a table of others.
  package func merge(into table: String) -> Statement? {
    statements.first { !$0.isBroken && $0.mergeResult?.text.lowercased() == table.lowercased() }
  }

  /// The lines that load a table, or those of which it is merged.
  package func loads(of table: String) -> [Statement] {
    sources(of: table).compactMap { load(of: $0) }
  }

  /// The table itself, or those of which it is merged, down to what no line merges.
  package func sources(of table: String) -> [String] {
    var seen: Set<String> = []
    func sources(_ name: String) -> [String] {
      guard seen.insert(name.lowercased()).inserted, let merge = merge(into: name) else {
        return [name]
      }
      return merge.mergedTables.flatMap { sources($0.text) }
    }
    return sources(table)
  }

  /// The first line that loads each table, by lower-case name.
  package var loads: [String: Statement] {
    let named = statements.compactMap { statement -> (String, Statement)? in
      guard statement.verb == "load", case .word(let name)? = statement.slots["table"] else {
        return nil
      }
      return (name.text.lowercased(), statement)
    }
    return Dictionary(named, uniquingKeysWith: { first, _ in first })
  }

  /// The line that loads a table.
  package func load(of table: String) -> Statement? {
    WorkCounter.note(statements.count)
    return statements.first { statement in
      guard statement.verb == "load", case .word(let name)? = statement.slots["table"] else {
        return false
      }
      return name.text.lowercased() == table.lowercased()
    }
  }
}
