import Diagnostics

// Lines that change what nobody sees.
extension ProgramFindings {
  /// Verbs that do no more than change rows, cells or columns of their tables.
  private static let changing: Set<String> = [
    "normalize", "replace", "set", "default", "clear", "mask", "split", "fill", "correct", "repair",
    "rename", "drop columns", "keep columns", "keep rows", "drop rows", "dedupe",
  ]

  /// Verbs that look at no row.
  private static let naming: Set<String> = [
    "load", "use", "include", "list", "let", "column", "example", "test",
  ]

  /// More lines than this are not shown beside the first one.
  private static let mostShown = 9

  /// Lines that change a table which no line below them saves, judges or looks into; those of one table are one
  /// finding.
  var unsavedChanges: [Diagnostic] {
    Dictionary(grouping: changes.unseen) { $0.tables.map { $0.lowercased() } }.values.map(finding)
  }

  /// Where lines of included files stand whose changes a line of the program sees: of these such a file alone can
  /// say that nobody does.
  var seenChanges: [SourceRange] {
    changes.seen.filter { $0.includeDepth > 0 }.map(\.range)
  }

  /// The lines that do no more than change tables, by whether a line below sees it. Without any save the tables in
  /// use at the end are written.
  private var changes: (seen: [Statement], unseen: [Statement]) {
    let hasSave = program.statements.contains { $0.verb == "save" }
    var tables = Set(hasSave ? [] : (program.finalTables ?? []).map { $0.lowercased() })
    var (seen, unseen): ([Statement], [Statement]) = ([], [])
    for statement in program.statements.reversed() where !Self.naming.contains(statement.verb) {
      let own = Set(statement.tables.map { $0.lowercased() })
      let found = Set(Self.tables(of: statement))
      guard statement.onlyChanges(by: Self.changing) else {
        tables.formUnion(own.union(found))
        continue
      }
      if own.isDisjoint(with: tables) { unseen.append(statement) } else { seen.append(statement) }
      tables.formUnion(found.subtracting(own))
    }
    return (seen, unseen.reversed())
  }

  private func finding(of lines: [Statement]) -> Diagnostic {
    let names = lines[0].tables.map { "'\($0)'" }.joined(separator: " or ")
    let isOne = lines.count == 1
    let own = Set(lines[0].tables.map { $0.lowercased() })
    let isSaved = program.statements.contains {
      $0.verb == "save" && !own.isDisjoint(with: Self.tables(of: $0))
    }
    return Diagnostic(
      .changedUnsaved, severity: .warning,
      "no line below saves \(names), judges it or looks into it, so what "
        + "\(isOne ? "this one changes" : "these \(lines.count) lines change") is in no file",
      at: lines[0].range,
      help: isSaved
        ? "move \(isOne ? "it" : "them") above the line that saves the table"
        : "a line below that says save \(lines[0].tables[0]) to a file writes it",
      related: lines.dropFirst().prefix(Self.mostShown).map { ($0.range, "and this one") })
  }
}

extension Statement {
  /// Whether it changes its tables and tells of nothing.
  fileprivate func onlyChanges(by verbs: Set<String>) -> Bool {
    if case .action? = others { return false }
    return verbs.contains(verb) && actions.isEmpty
  }
}
