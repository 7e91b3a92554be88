extension MergeColumn {
  /// A column of no rows, which says what a field of it is called and how it is compared.
  package init(name: String, kind: MatchKind, isDeclared: Bool) {
    self.init(
      name: name, kind: kind, isDeclared: isDeclared, texts: RowTexts(),
      keys: InternedColumn())
  }
}

extension MergeInput {
  /// Columns without rows.
  init(columnsOf columns: [MergeColumn]) {
    self.init(
      sources: [MergeSource(name: "", rows: 0..<0, recordNumbers: [])],
      columns: columns.map {
        MergeColumn(name: $0.name, kind: $0.kind, isDeclared: $0.isDeclared)
      })
  }
}

extension MatchKind {
  /// What a model's file calls it.
  var word: String {
    switch self {
    case .text: "text"
    case .name: "name"
    case .company: "company"
    case .email: "email"
    case .phone: "phone"
    case .url: "url"
    case .number: "number"
    case .date: "date"
    case .postcode: "postcode"
    case .country: "country"
    case .category: "category"
    case .code: "code"
    case .id: "id"
    }
  }
}
