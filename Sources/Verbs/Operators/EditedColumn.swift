import Engine

/// What a rule writes to: a column, and how journal and marks see its changes.
protocol EditTarget: Sendable {
  var id: Int { get }
  var edit: Edit { get }
}

extension EditTarget {
  /// The column as findings name it.
  var judged: JudgedColumn { JudgedColumn(id: id, name: edit.name) }
}

/// A column that a rule writes, and nothing besides.
struct EditedColumn: EditTarget {
  var id: Int
  var edit: Edit
}
