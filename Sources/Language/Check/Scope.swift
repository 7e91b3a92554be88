import Diagnostics

/// What can be named at one line of the rules. The checker and the compiler walk it together with
/// the statements, so that both see the same columns.
package struct Scope: Sendable {
  /// The table's name as its `load` wrote it; `input` without one.
  package var tableName: String
  /// In output order.
  package internal(set) var columns: ColumnList
  /// The ids of the columns by lower-case name, so that a header of many columns costs no more.
  var idsByName: NameTable<[Int]>
  /// The ids of columns whose name has a line break or control character, by the name as a rule can write it.
  var idsByOneLine: NameTable<[Int]>
  /// Whether the header is not known: then an unknown name is taken to be a column of the input.
  package var isOpen: Bool
  /// Columns that a line dropped or renamed away, by lower-case name, with the line that did it.
  package var gone: NameTable<SourceRange>
  /// Columns that a line renamed, by lower-case old name: their ids.
  package var renamed: NameTable<Int>
  package var nextColumnID: Int
  /// By lower-case name.
  package var lists: [String: [TextLiteral]]
  /// The predicates of `let` lines, by lower-case name, with those they use put in place.
  package var predicates: [String: Expression]
  /// Columns of the other tables, by lower-case table name, as they stand at this line; nil: header
  /// not known. The table itself is there with nil.
  package var tables: [String: ColumnList?]
  /// Texts of every `default` of a column, in the whole file, by column id.
  package var placeholders: [Int: [String]]
  /// Columns that `->` makes, by lower-case name, with the first line that does.
  package var made: [String: SourceRange]
  /// Columns that `set` changes or makes, by lower-case name, with the first line that does.
  package var assigned: [String: SourceRange]
  /// Names that a line with an error of its own might have made: their absence is not its own
  /// error.
  package var excusedNames: Set<String>
  /// The tables that a `merge` has made this one of; empty for a table that is loaded.
  package var mergedTables: [String] = []
  /// Lower-case names of the other tables that merges have made by this line.
  package var mergedResults: Set<String> = []
  package var vocabulary: Vocabulary
  /// What is left for looking for the columns that were meant; nil: all that it takes.
  var suggestions: SuggestionBudget?

  package init(
    header: [String]?, tableName: String = "input",
    vocabulary: Vocabulary = Vocabulary(verbs: [], forms: [], functions: [], types: []),
    placeholders: [Int: [String]] = [:]
  ) {
    self.tableName = tableName
    self.vocabulary = vocabulary
    self.placeholders = placeholders
    columns = ColumnList()
    idsByName = NameTable()
    idsByOneLine = NameTable()
    isOpen = header == nil
    gone = NameTable()
    renamed = NameTable()
    nextColumnID = 0
    lists = [:]
    predicates = [:]
    tables = [:]
    made = [:]
    assigned = [:]
    excusedNames = []
    for name in header ?? [] {
      let trimmed = name.trimmingBlanks()
      addColumn(named: trimmed.isEmpty ? "column \(nextColumnID + 1)" : trimmed, isInput: true)
    }
  }
}
