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

  /// The line that loads a table.
  package func load(of table: String) -> Statement? {
    statements.first { statement in
      guard statement.verb == "load", case .word(let name)? = statement.slots["table"] else {
        return false
      }
      return name.text.lowercased() == table.lowercased()
    }
  }
}
