@testable import Matching

extension MergeInput {
  /// One table of these columns, of which those that are text are declared by nobody.
  init(columns: [(name: String, kind: MatchKind, texts: [String])]) {
    let merged = columns.map { column in
      var keys = InternedColumn()
      for text in column.texts {
        if text.isEmpty { keys.appendMissing() } else { keys.append(Array(text.utf8).span) }
      }
      return MergeColumn(
        name: column.name, kind: column.kind, isDeclared: column.kind != .text, texts: RowTexts(),
        keys: keys)
    }
    let count = columns[0].texts.count
    let source = MergeSource(
      name: "t", rows: 0..<count, recordNumbers: (1...UInt32(count)).map { $0 })
    self.init(sources: [source], columns: merged)
  }
}
