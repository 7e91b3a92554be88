import Language

extension Oracle {
  mutating func require(_ statement: Statement) {
    let columns = columns(statement)
    for row in rowsInScope(statement) {
      let blank = columns.filter { isBlank(row, $0) }
      if blank.isEmpty {
        counts[number].passed += 1
        continue
      }
      counts[number].violated += 1
      for column in blank { find(.violated, row, [column]) }
      convict(row, for: .violated)
    }
  }

  mutating func check(_ statement: Statement) {
    if case .determination(let use)? = statement.slots["determination"] {
      return determine(statement, use)
    }
    guard case .expression(let predicate)? = statement.slots["predicate"] else { return }
    judge(predicate, faultIs: .no, rowsInScope(statement))
  }

  /// Fails those of some rows of which a predicate says `fault`.
  mutating func judge(_ predicate: Expression, faultIs fault: OracleTruth, _ rows: [Int]) {
    let named = columns(in: predicate)
    for row in rows {
      switch scope.truth(predicate, self.rows[row]) {
      case fault: violate(row, named)
      case .yes, .no: counts[number].passed += 1
      case .unknown: counts[number].blank += 1
      case .failed: failToEvaluate(row, named)
      }
    }
  }

  /// The table's columns that a predicate names, each once, in the order of the text.
  func columns(in expression: Expression) -> [OracleColumn] {
    var found: [OracleColumn] = []
    if case .column(let reference) = expression.kind {
      if reference.table == nil, let named = scope.predicates[reference.name.lowercased()] {
        found = columns(in: named)
      } else if reference.table == nil || reference.table == "original" {
        found = scope.column(reference).map { [$0] } ?? []
      }
    }
    found += expression.parts.flatMap { columns(in: $0) }
    return found.indices.filter { index in
      found.firstIndex { $0.id == found[index].id } == index
    }.map { found[$0] }
  }

  // MARK: Rows with the same key

  /// Every member of a group of several fails; a row without any key is not tested.
  mutating func unique(_ statement: Statement) {
    let columns = statement.columns("keys").compactMap { scope.column($0) }
    let keyed = keys(statement, columns) { $0.contains { $0 != nil } }
    for (row, key) in keyed {
      if keyed.contains(where: { $0.row != row && $0.key == key }) {
        violate(row, columns)
      } else {
        counts[number].passed += 1
      }
    }
  }

  /// Every member of a group with more than one value of the other column fails; a row that lacks a part of
  /// the key, or that value, is not tested.
  private mutating func determine(_ statement: Statement, _ use: Determination) {
    let columns = use.keys.compactMap { scope.column($0) }
    guard let other = scope.column(use.dependent) else { return }
    let all = keys(statement, columns) { !$0.contains(nil) }
    let tested = all.compactMap { row, key in
      self.key(rows[row], other, statement).map { (row: row, key: key, value: $0) }
    }
    counts[number].blank += all.count - tested.count
    for (row, key, value) in tested {
      if tested.contains(where: { $0.key == key && $0.value != value }) {
        violate(row, columns + [other])
      } else {
        counts[number].passed += 1
      }
    }
  }

  /// The rows in scope with a key; those without are counted as not tested.
  private mutating func keys(
    _ statement: Statement, _ columns: [OracleColumn], where isUsable: ([Text?]) -> Bool
  ) -> [(row: Int, key: [Text?])] {
    let inScope = rowsInScope(statement)
    let keyed = inScope.map { row in (row: row, key: columns.map { key(rows[row], $0, statement) })
    }
    let usable = keyed.filter { isUsable($0.key) }
    counts[number].blank += inScope.count - usable.count
    return usable
  }
}
