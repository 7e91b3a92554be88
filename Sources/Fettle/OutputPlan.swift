import CSV
import Connectors
import Diagnostics
import Engine
import Language

/// Where a run's tables and logs go, and the sinks that are open.
struct OutputPlan {
  /// One table to be sent through, and whether it is saved at its end without a `save` line.
  struct Job {
    var table: String
    var savesAtEnd: Bool
    var saves: [Statement]
    /// What the table is made of; nil: of its file.
    var merge: MergeRule?
    /// Whether rules act on it, and not only read it.
    var hasRules: Bool
    /// The file that takes what rules find in the table and in others; nil: it has one of its own,
    /// or none.
    var sharedFindings: SharedFindings?
    /// The table of the run that is saved without a `save` line; nil: lines save what is saved.
    var tableAtEnd: String?

    var isSaved: Bool { savesAtEnd || !saves.isEmpty }
  }

  /// An output that is open: what it holds, and of which table.
  struct Opened {
    var path: String
    var kind: String
    var table: String
    var sink: any ByteSink

    /// The text of the `save` line that names a database, for failures.
    var literal: TextLiteral?

    /// The output as reports tell of it.
    var written: WrittenOutput {
      let counts = (sink as? RowsSink)?.counts
      return WrittenOutput(
        path: path, kind: kind,
        merged: counts.map {
          MergedRows(
            inserted: $0.inserted, updated: $0.updated, unchanged: $0.unchanged, left: $0.left)
        })
    }
  }

  let options: RunOptions
  let run: ProgramRun
  /// In file order: finished together.
  var opened: [Opened] = []
  /// Whether a rule can end the run without a table.
  private let canStop: Bool
  /// What is written even then: the reasons, and the rows to mend.
  private static let outlivesStop: Set<String> = ["findings", "rejects", "quarantined"]
  /// Report files, of no table: opened before a row is read, written when all are through.
  private var reportSinks: [any ByteSink] = []
  /// What `--history` names, opened as early; nil without it, and in a preview.
  private var historySink: AppendedFileSink?
  private let requests: [ReportRequest]
  /// Bytes of a report that are written at once.
  private static let reportPieceByteCount = 1 << 16
  let databases: SQLiteDatabases
  /// What killed runs have left beside the outputs.
  let leftovers = Leftovers()
  /// The findings that several tables write to, by path.
  var findingsSinks: [String: any ByteSink] = [:]
  /// Where the ragged records of several tables go; nil: they are those of one.
  var sharedQuarantine: SharedQuarantine?
  /// Where the logs of a merge go, by the table.
  private var mergeSinks: [(table: String, kind: String, sink: any ByteSink)] = []
  /// Whether there is more than one output, so that a reader who leaves does not end the run.
  private var isOneOfSeveral = false

  init(options: RunOptions, run: ProgramRun, canStop: Bool, reports: [ReportRequest] = []) {
    requests = reports
    self.options = options
    self.run = run
    databases = SQLiteDatabases(
      memoryByteCount: options.memoryByteCount, leftovers: leftovers)
    self.canStop = canStop
  }

  /// Leaves the tables, the logs that tell of them, and the history as they were: a `stop` has
  /// fired.
  mutating func abandonTables() {
    for output in opened where !Self.outlivesStop.contains(output.kind) { output.sink.abandon() }
    opened.removeAll { !Self.outlivesStop.contains($0.kind) }
    historySink?.abandon()
    historySink = nil
  }

  /// All outputs in the order in which they are finished.
  var sinks: [any ByteSink] {
    opened.map(\.sink) + reportSinks + (historySink.map { [$0] } ?? [])
  }
  var written: [WrittenOutput] {
    opened.map(\.written) + requests.map { WrittenOutput(path: $0.path, kind: $0.kind) }
  }

  /// Looks at every output before a row is read: each needs a place of its own, and none an
  /// input's.
  mutating func check(_ jobs: [Job]) throws(RunFailure) {
    var places = OutputPlaces(inputs: run.inputs, baseline: options.baseline)
    var count = requests.count
    for request in requests { try places.take(request.path, request.kind) }
    if let history = options.history { try places.take(history, "history") }
    if let model = run.models.target {
      try places.take(model, "model")
      count += 1
    }
    if !jobs.isEmpty, let path = try quarantinePath() {
      try places.take(path, "quarantined")
      sharedQuarantine = quarantine(of: jobs)
      count += 1
    }
    for job in jobs {
      for outputs in try paths(of: job) {
        for (path, kind) in outputs.all {
          do throws(RunFailure) {
            try places.take(path, kind)
          } catch {
            throw run.placed(error, at: outputs.literals[kind])
          }
        }
        count += outputs.all.count
      }
    }
    isOneOfSeveral = count > 1
  }
}

extension OutputPlan {
  /// Opens the files of reports, so that one that cannot be written is known before a row is read.
  mutating func openReports() throws(RunFailure) {
    for request in requests {
      reportSinks.append(
        try Output.open(
          request.path, OutputOptions(inputs: run.inputs.identities, leftovers: leftovers)))
    }
  }

