import Diagnostics
import Matching

/// Finds the merge in which two rows meet.
struct PairSearch {
  /// In the order of the lines.
  private let merges: [MergeRule]

  init(_ merges: [MergeRule]) {
    self.merges = merges
  }

  /// The one merge that has the tables of all names; `result` chooses among several.
  func rule(for names: [RowName], into result: String?) throws(RunFailure) -> MergeRule {
    if merges.isEmpty {
      throw RunFailure(.usage, "no line of the rules merges", help: "name rules with a merge")
    }
    var fitting = merges
    if let result {
      fitting = merges.filter { $0.result.lowercased() == result.lowercased() }
      if fitting.isEmpty {
        let known = merges.map(\.result)
        let near = EditDistance.suggestion(for: result, among: known)
        throw RunFailure(
          .usage, "no line merges into '\(result)'",
          help: "did you mean '\(near ?? known[0])'?")
      }
    }
    for name in names {
      let all = fitting
      fitting = fitting.filter { $0.place(of: name) != nil }
      if fitting.isEmpty {
        if let failure = Self.unknownTable(name, all) { throw failure }
        throw RunFailure(
          .usage, "'\(name.text)' does not say of which table the row is",
          help: "write it with its table, as in \(all[0].sources[0].table):\(name.text)")
      }
    }
    if fitting.count > 1 {
      throw RunFailure(
        .usage, "the rows meet in \(fitting.count) merges",
        help: "choose one with --into \(fitting[0].result)")
    }
    return fitting[0]
  }

  /// The failure for a name before a colon that is no table's.
  private static func unknownTable(_ name: RowName, _ merges: [MergeRule]) -> RunFailure? {
    guard let colon = name.text.firstIndex(of: ":") else { return nil }
    let known = merges.flatMap { $0.sources.map(\.table) }
    let near = EditDistance.suggestion(for: String(name.text[..<colon]), among: known)
    return RunFailure(
      .usage, "no table '\(name.text[..<colon])' is merged",
      help: near.map { "did you mean '\($0)'?" }
        ?? "the tables are \(known.joined(separator: ", "))")
  }
}

extension MergeRule {
  /// The table that a name of a row is of, and what stands behind it; nil where it does not say.
  func place(of name: RowName) -> (source: Int, row: String)? {
    for (number, source) in sources.enumerated() {
      let prefix = source.table.lowercased() + ":"
      if name.text.lowercased().hasPrefix(prefix) {
        return (number, String(name.text.dropFirst(prefix.count)))
      }
    }
    return sources.count == 1 ? (0, name.text) : nil
  }
}

extension MergedTable {
  /// The row that a name means.
  func row(of name: RowName) throws(RunFailure) -> UInt32 {
    guard let (source, text) = rule.place(of: name) else {
      preconditionFailure("a name whose table is not of the merge")
    }
    if let row = row(text, of: source) { return row }
    let table = input.sources[source]
    if table.idColumn == nil {
      throw RunFailure(
        .usage, "table '\(table.name)' has no row \(text)",
        help: "rows go by their number in the file, the first one being 1")
    }
    throw RunFailure(
      .usage, "no row of table '\(table.name)' has the id '\(text)'",
      help: "a row's number stands behind a #, as in \(table.name):#12")
  }
}
