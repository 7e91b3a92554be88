import Connectors
import Diagnostics
import Engine

extension OutputPlan {
  private static let modelKind = "model"

  /// Opens the file of `--model` where a run is to write it, so that one that cannot be written is
  /// known before a row is read.
  mutating func openModel() throws(RunFailure) {
    guard let path = run.models.target else { return }
    let sink = try Output.open(
      path, OutputOptions(inputs: run.inputs.identities, leftovers: leftovers))
    opened.append(Opened(path: path, kind: Self.modelKind, table: "", sink: sink))
  }

  /// Writes what the merges have learned, if that is asked for; says in the report of the merge's
  /// result where nothing was learned and nothing is written. After a `stop` there is no file to be
  /// written.
  mutating func writeModel(
    _ merges: some Sequence<MergeRule>, into report: inout ApplyReport
  ) throws(RunFailure) {
    guard let place = opened.firstIndex(where: { $0.kind == Self.modelKind }) else { return }
    switch run.models.text(of: merges) {
    case .success(let text): try opened[place].sink.write(Array(text.utf8).span)
    case .failure(let missing):
      opened.remove(at: place).sink.abandon()
      let table = report.tables.firstIndex { $0.table.lowercased() == missing.result.lowercased() }
      if let table { report.tables[table].notes.append(missing.note) }
    }
  }
}
