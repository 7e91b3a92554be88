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
          MergedRows(inserted: $0.inserted, updated: $0.updated, unchanged: $0.unchanged)
        })
    }
  }

  private let options: RunOptions
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
  let databases: SQLiteDatabases
  /// Where the logs of a merge go, by the table.
  private var mergeSinks: [(table: String, kind: String, sink: any ByteSink)] = []
  /// Whether there is more than one output, so that a reader who leaves does not end the run.
  private var isOneOfSeveral = false

  init(options: RunOptions, run: ProgramRun, canStop: Bool, reports: [ReportRequest] = []) {
    requests = reports
    self.options = options
    self.run = run
    databases = SQLiteDatabases(memoryByteCount: options.memoryByteCount)
    self.canStop = canStop
  }

  /// Leaves the tables, the logs that tell of them, and the history as they were: a `stop` has fired.
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

  /// The tables to run, in the order of their first line; logs of the command line belong to the table
  /// that goes to stdout or `-o`.
  func jobs(_ compiler: ProgramCompiler) throws(RunFailure) -> [Job] {
    let hasSaves = run.program.statements.contains { $0.verb == "save" && !$0.isBroken }
    if hasSaves {
      try refuseOutputFlags()
      // A table that is judged is read, whether or not a line saves it: a `stop` may fire.
      let wanted = compiler.tables.filter { !compiler.saves(of: $0).isEmpty || compiler.judges($0) }
      return jobs(for: wanted, compiler)
    }
    if options.outputFolder != nil {
      throw RunFailure(
        .usage, "the rules have no save line whose file --out-dir could move",
        help: "say where the table goes with -o, or leave --out-dir out")
    }
    let current = run.program.finalTables ?? [run.program.inputTable]
    let table = current.first ?? run.program.inputTable
    if current.count > 1 {
      throw RunFailure(
        .usage, "the rules end with \(current.count) tables, and one can go to stdout or -o",
        help: "write save \(table) to 'out.csv' for each")
    }
    if options.links != nil, compiler.merges[table.lowercased()] == nil {
      throw RunFailure(
        .usage, "'\(table)' is no result of a merge, so '--links' has nothing to take",
        help: "drop the flag")
    }
    if options.reviews != nil, options.findings == nil, compiler.reviewsBelowMerge(table) {
      throw RunFailure(
        .usage,
        "'--reviews' of a merged table takes pairs, and no rows that a line below asks about",
        help: "type --findings findings.csv too: it takes those rows")
    }
    var jobs = jobs(for: [table], compiler)
    jobs[jobs.count - 1].savesAtEnd = true
    return jobs
  }

  /// The tables that are asked for, each behind those that it is merged of.
  private func jobs(for wanted: [String], _ compiler: ProgramCompiler) -> [Job] {
    var jobs: [Job] = []
    func add(_ table: String) {
      let key = table.lowercased()
      if jobs.contains(where: { $0.table.lowercased() == key }) { return }
      let merge = compiler.merges[key]
      for source in merge?.sources ?? [] { add(source.table) }
      jobs.append(
        Job(table: table, savesAtEnd: false, saves: compiler.saves(of: table), merge: merge))
    }
    for table in wanted { add(table) }
    return jobs
  }

  private func refuseOutputFlags() throws(RunFailure) {
    let flags = [
      ("-o", options.output), ("--rejects", options.rejects), ("--reviews", options.reviews),
      ("--removed", options.removed), ("--changes", options.changes),
      ("--findings", options.findings), ("--links", options.links),
    ]
    for (flag, path) in flags where path != nil {
      throw RunFailure(
        .usage, "the rules save their tables themselves, so '\(flag)' has no table to take",
        help: "drop \(flag), or the save lines; --out-dir moves saves")
    }
  }

  /// Looks at every output before a row is read: each needs a place of its own, and none an input's.
  mutating func check(_ jobs: [Job]) throws(RunFailure) {
    var places = OutputPlaces(inputs: run.inputs.identities, baseline: options.baseline)
    var count = requests.count
    for request in requests { try places.take(request.path, request.kind) }
    if let history = options.history { try places.take(history, "history") }
    if let model = run.models.target {
      try places.take(model, "model")
      count += 1
    }
    for job in jobs {
      var outputs = try paths(of: job).flatMap(\.all)
      // What is merged in memory has no ragged records.
      if job.merge == nil, let path = try quarantinePath() { outputs.append((path, "quarantined")) }
      for (path, kind) in outputs { try places.take(path, kind) }
      count += outputs.count
    }
    isOneOfSeveral = count > 1
  }

  /// Whether what rules find in a table is listed anywhere.
  func listsFindings(of job: Job) throws(RunFailure) -> Bool {
    if options.findingSampleCount > 0 { return true }
    return try paths(of: job).contains { $0.findings != nil }
  }

  /// Where the saves of a table go.
  private func paths(of job: Job) throws(RunFailure) -> [OutputPaths] {
    var paths = try savePaths(of: job)
    if let merge = job.merge, let text = merge.removed?.text, !paths.isEmpty {
      paths[0].records = try path(text, from: RuleLoader.folder(of: merge.ruleFile))
    }
    return paths
  }

  private func savePaths(of job: Job) throws(RunFailure) -> [OutputPaths] {
    if job.savesAtEnd {
      if let output = options.output, let location = SQLiteLocation(output) {
        throw RunFailure(
          .usage, "-o takes a file, and '\(output)' is a database",
          help:
            "write save to 'sqlite:\(location.path)' table '\(location.table ?? "customer")' key id"
        )
      }
      return [
        OutputPaths(
          table: options.output ?? "-", rejects: options.rejects, reviews: options.reviews,
          removed: options.removed, changes: options.changes, findings: options.findings,
          links: options.links)
      ]
    }
    return try job.saves.map { save throws(RunFailure) in
      OutputPaths(
        table: try path(save, "to")!, key: save.columns("key").first?.name,
        rejects: try path(save, "rejects"),
        reviews: try path(save, "reviews"), removed: try path(save, "removed"),
        changes: try path(save, "changes"), findings: try path(save, "findings"),
        links: try path(save, "links"))
    }
  }

  /// The path of a clause of `save`, from the rule file's folder on, or beneath `--out-dir`.
  private func path(_ save: Statement, _ label: String) throws(RunFailure) -> String? {
    guard let text = label == "to" ? save.place : save.text(label)?.text else { return nil }
    return try path(text, from: run.folder(of: save))
  }

  private func path(_ text: String, from home: String) throws(RunFailure) -> String {
    if text == "-" { return text }
    guard let folder = options.outputFolder else { return SQLiteLocation.join(home, text) }
    if FilePath.leaves(SQLiteLocation.file(of: text)) {
      throw RunFailure(
        .usage, "'\(text)' of a save line is not beneath '--out-dir', '\(folder)'",
        help: "name a path within it in the save line, or drop --out-dir")
    }
    return SQLiteLocation.join(folder, text)
  }

  /// Where ragged records go that are set aside; without a path they have no place to go.
  private func quarantinePath() throws(RunFailure) -> String? {
    guard options.reading.ragged == .quarantine else {
      if options.quarantine == nil { return nil }
      throw RunFailure(
        .usage, "--quarantine takes what --on-ragged quarantine sets aside",
        help: "type --on-ragged quarantine too, or leave --quarantine out")
    }
    guard let path = options.quarantine else {
      throw RunFailure(
        .usage, "--on-ragged quarantine needs a file for the records it takes out",
        help: "type --quarantine FILE")
    }
    return path
  }
}

