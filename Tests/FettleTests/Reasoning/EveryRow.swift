/// Every row that can be made of some values of each column.
enum EveryRow {
  /// Such rows behind their header, as CSV; values need no quotes.
  static func table(_ header: [String], _ values: [[String]]) -> String {
    var rows: [[String]] = [[]]
    for column in values { rows = rows.flatMap { row in column.map { row + [$0] } } }
    return ([header] + rows).map { $0.joined(separator: ",") + "\n" }.joined()
  }
}
