import Columns

/// The rows of all tables that are merged, as they stand at the line: sources in the order of the
/// line, rows in their order, one behind another.
package struct MergeInput: Sendable {
  package var sources: [MergeSource]
  /// The columns of all sources, each under one name.
  package var columns: [MergeColumn]
  /// The columns in an order that that of the tables has no say in; as they stand where nothing else is said.
  package var columnOrder: [Int]
  /// What people have decided of pairs: it goes before every clause, and does not contradict
  /// itself.
  package var decisions: [MergeDecision] = []

  package init(sources: [MergeSource], columns: [MergeColumn], columnOrder: [Int]? = nil) {
    self.sources = sources
    self.columns = columns
    self.columnOrder = columnOrder ?? Array(columns.indices)
  }

  package var rowCount: Int { sources.last?.rows.upperBound ?? 0 }

  /// A view of a row's cell, to be used as long as the input lives; nil where it has no value that
  /// counts.
  package func value(_ column: Int, _ row: UInt32) -> Cell? {
    columns[column].isPresent(Int(row)) ? columns[column].texts.cell(row) : nil
  }

  /// The input without what is compared in other columns.
  package func keepingKeys(of kept: Set<Int>) -> MergeInput {
    var result = self
    for column in columns.indices where !kept.contains(column) {
      result.columns[column].keys = InternedColumn()
    }
    return result
  }

  /// The input in which other columns than `texts` tell only whether rows have the same value, and
  /// other ones than `values` only whether they have any.
  package func keeping(texts: Set<Int>, values: Set<Int>, threadCount: Int) -> MergeInput {
    var result = self
    result.columns = Parallel.map(columns.count, threadCount: threadCount) { number in
      var column = columns[number]
      if texts.contains(number) { return column }
      column.keys.pool = TextPool()
      if values.contains(number) { return column }
      var present = Bitmap(count: rowCount)
      for (row, id) in column.keys.ids.enumerated() where id != 0 { present.insert(row) }
      column.present = present
      column.keys.ids = []
      return column
    }
    return result
  }
}

/// What somebody has said of two rows.
package struct MergeDecision: Sendable, Equatable {
  package var left: UInt32
  package var right: UInt32
  package var isSame: Bool

  package init(left: UInt32, right: UInt32, isSame: Bool) {
    self.left = left
    self.right = right
    self.isSame = isSame
  }
}

/// One table that is merged.
package struct MergeSource: Sendable {
  /// Its name in the rules.
  package var name: String
  /// Its rows among those of all sources.
  package var rows: Range<Int>
  /// Whether `load …, no duplicates` says that no two of its rows are the same.
  package var isFreeOfDuplicates: Bool
  /// The row's number in its file, from 1, by row of the source.
  package var recordNumbers: [UInt32]
  /// The column declared `id`, as an index of ``MergeInput/columns``; nil: rows go by their number.
  package var idColumn: Int?

  package init(
    name: String, rows: Range<Int>, isFreeOfDuplicates: Bool = false, recordNumbers: [UInt32],
    idColumn: Int? = nil
  ) {
    self.name = name
    self.rows = rows
    self.isFreeOfDuplicates = isFreeOfDuplicates
    self.recordNumbers = recordNumbers
    self.idColumn = idColumn
  }
}

/// One column of the tables that are merged.
package struct MergeColumn: Sendable {
  package var name: String
  package var kind: MatchKind
  /// Whether a rule declares the column's type.
  package var isDeclared: Bool
  /// The cells as they stand, blanks as they are written; empty too where a source has no such
  /// column.
  package var texts: RowTexts
  /// What is compared: the canonical value of the declared type, else the text; 0 where the cell is
  /// blank or a placeholder. One that cannot be read as its type has its text.
  package var keys: InternedColumn
  /// What the declared type writes, where ``keys`` leaves out more: empty where that is the cell's text. nil:
  /// ``keys`` tells.
  package var values: RowTexts?
  /// Rows that have a value that counts, where ``keys`` has left.
  package var present: Bitmap?
  /// Rows whose cell is a placeholder: taken only if nothing else exists.
  package var placeholders: Bitmap?
  /// Rows whose cell is present and none of the declared type; nil: none is.
  package var invalid: Bitmap?

  package init(
    name: String, kind: MatchKind, isDeclared: Bool, texts: RowTexts, keys: InternedColumn,
    placeholders: Bitmap? = nil
  ) {
    self.name = name
    self.kind = kind
    self.isDeclared = isDeclared
    self.texts = texts
    self.keys = keys
    self.placeholders = placeholders
  }

  /// Whether a row has a value that counts.
  @inline(__always)
  package func isPresent(_ row: Int) -> Bool { present.map { $0[row] } ?? (keys.ids[row] != 0) }

  /// Whether two rows that both have a value have the same, as the declared type writes it.
  package func isSameValue(_ one: UInt32, _ other: UInt32) -> Bool {
    guard keys.ids[Int(one)] == keys.ids[Int(other)], let values else {
      return keys.ids[Int(one)] == keys.ids[Int(other)]
    }
    let left = values.isEmpty(one) ? texts[one] : values[one]
    let right = values.isEmpty(other) ? texts[other] : values[other]
    return left.isEqual(to: right)
  }

  /// Whether a row's cell is blank, however that is written.
  package func isBlank(_ row: Int) -> Bool {
    !isPresent(row) && !(placeholders?[row] ?? false)
  }
}
