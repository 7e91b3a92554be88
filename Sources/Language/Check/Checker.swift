import Diagnostics

/// Finds what is wrong with the names, kinds and arguments of a program that could be read.
package struct Checker: Sendable {
  package let vocabulary: Vocabulary

  package init(vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
  }

  /// Checks every statement in order. `headers` gives the header of a table by its name, where it
  /// is known; where it is not, unknown names are taken to be columns of the input.
  package func check(
    _ program: Program, boundTables: [String] = [], headers: (String) -> [String]? = { _ in nil }
  ) -> CheckResult {
    let first = TableScopes(
      program: program, vocabulary: vocabulary, boundTables: boundTables, headers: headers)
    var scopes = first
    var diagnostics: [Diagnostic] = []
    for statement in program.statements { scopes.apply(statement, &diagnostics) }
    diagnostics += Self.repeatedIDs(in: program)
    diagnostics += ProofCheck(program: program, scopes: scopes).diagnostics
    var fixes = SoundFixes(program, vocabulary)
    let placed = DeclarationPlaces.placing(diagnostics.sortedByPlace(), in: program)
    let sound = fixes.filter(placed, beside: [])
    return CheckResult(diagnostics: sound, first: first, scopes: scopes)
  }

  /// Reports know a rule by its id.
  private static func repeatedIDs(in program: Program) -> [Diagnostic] {
    var places: [String: SourceRange] = [:]
    return program.statements.compactMap(\.id).compactMap { id in
      guard let first = places[id.text] else {
        places[id.text] = id.range
        return nil
      }
      return Diagnostic(
        .idTwice, "the id '\(id.text)' stands for another line too", at: id.range,
        help: "give one of them another id", related: [(first, "the first one")])
    }
  }

  /// Checks rules for one table, the command line's input, with its header if it is known.
  package func check(_ program: Program, header: [String]?) -> CheckResult {
    check(program) { name in
      name.lowercased() == program.inputTable.lowercased() ? header : nil
    }
  }
}

/// What the checker found, and the columns as they stand before the first line and behind the last one.
package struct CheckResult: Sendable {
  package var diagnostics: [Diagnostic]
  package var first: TableScopes
  package var scopes: TableScopes

  /// Whether the program can run.
  package var isSound: Bool { !diagnostics.contains { $0.severity == .error } }
}
