import Diagnostics

/// Rules read and checked in one go, as tests do it; a run opens its inputs between the two.
package struct Analysis: Sendable {
  package var program: Program
  /// Everything that is wrong, in the order of the sources.
  package var diagnostics: [Diagnostic]
  /// The scopes behind the last line.
  package var scopes: TableScopes

  /// Whether the program can run.
  package var isSound: Bool { !diagnostics.contains { $0.severity == .error } }

  /// `headers` gives the header of a table by its name, or nil where it is not known; it can look at
  /// the program that was read to find the table's file. With `literals` rules that can run are
  /// reasoned about too.
  package init(
    _ source: SourceText, vocabulary: Vocabulary, boundTables: [String] = [],
    loader: IncludeLoader = { _, _ in .failure(IncludeFailure("nothing can be included here")) },
    headers: (_ table: String, _ program: Program) -> [String]? = { _, _ in nil },
    literals: (any LiteralReader)? = nil
  ) {
    let (program, found) = Parser(vocabulary: vocabulary).parse(source, loader: loader)
    let syntax = AdjoiningNames.resolved(found, in: program) { headers($0, program) }
    let checked = Checker(vocabulary: vocabulary)
      .check(program, boundTables: boundTables) { headers($0, program) }
    // What could not be read is one error, not a second one for what it would have meant.
    let places = Set(syntax.map(\.range))
    let further = checked.diagnostics.filter { !places.contains($0.range) }
    self.program = program
    diagnostics = (syntax + further).sortedByPlace()
    scopes = checked.scopes
    guard let literals, isSound else { return }
    var reasoner = RuleReasoner(program, vocabulary: vocabulary, literals: literals)
    diagnostics += reasoner.diagnostics(from: checked.first)
    diagnostics = Allowances(program).applied(to: diagnostics).sortedByPlace()
  }
}
