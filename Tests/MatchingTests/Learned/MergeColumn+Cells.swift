import Matching

extension MergeColumn {
  /// A column of these texts, which are compared as they are.
  init(name: String, kind: MatchKind, _ cells: [String]) {
    var keys = InternedColumn()
    for cell in cells { keys.append(Array(cell.utf8).span) }
    self.init(
      name: name, kind: kind, isDeclared: true, texts: RowTexts(TextStretch(cells)), keys: keys)
  }
}
