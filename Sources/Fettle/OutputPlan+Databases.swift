import Connectors
import Diagnostics
import Engine
import Language

/// Tables of databases among the outputs of a run.
extension OutputPlan {
  /// Opens a table of a database, as far as it can be looked at before a row is read.
  mutating func open(
    _ location: SQLiteLocation, _ columns: [String], _ save: Statement, _ table: String,
    _ input: OpenedInput
  ) throws(RunFailure) -> any ByteSink {
    do throws(RunFailure) {
      let sink = RowsSink(
        try databases.sink(location, key: save.columns("key").first?.name ?? "", columns: columns),
        spool: try SpoolFile(folder: SpoolFile.usualFolder()), format: input.input.format)
      opened.append(
        Opened(
          path: location.text, kind: "rows", table: table, sink: sink, literal: save.text("to")))
      return sink
    } catch {
      throw run.located(error, at: save.text("to")!)
    }
  }

  /// Writes the rows of databases, so that what became of them is known; nobody sees them yet.
  func completeDatabases() throws(RunFailure) {
    for output in opened {
      do throws(RunFailure) {
        try (output.sink as? RowsSink)?.complete()
      } catch {
        throw output.literal.map { run.located(error, at: $0) } ?? error
      }
    }
  }
}

extension WrittenOutput {
  /// What became of merged rows, in one sentence; nil for another output.
  var mergeNote: String? {
    guard let merged else { return nil }
    let counts =
      "\(Quantity.count(merged.updated)) updated, \(Quantity.count(merged.unchanged)) unchanged"
    let left =
      merged.left == 0
      ? ""
      : "; \(Quantity.count(merged.left, "row")) of the table left alone, whose key did not come in"
    return "'\(path)': \(Quantity.count(merged.inserted, "row")) inserted, \(counts)\(left)"
  }
}
