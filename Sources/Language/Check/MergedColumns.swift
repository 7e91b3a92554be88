import Diagnostics

/// The columns of the tables that a `merge` brings together, each under one name: in the order in which
/// they first appear, table by table.
///
///     sf    id  email  city          merged   id  email  city  phone
///     hub   Email  phone
package struct MergedColumns: Sendable {
  /// One name, and the column of each table that has it.
  package struct Column: Sendable {
    package var name: String
    /// By the place of the table in the line; nil: it has none of the name.
    package var members: [ColumnInfo?]

    /// The columns that there are.
    package var present: [ColumnInfo] { members.compactMap(\.self) }
    /// The first of those that a line gives another type than text.
    package var declared: ColumnInfo? { present.first(where: \.isTyped) }
  }

  package private(set) var columns: [Column] = []
  /// The places of names as they are written, and in lower case.
  private var places: [String: Int] = [:]
  private var placesInAnyCase: [String: [Int]] = [:]
  /// Names that a table has more than once: the later column cannot be told apart.
  package private(set) var repeated: [(source: Int, name: String)] = []

  package init(_ sources: [Scope]) {
    for (number, source) in sources.enumerated() {
      for column in source.columns {
        let place = place(of: column.name, number, sources.count)
        if columns[place].members[number] == nil {
          columns[place].members[number] = column
        } else {
          repeated.append((number, column.name))
        }
      }
    }
  }

  /// The column of that name; in other letters one that the table does not have already.
  private mutating func place(of name: String, _ source: Int, _ sourceCount: Int) -> Int {
    let known = placesInAnyCase[name.lowercased()] ?? []
    let place = places[name] ?? known.first { columns[$0].members[source] == nil }
    if let place {
      places[name] = place
      return place
    }
    places[name] = columns.count
    placesInAnyCase[name.lowercased(), default: []].append(columns.count)
    columns.append(Column(name: name, members: Array(repeating: nil, count: sourceCount)))
    return columns.count - 1
  }

  /// The place of the column that a reference means; nil where there is none, or more than one.
  package func place(of reference: ColumnReference) -> Int? {
    if reference.table != nil { return nil }
    if reference.isBracketed, let place = places[reference.name] { return place }
    let known = placesInAnyCase[reference.name.lowercased()] ?? []
    return known.count == 1 ? known[0] : nil
  }

  /// The places of the columns in the order in which they first appear in the tables by their names, whatever
  /// the order of the tables in the line is.
  package func order(of sources: [Scope], named names: [String]) -> [Int] {
    let sorted = names.indices.sorted { names[$0].utf8.lexicographicallyPrecedes(names[$1].utf8) }
    var places = sorted.flatMap { source in
      sources[source].columns.compactMap { column in
        columns.firstIndex { $0.members[source]?.id == column.id }
      }
    }
    var seen: Set<Int> = []
    places.removeAll { !seen.insert($0).inserted }
    return places
  }

  /// The places of the columns that no `take` but `everything else` names.
  package func untaken(by merge: MergeUse) -> [Int] {
    var isTaken = Array(repeating: false, count: columns.count)
    for case .take(let take) in merge.clauses.map(\.kind) {
      for place in take.columns.compactMap({ place(of: $0) }) { isTaken[place] = true }
    }
    return columns.indices.filter { !isTaken[$0] }
  }
}

extension MergedColumns.Column {
  /// Two of the columns whose declared types are not one; nil where all agree.
  var conflict: (one: ColumnInfo, other: ColumnInfo)? {
    guard let first = declared else { return nil }
    return present.first { $0.isTyped && !$0.readsLike(first) }.map { (first, $0) }
  }

  /// A column whose type no line declares, where that of another is.
  var undeclared: ColumnInfo? {
    declared == nil ? nil : present.first { !$0.isTyped }
  }

  /// Makes the column of the result: with the type that all tables give it, and the placeholders of all.
  func addTo(_ scope: inout Scope, at number: Int) {
    let id = scope.addColumn(named: name, isInput: true).id
    let first = present[0]
    let isAgreed = conflict == nil && undeclared == nil
    scope.update(id) { column in
      if isAgreed {
        column.type = first.type
        column.kind = first.kind
        column.notations = first.isCanonical ? [] : first.notations
        column.values = first.values
        column.isCanonical = first.isCanonical
        column.original = OriginalReading(
          type: column.type, kind: column.kind, notations: column.notations,
          isCanonical: column.isCanonical)
        column.isDeclared = first.isDeclared
        if present.allSatisfy({ $0.region == first.region }), case .named? = first.region {
          column.region = first.region
        }
      }
      column.isSensitive = present.contains(where: \.isSensitive)
      column.isOptional = present.contains(where: \.isOptional)
      column.isExcused = conflict != nil || present.contains(where: \.isExcused)
    }
    scope.addPlaceholders(present.flatMap(\.placeholders), to: id)
    scope.update(id) { $0.declaredPlaceholders = present.flatMap(\.declaredPlaceholders) }
  }
}

extension ColumnInfo {
  /// Whether it has another type than that of any text.
  package var isTyped: Bool { isDeclared && type != "text" }

  /// Whether both are of one type, and one of them alone has been brought to its form.
  func differsByFormAlone(from other: ColumnInfo) -> Bool {
    type == other.type && values == other.values && isCanonical != other.isCanonical
  }

  /// Whether cells of both mean the same value by the same text.
  fileprivate func readsLike(_ other: ColumnInfo) -> Bool {
    guard type == other.type, values == other.values else { return false }
    return (isCanonical && other.isCanonical)
      || (isCanonical == other.isCanonical && notations == other.notations)
  }
}
