/// One column as a line sees it.
struct OracleColumn {
  var id: Int
  var name: String
  var type = "text"
  var notations: [String] = []
  var values: [Text] = []
  var isInput = true
  /// Whether a line has written its cells in the canonical way.
  var isCanonical = false

  /// Whether a type or form without notations takes those of the column.
  func lendsNotations(to other: String) -> Bool {
    switch type {
    case "number", "whole": ["number", "whole", "money"].contains(other)
    default: type == other
    }
  }
}

/// One cell: its text, how it came, and what rules made of it.
struct OracleCell {
  var text: Text
  /// Filled by `default`, or computed from such a cell.
  var isMarked = false
  var isChanged = false
  /// The type to which a line could not convert the text; nil: no line has failed on it.
  var isNo: String?
  /// The field as it stood in the file.
  var field: String?
}

/// One row: where it stands, and with which record it came.
struct OracleRow {
  var record: Int
  /// The record at whose place it stands.
  var place: Int
  var cells: [OracleCell]
  let original: [Text]
  var end: String
}

/// What one statement did.
struct OracleCounts: Equatable {
  var changed = 0
  var removed = 0
  var noUsableKey = 0
  var failed = 0
  var outOfScope = 0
}

/// One line of `--changes` or `--removed`, with what orders it.
struct OracleEntry {
  var place: Int
  var statement: Int
  var fields: [Text]
}

/// What a save wrote: the fields of its rows, as they must be, and its logs.
struct OracleOutput {
  var text = ""
  var changes: [[Text]] = []
  var removed: [[Text]] = []
  var rowCount = 0
  var changedRowCount = 0
  /// What could not be converted or evaluated, up to here.
  var failedCount = 0
}