  /// Opens the history for a line more, for the same reason.
  mutating func openHistory() throws(RunFailure) {
    historySink = try options.history.map { (path: String) throws(RunFailure) in
      try AppendedFileSink(path)
    }
  }

  /// Adds the run's line to the history; not to be called after a `stop`.
  func writeHistory(_ tables: [TableReport]) throws(RunFailure) {
    try historySink?.write(Array(RunHistory.line(of: tables).utf8).span)
  }

  /// Writes the reports; they become visible with the other outputs.
  func writeReports(_ report: ApplyReport) throws(RunFailure) {
    for (request, sink) in zip(requests, reportSinks) {
      var bytes: [UInt8] = []
      try request.write(report) { (piece: String) throws(RunFailure) in
        bytes += piece.utf8
        if bytes.count < Self.reportPieceByteCount { return }
        try sink.write(bytes.span)
        bytes.removeAll(keepingCapacity: true)
      }
      try sink.write(bytes.span)
    }
  }

  /// Opens the sinks of one table.
  mutating func open(
    _ job: Job, _ input: OpenedInput, _ plan: TablePlan
  ) throws(RunFailure) -> [TableRun.Outputs] {
    var outputs: [TableRun.Outputs] = []
    for (number, paths) in try paths(of: job).enumerated() {
      var sinks: [String: any ByteSink] = [:]
      for (path, kind) in paths.all {
        if kind == "rows", let location = SQLiteLocation(path) {
          let columns = plan.saves[number].columns.map(\.name)
          sinks[kind] = try open(location, columns, job.saves[number], job.table, input)
        } else if kind == "findings", path == job.sharedFindings?.path {
          continue
        } else {
          let isWhole = kind == "rows" && job.merge == nil && plan.keepsAll(inSave: number)
          sinks[kind] = try open(
            path, kind, job.table, input, at: paths.literals[kind],
            expectedByteCount: isWhole ? input.tableByteCount : nil)
        }
      }
      // What is to be reviewed of a merge are pairs of rows.
      for kind in ["links", "reviews", "source records"] where job.merge != nil {
        if let sink = sinks.removeValue(forKey: kind) { mergeSinks.append((job.table, kind, sink)) }
      }
      outputs.append(
        TableRun.Outputs(
          table: sinks["rows"]!, isForSpreadsheets: paths.key == nil, rejects: sinks["rejects"],
          rejectsHaveReasons: job.savesAtEnd
            ? options.rejectsHaveReasons : job.saves[number].has("with reasons"),
          reviews: sinks["reviews"], removed: sinks["removed"], changes: sinks["changes"],
          findings: sinks["findings"]))
    }
    try addSharedFindings(to: &outputs, job, input)
    return outputs
  }

  /// Whether an output takes the pairs of a merge that are to be reviewed.
  func writesPairs(of job: Job) -> Bool {
    mergeSinks.contains { $0.table == job.table && $0.kind == "reviews" }
  }

  /// Writes what a merge tells beside its table.
  func write(_ merged: MergedTable, of job: Job) throws(RunFailure) {
    let logs = MergeLogs(merged, threadCount: max(options.threadCount, 1))
    for (table, kind, sink) in mergeSinks where table == job.table {
      switch kind {
      case "links": try logs.writeLinks(to: sink)
      case "reviews": try logs.writeReviews(to: sink)
      default: try MergeRecords(merged, to: sink).write()
      }
    }
  }

  /// Opens one file of a table, which `literal` of the rules names; `isText`: whether its bytes are none of
  /// the table's. It will take about `expectedByteCount`; nil: nobody knows.
  mutating func open(
    _ path: String, _ kind: String, _ table: String, _ input: OpenedInput,
    at literal: TextLiteral? = nil, isText: Bool = false, expectedByteCount: Int? = nil
  ) throws(RunFailure) -> any ByteSink {
    // Logs quote rules, whose texts the encoding of a table may not have.
    let isOfTable = ["rows", "quarantined", "rejects"].contains(kind) && !isText
    let opening = OutputOptions(
      inputs: run.inputs.identities(for: kind), expectedByteCount: expectedByteCount,
      codec: isOfTable ? input.codec : nil,
      onInvalid: options.reading.invalidBytes == .replace ? .replace : .error,
      spoolFolder: canStop && !Self.outlivesStop.contains(kind) ? SpoolFile.usualFolder() : nil,
      leftovers: leftovers)
    var sink: any ByteSink
    do throws(RunFailure) {
      sink = try Output.open(path, opening)
    } catch {
      throw run.placed(error, at: literal)
    }
    if isOneOfSeveral { sink = LeavableSink(sink) }
    opened.append(Opened(path: path, kind: kind, table: table, sink: sink))
    return sink
  }

  /// What has to be said of a table's outputs whose readers left before the end.
  func notes(on table: String) -> [String] {
    opened.filter { $0.table == table && ($0.sink as? LeavableSink)?.hasReader == false }.map {
      "'\($0.sink.name)' was not read to its end and has only a part of the \($0.kind)"
    } + opened.filter { $0.table == table }.compactMap(\.written.mergeNote)
  }
}
