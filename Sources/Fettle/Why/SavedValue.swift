import CSV
import Diagnostics
import Engine
import Language
import Matching

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
    let lines = try rows(changes, names, optional: "source") {
      $0[0] == id && $0[1].lowercased() == column.lowercased()
    }
    guard let last = lines.last else {
      let isThere = try hasRow(changes, links)
      throw RunFailure(
        .usage, "'\(changes)' tells nothing of '\(column)' of row '\(id)'",
        help: isThere
          ? "the cell is blank, or no rule has changed it under this name; with the rules more is known"
          : "it has no such row, or no rule has changed the cell; with the rules more is known")
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
          ValueReport.Change(
            place: line[2], rule: line[3], before: line[4], after: line[5],
            source: line[6].isEmpty ? nil : line[6]))
      }
    }
    if let separator = report.take.flatMap(Self.separator) {
      var parts = JoinedParts(separator: Array(separator.utf8))
      for source in report.sources { parts.add(Array(source.value.utf8).span) }
      report.value = String(decoding: parts.text, as: UTF8.self)
    }
    // What is taken stands at the end of a log, and what changed it before that.
    if let change = report.changes.last { report.value = change.after }
    if let links { report.losses = try losses(links, besides: report.sources.map(\.row)) }
    return report
  }

  /// What stands between the values of a `take … all joined ';'`; nil for other lines.
  private static func separator(of take: String) -> String? {
    let bytes = Array(take.utf8)
    let tokens = Lexer.tokens(of: bytes).tokens.filter { !$0.isTrivia }
    func text(_ token: Token) -> String {
      String(decoding: bytes[token.lower..<token.upper], as: UTF8.self)
    }
    for (word, quoted) in zip(tokens, tokens.dropFirst())
    where text(word) == "joined" && word.kind == .word && quoted.kind == .text {
      let content = text(quoted).dropFirst()
      guard let closer = content.last.map({ String($0) }) else { return nil }
      return String(content.dropLast()).replacing(closer + closer, with: closer)
    }
    return nil
  }

  /// Whether a log tells of the row at all.
  private func hasRow(_ changes: String, _ links: String?) throws(RunFailure) -> Bool {
    if try !rows(changes, ["key"], where: { $0[0] == id }).isEmpty { return true }
    guard let links else { return false }
    return try !rows(links, ["\(table)_id"], where: { $0[0] == id }).isEmpty
  }

  private func losses(
    _ links: String, besides taken: [String]
  ) throws(RunFailure) -> [ValueReport.Loss] {
    try rows(links, ["\(table)_id", "source", "source_id"]) { $0[0] == id }
      .map { "\($0[1]) \($0[2])" }.filter { !taken.contains($0) }
      .map { ValueReport.Loss(row: $0, value: nil, reason: nil) }
  }

  /// The cells of some columns, by their names, in the lines of a log that are wanted; behind them that of one
  /// which the log need not have.
  private func rows(
    _ path: String, _ names: [String], optional: String? = nil, where isWanted: ([String]) -> Bool
  ) throws(RunFailure) -> [[String]] {
    let input = try opener.openLog(path)
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
    let last = optional.flatMap { header.firstIndex(of: $0) }
    var found: [[String]] = []
    try input.forEachRow { row in
      var cells = places.map { String(decoding: row.cells[$0], as: UTF8.self) }
      if optional != nil {
        cells.append(last.map { String(decoding: row.cells[$0], as: UTF8.self) } ?? "")
      }
      if isWanted(cells) { found.append(cells) }
    }
    return found
  }
}