extension OutputPlan {
  /// Opens the files of reports, so that one that cannot be written is known before a row is read.
  mutating func openReports() throws(RunFailure) {
    for request in requests {
      reportSinks.append(
        try Output.open(request.path, OutputOptions(inputs: run.inputs.identities)))
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
      try sink.write(Array(request.text(report).utf8).span)
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
        } else {
          sinks[kind] = try open(path, kind, job.table, input)
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
    return outputs
  }

  /// Writes what a merge tells beside its table.
  func write(_ merged: MergedTable, of job: Job) throws(RunFailure) {
    let logs = MergeLogs(merged, threadCount: max(options.threadCount, 1))
    for (table, kind, sink) in mergeSinks where table == job.table {
      switch kind {
      case "links": try logs.writeLinks(to: sink)
      case "reviews": try sink.write(logs.reviews().span)
      default: try MergeRecords(merged, to: sink).write()
      }
    }
  }

  /// Opens what ragged records of a table go to; nil where they are not set aside.
  mutating func openQuarantine(
    _ job: Job, _ input: OpenedInput
  ) throws(RunFailure) -> QuarantineWriter? {
    guard let path = try quarantinePath() else { return nil }
    return try QuarantineWriter(
      try open(path, "quarantined", job.table, input), dialect: input.input.format.dialect)
  }

  private mutating func open(
    _ path: String, _ kind: String, _ table: String, _ input: OpenedInput
  ) throws(RunFailure) -> any ByteSink {
    // Logs quote rules, whose texts the encoding of a table may not have.
    var sink = try Output.open(
      path,
      OutputOptions(
        inputs: run.inputs.identities, expectedByteCount: input.input.source.totalByteCount,
        codec: ["rows", "quarantined", "rejects"].contains(kind) ? input.codec : nil,
        onInvalid: options.reading.invalidBytes == .replace ? .replace : .error,
        spoolFolder: canStop && !Self.outlivesStop.contains(kind)
          ? SpoolFile.usualFolder() : nil))
    if isOneOfSeveral { sink = LeavableSink(sink) }
    opened.append(Opened(path: path, kind: kind, table: table, sink: sink))
    return sink
  }

  /// Sinks that forget what they are given, so that a preview counts what a run would write.
  func previews(_ job: Job) -> [TableRun.Outputs] {
    let count = max(job.saves.count, job.savesAtEnd ? 1 : 0)
    return (0..<count).map { number in
      let isDatabase = job.saves.indices.contains(number) && job.saves[number].has("key")
      return TableRun.Outputs(table: NullSink(), isForSpreadsheets: !isDatabase)
    }
  }

  /// The same for what a run would set aside.
  func previewedQuarantine(_ input: OpenedInput) throws(RunFailure) -> QuarantineWriter {
    try QuarantineWriter(NullSink(), dialect: input.input.format.dialect)
  }

  /// What has to be said of a table's outputs whose readers left before the end.
  func notes(on table: String) -> [String] {
    opened.filter { $0.table == table && ($0.sink as? LeavableSink)?.hasReader == false }.map {
      "'\($0.sink.name)' was not read to its end and has only a part of the \($0.kind)"
    } + opened.filter { $0.table == table }.compactMap(\.written.mergeNote)
  }
}

/// An output that nobody reads.
final class NullSink: ByteSink {
  let name = "preview"
  let isNull = true

  func write(_ bytes: borrowing Span<UInt8>) throws(RunFailure) {}
  func complete() throws(RunFailure) {}
  func abandon() {}
}
