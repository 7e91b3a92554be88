import Engine

/// A column that a rule writes, and how journal and marks see its changes.
struct EditedColumn: Sendable {
  var id: Int
  var edit: Edit
}
