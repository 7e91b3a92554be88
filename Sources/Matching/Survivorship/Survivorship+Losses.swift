/// A value of a group that is not that of the result, and why.
package struct LostValue: Sendable, Equatable {
  /// Why a value was not taken.
  package enum Reason: Sendable, Equatable {
    /// The cell has none.
    case blank
    case placeholder
    /// It is none of the column's type, and the line asks for that.
    case notValid
    /// It is the value that was taken.
    case same
    /// This rank of the line puts another record first.
    case rank(TakeRank)
    /// Of records that rank alike an earlier one goes first.
    case later
    /// Of a list: all its parts are in it already.
    case partsThere
    /// Of a block: its record has nothing in any of the columns.
    case blockBlank
    /// The records do not agree, and the line asks for that.
    case disagreed
  }
  package var row: UInt32
  package var reason: Reason
}

extension Survivorship {
  /// The rows of a group that did not give the value of a column, in their order, with the reason of each.
  package func losses(
    _ column: Int, _ survivor: Survivor, of members: ArraySlice<UInt32>
  ) -> [LostValue] {
    let take = takes[takeOfColumn[column]]
    let winners = survivor.rows + (blankGiver(column, survivor, of: members).map { [$0] } ?? [])
    let outranked = outranked(column, take, members)
    let rest: LostValue.Reason =
      switch take.way {
      case .joined: .partsThere
      case .agreed: .disagreed
      case .each, .together: .later
      }
    return members.filter { !winners.contains($0) }.map { row in
      LostValue(
        row: row,
        reason: unfitness(column, row, take, winners) ?? outranked[row] ?? rest)
    }
  }

  /// The row that gave a block of columns of which this one is blank; nil where there is none such.
  package func blankGiver(
    _ column: Int, _ survivor: Survivor, of members: ArraySlice<UInt32>
  ) -> UInt32? {
    let take = takes[takeOfColumn[column]]
    guard take.way == .together, case .blank = survivor else { return nil }
    return best(ofBlock: take, members)
  }

  /// Why a row is none to be ranked; nil where it is one.
  private func unfitness(
    _ column: Int, _ row: UInt32, _ take: TakeClause, _ winners: [UInt32]
  ) -> LostValue.Reason? {
    if take.way == .together {
      if !take.columns.contains(where: { isReal($0, row) }) { return .blockBlank }
      let isWrong = take.columns.contains { isReal($0, row) && !isValid($0, row) }
      return take.onlyValid && isWrong ? .notValid : nil
    }
    if !isReal(column, row) { return isPlaceholder(column, row) ? .placeholder : .blank }
    if take.onlyValid, !isValid(column, row) { return .notValid }
    return winners.contains { input.columns[column].isSameValue($0, row) } ? .same : nil
  }

  /// The rank at which each row that is to be ranked fell behind; those that fell behind at none are missing.
  private func outranked(
    _ column: Int, _ take: TakeClause, _ members: ArraySlice<UInt32>
  ) -> [UInt32: LostValue.Reason] {
    var reasons: [UInt32: LostValue.Reason] = [:]
    var rows = members.filter { unfitness(column, $0, take, []) == nil }
    let isBlock = take.way == .together
    for rank in take.ranks where rows.count > 1 {
      let scores = rows.map {
        score(
          $0, rank, among: rows, column: isBlock ? nil : column,
          block: isBlock ? take.columns : nil)
      }
      guard let most = scores.max() else { break }
      for (row, score) in zip(rows, scores) where score < most { reasons[row] = .rank(rank) }
      rows = zip(rows, scores).filter { $0.1 == most }.map(\.0)
    }
    return reasons
  }
}
