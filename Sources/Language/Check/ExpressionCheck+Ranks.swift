import Diagnostics

// What rows are ranked by, for `dedupe` and for `merge`.
extension ExpressionCheck {
  /// Holds the column of a rank to have an order: `latest` and `earliest` take dates too.
  mutating func checkOrder(of rank: Rank, by column: ColumnInfo?) {
    guard let reference = rank.column, let column, !column.isExcused else { return }
    let isTime = rank.name == "latest" || rank.name == "earliest"
    if column.kind == .number || (isTime && column.kind.isMoment) { return }
    if !column.isDeclared {
      return report(
        undeclared: column, at: reference.range, wanted: isTime ? .date : .number)
    }
    report(
      .wrongKind,
      "'\(rank.name)' compares \(isTime ? "dates" : "numbers"), and column "
        + "'\(column.name)' is \(column.kind.phrase)", at: reference.range,
      help: column.kind.isMoment ? "write latest or earliest" : nil)
  }
}
