import Diagnostics

/// A column as it stands at one line of the rules.
package struct ColumnInfo: Sendable {
  /// Its name today, trimmed, as in the header or as the rule wrote it.
  package var name: String
  /// Which cells it denotes, whatever it is called: 0..<n are the input's fields, later ones are made.
  package var id: Int
  /// The name of its type; `text` until declared.
  package var type: String
  package var kind: ValueKind
  /// Notations declared for it (`column dob is date 'DD/MM/YYYY'`); empty: canonical only.
  package var notations: [String]
  /// The values of `one of`.
  package var values: [String]
  /// Whether cells hold the canonical form of the type by now (after `normalize dob date`).
  package var isCanonical: Bool
  /// Whether a `column` line (or a form) gave the type.
  package var isDeclared: Bool
  /// False for a column that the rules made: it has no `original`.
  package var isInput: Bool
  package var isOptional: Bool
  package var isSensitive: Bool
  /// Texts that stand for a missing value, from `placeholders` and every `default` of the column.
  package var placeholders: [String]

  package init(name: String, id: Int, isInput: Bool) {
    self.name = name
    self.id = id
    self.type = "text"
    self.kind = .text
    self.notations = []
    self.values = []
    self.isCanonical = false
    self.isDeclared = false
    self.isInput = isInput
    self.isOptional = false
    self.isSensitive = false
    self.placeholders = []
  }
}

/// What can be named at one line of the rules. The checker and the compiler walk it together with the
/// statements, so that both see the same columns.
package struct Scope: Sendable {
  /// In output order.
  package var columns: [ColumnInfo]
  /// Whether the header is not known: then an unknown name is taken to be a column of the input.
  package var isOpen: Bool
  /// Columns that a line dropped or renamed away, by lower-case name, with the line that did it.
  package var gone: [String: SourceRange]
  package var nextColumnID: Int
  package var lists: [String: [TextLiteral]]
  package var predicates: [String: Expression]
  /// Columns of other tables, by table name, as they stand at this line; nil: header not known.
  package var tables: [String: [ColumnInfo]?]

  package init(header: [String]?) {
    columns = (header ?? []).enumerated().map { ColumnInfo(name: $1, id: $0, isInput: true) }
    isOpen = header == nil
    gone = [:]
    nextColumnID = header?.count ?? 0
    lists = [:]
    predicates = [:]
    tables = [:]
  }
}
