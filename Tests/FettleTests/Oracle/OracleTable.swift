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
  /// By what its cells were read as they came.
  var born: (type: String, notations: [String]) = ("text", [])
  /// Whether a form has given it a type.
  var isConverted = false

  /// The column as its cells came: what became of them says nothing of those.
  var asBorn: OracleColumn {
    var column = self
    column.isCanonical = false
    if OracleScope.family(born.type) == OracleScope.family(type) {
      (column.type, column.notations) = born
    }
    return column
  }

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
  /// Whether a rule has rejected it: it leaves at the next line that sees whole tables.
  var isRejected = false
}

/// What one statement did: cells for lines over columns, rows for lines over rows.
struct OracleCounts: Equatable {
  var passed = 0
  /// Fails the rule.
  var violated = 0
  /// Not tested: blank, or compared with a blank.
  var blank = 0
  var noUsableKey = 0
  /// Could not be converted or evaluated.
  var failed = 0
  var outOfScope = 0
  var changed = 0
  var removed = 0
  /// Rows that the statement rejects, and that it has reviewed.
  var rejected = 0
  var reviewed = 0
}

/// One line of `--changes` or `--removed`, with what orders it.
struct OracleEntry {
  var place: Int
  var statement: Int
  var fields: [Text]
  /// Of a change: the row that the value was taken of.
  var source = Text.empty
}

/// A row that some statements reject, or have reviewed.
struct OracleConviction {
  var place: Int
  var record: Int
  /// In their order.
  var statements: [Int]
  /// What each of the statements finds wrong.
  var faults: [OracleFault]
}

/// What a save wrote: the fields of its rows, as they must be, and its logs.
struct OracleOutput {
  var text = ""
  var changes: [[Text]] = []
  var removed: [[Text]] = []
  var findings: [[Text]] = []
  var reviews: [[Text]] = []
  /// What stands before the rejected rows.
  var rejectsHead = ""
  /// The fields of each rejected row as they came, and what follows them where reasons are wanted.
  var rejects: [(fields: [String], reasons: [Text])] = []
  var rowCount = 0
  var changedRowCount = 0
}
