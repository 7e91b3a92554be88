import Diagnostics

/// The statements of a rule file in order, with the sources that they come from.
package struct Program: Sendable, Equatable {
  /// Includes stand in place: the lines of an included file follow its `include` statement.
  package var statements: [Statement]
  /// The sources by index; ranges point into them.
  package var sources: [SourceText]
  /// The table of the command line's input: the `load` without `from`, or `input`.
  package var inputTable: String
  /// Words of statements that could not be read, in lower case: what these lines might have made.
  package var namesOfBrokenStatements: Set<String>

  package init(
    statements: [Statement] = [], sources: [SourceText] = [], inputTable: String = "input",
    namesOfBrokenStatements: Set<String> = []
  ) {
    self.statements = statements
    self.sources = sources
    self.inputTable = inputTable
    self.namesOfBrokenStatements = namesOfBrokenStatements
  }

  package static func == (left: Program, right: Program) -> Bool {
    left.statements == right.statements && left.inputTable == right.inputTable
  }
}
