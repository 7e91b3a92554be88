import Diagnostics
import Engine
import Language

/// What a run knows of the ones before it.
struct EarlierRuns {
  /// `--history`
  var history: RunHistory?
  /// `--baseline`
  var baseline: Baseline?
}

extension ProgramRun {
  /// What the files that the command line names say of earlier runs.
  func readEarlierRuns() throws(RunFailure) -> EarlierRuns {
    let history = try options.history.map { (path: String) throws(RunFailure) in
      try RunHistory(path: path)
    }
    return EarlierRuns(history: history, baseline: try readBaseline())
  }

  /// A list of findings that was written for one table does not say of which it is.
  func refuseSharedBaseline(
    _ baseline: Baseline?, _ jobs: [OutputPlan.Job], _ compiler: ProgramCompiler
  ) throws(RunFailure) {
    let judged = jobs.map(\.table).filter { compiler.judges($0) }
    guard baseline?.namesTables == false, judged.count > 1 else { return }
    throw RunFailure(
      .usage, "the rules judge \(judged.count) tables, and the baseline is that of one",
      help: jobs.contains(where: \.savesAtEnd)
        ? "write it anew: --findings of these rules names the table of each finding"
        : "judge each table by a rule file of its own")
  }

  /// The findings of an earlier run, as `--findings` wrote them; nil where no file is named.
  private func readBaseline() throws(RunFailure) -> Baseline? {
    guard let path = options.baseline else { return nil }
    let input = try opener.openPlain(path)
    let names = input.header.map { $0.lowercased() }
    let wanted = ["id", "key", "row", "column", "value"]
    let places = wanted.compactMap { names.firstIndex(of: $0) }
    guard places.count == wanted.count else {
      throw RunFailure(
        .usage,
        "'\(path)' is no list of findings: it has no column '"
          + (wanted.first { !names.contains($0) } ?? "id") + "'",
        help: "type --baseline with a file that --findings wrote")
    }
    let table = names.firstIndex(of: "table")
    return Baseline(
      try input.allRows().map { row in
        let cells = places.map { row.cells[$0] }
        return Baseline.Line(
          id: cells[0], key: cells[1], row: cells[2], columns: cells[3], value: cells[4],
          table: table.map { row.cells[$0] } ?? [])
      }, namesTables: table != nil)
  }
}
