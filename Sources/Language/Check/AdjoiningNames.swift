import Diagnostics

/// Words side by side where columns stand, read by the columns that there are: `First Name` is `[First Name]`
/// in a table that has such a column, and `First, Name` in one that has both. Where the names do not tell, it
/// stays open.
package struct AdjoiningNames {
  /// More words than this are no names.
  private static let mostWords = 64

  /// The columns of the tables that the line acts on, each as it is written.
  private let names: [String]

  /// What is said of the rules, with the fix where a header or a declaration tells what was meant.
  package static func resolved(
    _ diagnostics: [Diagnostic], in program: Program, headers: (String) -> [String]?
  ) -> [Diagnostic] {
    diagnostics.map { diagnostic in
      guard diagnostic.code == DiagnosticCode.missingComma.rawValue, let fix = diagnostic.fix,
        !fix.isSafe
      else { return diagnostic }
      let tables = program.tables(at: diagnostic.range)
      let known = AdjoiningNames(tables, program, headers)
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

  /// The words as the fewest columns that there are, as a rule writes them; nil where there are none, or where
  /// there are several ways.
  private func reading(of text: String) -> String? {
    let words = text.unicodeScalars.split { Characters.isBlank($0) || $0 == "\n" || $0 == "\r" }
      .map { String(String.UnicodeScalarView($0)) }
    guard words.count <= Self.mostWords else { return nil }
    // For each number of words from the front: the fewest columns, and whether in one way only.
    var best: [(columns: [String], isOnly: Bool)?] = [([], true)]
    for end in words.indices {
      var found: (columns: [String], isOnly: Bool)?
      for start in 0...end {
        guard let before = best[start], let name = column(words[start...end]) else { continue }
        let count = before.columns.count + 1
        if let other = found, other.columns.count <= count {
          if other.columns.count == count { found?.isOnly = false }
          continue
        }
        found = (before.columns + [name], before.isOnly)
      }
      best.append(found)
    }
    guard let whole = best.last ?? nil, whole.isOnly else { return nil }
    return whole.columns.joined(separator: ", ")
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
  /// The tables that the statement at a place acts on.
  fileprivate func tables(at range: SourceRange) -> [String] {
    let statement = statements.first {
      $0.range.source == range.source && $0.range.lower <= range.lower
        && $0.range.upper >= range.upper
    }
    return statement?.tables ?? [inputTable]
  }

  /// Columns that `column` lines of a table name.
  fileprivate func declaredColumns(of table: String) -> [String] {
    statements.filter { statement in
      guard case .type? = statement.slots["type"] else { return false }
      return statement.tables.contains { $0.lowercased() == table.lowercased() }
    }.flatMap { $0.columns("columns").map(\.name) }
  }
}
