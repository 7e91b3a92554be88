import Matching

extension MergeColumn {
  /// A column of these texts, which are compared as they are.
  init(name: String, kind: MatchKind, _ cells: [String]) {
    var texts = TextStretch()
    var keys = InternedColumn()
    for cell in cells {
      texts.append(Array(cell.utf8).span)
      keys.append(Array(cell.utf8).span)
    }
    self.init(name: name, kind: kind, isDeclared: true, texts: RowTexts(texts), keys: keys)
  }
}
