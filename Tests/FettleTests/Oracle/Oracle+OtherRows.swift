import Foundation
import Language

// Statements that give cells the values of other rows.
extension Oracle {
  /// What another table has for a cell.
  private enum Answer {
    case value(Text, compared: Text, record: Int)
    case nothing(OracleFault)
    case several
  }

  /// `fill` and `correct`: all cells are compared before any is written.
  mutating func take(_ statement: Statement) {
    guard let name = statement.sourceTable?.text, let other = otherTables[name.lowercased()] else {
      return
    }
    func both(_ label: String) -> [(own: OracleColumn, theirs: OracleColumn)] {
      statement.pairs(label).compactMap { pair in
        guard let own = scope.column(pair.from), let theirs = other.scope.column(pair.to) else {
          return nil
        }
        return (own, theirs)
      }
    }
    let (keys, targets) = (both("keys"), both("columns"))
    let inScope = rowsInScope(statement, columnCount: targets.count)
    let before = rows
    for (own, theirs) in targets {
      for row in inScope {
        let cell = before[row].cells[own.id]
        if scope.isBlank(cell.text) != (statement.verb == "fill") {
          if statement.verb == "fill" {
            counts[number].passed += 1
          } else {
            counts[number].blank += 1
          }
          continue
        }
        let wanted = keys.map { key(before[row], $0.own, statement) }
        switch answer(wanted, keys.map(\.theirs), theirs, in: other, statement) {
        case .value(let text, let compared, let record):
          counts[number].passed += 1
          if compared != self.compared(cell, own) || statement.verb == "fill" {
            change(row, own, to: text, "\(name):\(record + 1)")
          }
        case .nothing(let fault):
          if case .action? = statement.others {
            violate(row, [own], as: fault)
          } else {
            counts[number].blank += 1
          }
          change(row, own, to: instead(of: cell.text, statement), "")
        case .several:
          fail(row, own, statement, as: .severalThere)
          change(row, own, to: instead(of: cell.text, statement), "")
        }
      }
    }
  }

  /// Another text ends the mark of a placeholder.
  private mutating func change(_ row: Int, _ column: OracleColumn, to text: Text, _ source: String)
  {
    if rows[row].cells[column.id].text == text { return }
    write(text, row, column, isMarked: false, source: source)
  }

  /// The one value beside a key, of the first record that has it.
  private func answer(
    _ wanted: [Text?], _ keys: [OracleColumn], _ column: OracleColumn, in other: Oracle,
    _ statement: Statement
  ) -> Answer {
    if wanted.contains(nil) { return .nothing(.withoutKey) }
    let found = other.rows.filter { row in
      !row.isRejected && keys.map { other.key(row, $0, statement) } == wanted
    }
    if found.isEmpty { return .nothing(.violated) }
    let real = found.filter { other.key($0, column, statement) != nil }
    let values = Set(real.map { other.compared($0.cells[column.id], column) })
    guard let first = real.min(by: { $0.record < $1.record }) else { return .nothing(.blankThere) }
    if values.count > 1 { return .several }
    let text = first.cells[column.id].text
    return scope.isBlank(text)
      ? .nothing(.blankThere) : .value(text, compared: values.first!, record: first.record)
  }

  // MARK: Groups

  /// Cells take the value of more than half of their group, or of the share that is asked for.
  mutating func repair(_ statement: Statement) {
    let keys = statement.columns("keys").compactMap { scope.column($0) }
    let targets = columns(statement)
    var share = Decimal(0)
    if case .number(let digits, _)? = statement.slots["share"] { share = Decimal(string: digits)! }
    let inScope = rowsInScope(statement, columnCount: targets.count)
    let before = rows
    for column in targets {
      var groups: [[Text?]: [Int]] = [:]
      for row in inScope {
        let key = keys.map { self.key(before[row], $0, statement) }
        if key.contains(nil) || scope.isBlank(before[row].cells[column.id].text) {
          counts[number].blank += 1
        } else {
          groups[key, default: []].append(row)
        }
      }
      // Findings are listed in the order of the rows.
      var failed: [Int] = []
      for members in groups.values {
        failed += decide(members, column, share, before, statement)
      }
      for row in failed.sorted() {
        fail(row, column, statement)
        change(row, column, to: instead(of: before[row].cells[column.id].text, statement), "")
      }
    }
  }

  /// Gives the members of a group the value of most; returns those that cannot be decided.
  private mutating func decide(
    _ members: [Int], _ column: OracleColumn, _ share: Decimal, _ before: [OracleRow],
    _ statement: Statement
  ) -> [Int] {
    let votes = members.map { key(before[$0], column, statement) }
    let real = votes.compactMap(\.self)
    let most = Set(real).first { value in
      let count = real.count { $0 == value }
      let isTied = Set(real).contains { other in
        other != value && real.count { $0 == other } == count
      }
      let isEnough = share == 0 ? count * 2 > real.count : count * 2 >= real.count
      return isEnough && !isTied && Decimal(count) * 100 >= share * Decimal(real.count)
    }
    let isTold = Set(votes).count == 1 || real.isEmpty
    guard let most = isTold ? real.first : most else {
      if real.isEmpty {
        counts[number].passed += members.count
        return []
      }
      return members
    }
    counts[number].passed += members.count
    let first = members[votes.firstIndex(of: most)!]
    let source =
      "\(table):\(before[first].record + 1) (\(real.count { $0 == most }) of \(real.count))"
    for (member, vote) in zip(members, votes) where vote != most {
      change(member, column, to: before[first].cells[column.id].text, source)
    }
    return []
  }
}
