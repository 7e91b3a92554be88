import Diagnostics

/// Words side by side where columns stand, read by the columns that there are: `First Name` is
/// `[First Name]` in a table that has such a column, and `First, Name` in one that has both. Where the
/// names do not tell, or where they allow both, it stays open.
package struct AdjoiningNames {
  /// More words than this are no names.
  static let mostWords = 64

  /// The columns of the tables that the line acts on, each as it is written.
  let names: [String]

  /// What is said of the rules, with the fix where a header or a declaration tells what was meant.
  package static func resolved(
    _ diagnostics: [Diagnostic], in program: Program, headers: (String) -> [String]?
  ) -> [Diagnostic] {
    // Files of many errors have many lines: each is looked up, and the names are gathered once for
    // its tables.
    let places = StatementPlaces(program)
    var gathered: [[String]: AdjoiningNames] = [:]
    return diagnostics.map { diagnostic in
      guard codes.contains(diagnostic.code) else { return diagnostic }
      let statement = places.statement(at: diagnostic.range).map { program.statements[$0] }
      let tables = statement?.tables ?? [program.inputTable]
      let known = gathered[tables] ?? AdjoiningNames(tables, program, headers)
      gathered[tables] = known
      guard diagnostic.code == DiagnosticCode.missingComma.rawValue, let fix = diagnostic.fix
      else { return known.bracketing(diagnostic, statement, program) }
      if fix.isSafe { return known.keepingColumn(diagnostic, program) }
      guard !known.names.isEmpty,
        let text = program.sources[fix.range.source].text(of: fix.range)
      else { return diagnostic }
      var resolved = diagnostic
      resolved.fix = known.reading(of: text).map {
        Fix(range: fix.range, replacement: $0, isSafe: true)
      }
      resolved.help = resolved.fix.map { "write \($0.replacement)" } ?? diagnostic.help
      return resolved
    }
  }

  private init(_ tables: [String], _ program: Program, _ headers: (String) -> [String]?) {
    var names: [String] = []
    for (index, table) in tables.enumerated() {
      let own = (headers(table) ?? []) + program.declaredColumns(of: table)
      // A line for several tables means a column of each.
      names = index == 0 ? own : names.filter { own.contains($0) }
    }
    self.names = names
  }

  /// The same without its fix, where that would take away an `and` that can be a column.
  private func keepingColumn(_ diagnostic: Diagnostic, _ program: Program) -> Diagnostic {
    let word = program.sources[diagnostic.range.source].text(of: diagnostic.range)?.lowercased()
    guard word == "and", names.contains(where: { $0.lowercased() == word }) else {
      return diagnostic
    }
    var open = diagnostic
    open.fix = nil
    open.help = "write , or , and, for the column of this name"
    return open
  }

  /// The words as columns that there are, as a rule writes them; nil where there are none, or where
  /// there are several ways.
  private func reading(of text: String) -> String? {
    let words = text.unicodeScalars.split { Characters.isBlank($0) || $0 == "\n" || $0 == "\r" }
      .map { String(String.UnicodeScalarView($0)) }
    guard words.count <= Self.mostWords else { return nil }
    // For each number of words from the front: the columns, and whether in one way only.
    var ways: [(columns: [String], isOnly: Bool)?] = [([], true)]
    for end in words.indices {
      var found: (columns: [String], isOnly: Bool)?
      if isSeparator(words[end]), 0 < end, end < words.count - 1 { found = ways[end] }
      for start in 0...end {
        guard let before = ways[start], let name = column(words[start...end]) else { continue }
        found = (before.columns + [name], before.isOnly && found == nil)
      }
      ways.append(found)
    }
    guard let whole = ways.last ?? nil, whole.isOnly else { return nil }
    return whole.columns.joined(separator: ", ")
  }

  /// Whether a word separates columns, as it can be none.
  private func isSeparator(_ word: String) -> Bool {
    word.lowercased() == "and" && !names.contains { $0.lowercased() == "and" }
  }

  /// The column that these words name, which is the only one; a bare word stays as it is written.
  private func column(_ words: ArraySlice<String>) -> String? {
    let text = words.joined(separator: " ")
    let found = Set(names.filter { $0.lowercased() == text.lowercased() })
    guard let name = found.first, found.count == 1 else { return nil }
    return words.count == 1 ? text : Scope.written(name)
  }
}

extension Program {
  /// Columns that `column` lines of a table name.
  fileprivate func declaredColumns(of table: String) -> [String] {
    statements.filter { statement in
      guard case .type? = statement.slots["type"] else { return false }
      return statement.tables.contains { $0.lowercased() == table.lowercased() }
    }.flatMap { $0.columns("columns").map(\.name) }
  }
}
