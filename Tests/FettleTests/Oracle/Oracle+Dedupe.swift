import Foundation
import Language

extension Oracle {
  /// Folds duplicates: the survivor of each group stands at the place of its first member.
  mutating func dedupe(_ statement: Statement) {
    let keys = statement.columns("keys").compactMap { scope.column($0) }
    let isAnyOf = statement.has("any of")
    let inScope = rowsInScope(statement)
    let texts = inScope.map { row in keys.map { key(rows[row], $0, statement) } }
    let groups = group(texts, statement, isAnyOf).map { $0.map { inScope[$0] } }
    var leaving: [Int: Int?] = [:]
    var moved: [Int: OracleRow] = [:]
    for members in groups where members.count > 1 {
      var best = members[0]
      for member in members.dropFirst() where isBetter(member, than: best, statement) {
        best = member
      }
      let survivor = rows[best].record
      for member in members where member != best { leaving[member] = survivor }
      moved[best] = rows[members[0]]
    }
    var places: [Int: Int] = [:]
    for (row, first) in moved { places[rows[row].record] = first.place }
    remove(leaving)
    for row in rows.indices {
      if let place = places[rows[row].record] { rows[row].place = place }
    }
    rows.sort { $0.place < $1.place }
  }

  /// What a cell says in a key: the canonical text of its type, else its own; nil says nothing.
  func key(_ row: OracleRow, _ column: OracleColumn, _ statement: Statement) -> Text? {
    let cell = row.cells[column.id]
    if scope.isBlank(cell.text) { return nil }
    if !statement.has("placeholders match"), scope.isPlaceholder(cell, column.id) { return nil }
    return compared(cell, column)
  }

  /// The text by which a cell is compared, whatever it says.
  func compared(_ cell: OracleCell, _ column: OracleColumn) -> Text {
    canonical(cell, column) ?? cell.text
  }

  /// A cell as its column's type writes it; nil where it is none of the type.
  func canonical(_ cell: OracleCell, _ column: OracleColumn) -> Text? {
    if ["text", "id", "one of"].contains(column.type) { return cell.text }
    if OracleTextType.isOne(column.type) {
      return scope.isNo(cell, column.type) ? nil : OracleTextType.canonical(cell.text, column.type)
    }
    return scope.read(cell, column).text
  }

  /// Rows by group, each ascending; rows without a usable key are counted and stand alone.
  private mutating func group(
    _ keys: [[Text?]], _ statement: Statement, _ isAnyOf: Bool
  ) -> [[Int]] {
    let isDistinct = statement.has("placeholders match")
    var group = Array(keys.indices)
    for (row, key) in keys.enumerated() {
      let missing = key.count { $0 == nil }
      let isUsable =
        statement.has("every key present") ? missing == 0 : isDistinct || missing < key.count
      if !isUsable {
        counts[number].noUsableKey += 1
        continue
      }
      counts[number].passed += 1
      for other in 0..<row where group[other] != group[row] {
        if isSame(keys[other], key, isAnyOf, isDistinct, statement) {
          let (old, new) = (max(group[row], group[other]), min(group[row], group[other]))
          group = group.map { $0 == old ? new : $0 }
        }
      }
    }
    return Dictionary(grouping: keys.indices, by: { group[$0] }).values.map { $0.sorted() }
  }

  private func isSame(
    _ left: [Text?], _ right: [Text?], _ isAnyOf: Bool, _ isDistinct: Bool, _ statement: Statement
  ) -> Bool {
    if statement.has("every key present"), left.contains(nil) { return false }
    if isAnyOf { return zip(left, right).contains { $0 == $1 && (isDistinct || $0 != nil) } }
    return left == right && (isDistinct || left.contains { $0 != nil })
  }

  // MARK: Ranks

  /// Whether a row wins over an earlier one.
  private func isBetter(_ row: Int, than other: Int, _ statement: Statement) -> Bool {
    guard case .ranks(let ranks)? = statement.slots["ranks"] else { return false }
    for rank in ranks {
      let order = compare(rows[row], rows[other], rank)
      if order != 0 { return order > 0 }
      if rank.name == "first" { return false }
      if rank.name == "last" { return true }
    }
    return false
  }

  private func compare(_ row: OracleRow, _ other: OracleRow, _ rank: Rank) -> Int {
    switch rank.name {
    case "most complete": return completeness(row) - completeness(other)
    case "latest", "largest", "earliest", "smallest":
      guard let column = rank.column.flatMap({ scope.column($0) }) else { return 0 }
      let left = scope.read(row.cells[column.id], column)
      let right = scope.read(other.cells[column.id], column)
      if !left.isPresent || !right.isPresent {
        return (left.isPresent ? 1 : 0) - (right.isPresent ? 1 : 0)
      }
      let order = OracleScope.order(left, right)
      return rank.name == "latest" || rank.name == "largest" ? order : -order
    default: return 0
    }
  }

  private func completeness(_ row: OracleRow) -> Int {
    scope.columns.count { !scope.isMissing(row.cells[$0.id], $0.id) }
  }
}
