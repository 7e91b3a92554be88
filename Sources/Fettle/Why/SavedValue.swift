import CSV
import Diagnostics
import Engine

/// Reads in the logs of a run where a value comes from: `--changes`, and `--links` for the other rows of the
/// group.
struct SavedValue {
  let opener: InputOpener
  let table: String
  let id: String
  let column: String

  /// What the logs tell.
  func report(changes: String, links: String?) throws(RunFailure) -> ValueReport {
    let names = ["key", "column", "line", "rule", "before", "after"]
    let lines = try rows(changes, names).filter {
      $0[0] == id && $0[1].lowercased() == column.lowercased()
    }
    guard let last = lines.last else {
      throw RunFailure(
        .usage, "'\(changes)' tells nothing of '\(column)' of row '\(id)'",
        help: "it has no such row, or no rule has changed the cell; with the rules more is known")
    }
    var report = ValueReport(
      table: table, id: id, column: last[1], value: last[5], sources: [], losses: [], changes: [])
    for line in lines {
      if line[3].hasPrefix("take ") {
        // The row that a merge took the value of stands for what was there before.
        report.take = line[3]
        report.takePlace = line[2]
        report.sources.append(
          ValueReport.Source(row: line[4], file: nil, record: nil, value: line[5], changes: []))
      } else {
        report.changes.append(
          ValueReport.Change(place: line[2], rule: line[3], before: line[4], after: line[5]))
      }
    }
    // What is taken stands at the end of a log, and what changed it before that.
    if let change = report.changes.last { report.value = change.after }
    if let links { report.losses = try losses(links, besides: report.sources.map(\.row)) }
    return report
  }

  private func losses(
    _ links: String, besides taken: [String]
  ) throws(RunFailure) -> [ValueReport.Loss] {
    try rows(links, ["\(table)_id", "source", "source_id"]).filter { $0[0] == id }
      .map { "\($0[1]) \($0[2])" }.filter { !taken.contains($0) }
      .map { ValueReport.Loss(row: $0, value: nil, reason: nil) }
  }

  /// The cells of some columns of a file, by their names.
  private func rows(_ path: String, _ names: [String]) throws(RunFailure) -> [[String]] {
    let input = try opener.openPlain(path)
    let header = input.header.map { $0.lowercased() }
    var places: [Int] = []
    for name in names {
      guard let place = header.firstIndex(of: name.lowercased()) else {
        throw RunFailure(
          .usage, "'\(path)' has no column '\(name)'",
          help: "name a file that --changes or --links of a run has written")
      }
      places.append(place)
    }
    return try input.allRows().map { row in
      places.map { String(decoding: row.cells[$0], as: UTF8.self) }
    }
  }
}
