import CSV
import Diagnostics
import Engine

/// The file of one table that takes the findings on others too.
struct SharedFindings {
  var path: String
  /// That table, of which reports tell what becomes of the file.
  var host: String
  /// How that table is written.
  var dialect: Dialect
}

/// The file that takes the ragged records of several tables.
struct SharedQuarantine {
  /// The table of which reports tell what becomes of the file: the first that is saved.
  var host: String
  var dialect: Dialect
  /// Whether the tables have several encodings, so that the file is UTF-8.
  var isText: Bool
  var sink: (any ByteSink)?
}

/// Logs that several tables write to, one behind another.
extension OutputPlan {
  /// The dialect of a table as it is written.
  func dialect(of job: Job) -> Dialect {
    if job.merge != nil { return Dialect() }
    return run.opened[job.table.lowercased()]?.input.format.dialect ?? Dialect()
  }

  /// Gives the findings of a table the file that it shares, where it does.
  mutating func addSharedFindings(
    to outputs: inout [TableRun.Outputs], _ job: Job, _ input: OpenedInput
  ) throws(RunFailure) {
    guard let findings = job.sharedFindings else { return }
    let isBegun = findingsSinks[findings.path] != nil
    if !isBegun {
      findingsSinks[findings.path] = try open(findings.path, "findings", findings.host, input)
    }
    let sink = findingsSinks[findings.path]
    let log = SharedLog(table: job.table, dialect: findings.dialect, isBegun: isBegun)
    let place = try paths(of: job).lastIndex { $0.findings == findings.path }
    if let place {
      outputs[place].findings = sink
      outputs[place].findingsLog = log
      return
    }
    outputs.append(
      TableRun.Outputs(
        table: NullSink(), isForSpreadsheets: false, findings: sink, findingsLog: log))
  }

  // MARK: Ragged records

  /// Where ragged records go that are set aside; without a path they have no place to go.
  func quarantinePath() throws(RunFailure) -> String? {
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

  /// The one file for the ragged records of these tables; nil where only one table can have any:
  /// what is merged in memory has none.
  func quarantine(of jobs: [Job]) -> SharedQuarantine? {
    let read = jobs.filter { $0.merge == nil }
    guard read.count > 1 else { return nil }
    let lead = read.first(where: \.isSaved) ?? read[0]
    let encodings = read.map { run.opened[$0.table.lowercased()]?.reading.encoding }
    return SharedQuarantine(
      host: lead.table, dialect: dialect(of: lead),
      isText: encodings.contains { $0 != encodings[0] })
  }

  /// Opens what ragged records of a table go to; nil where they are not set aside.
  mutating func openQuarantine(
    _ job: Job, _ input: OpenedInput
  ) throws(RunFailure) -> QuarantineWriter? {
    guard let path = try quarantinePath() else { return nil }
    guard let shared = sharedQuarantine else {
      return try QuarantineWriter(
        try open(path, "quarantined", job.table, input), dialect: input.input.format.dialect)
    }
    let log = SharedLog(
      table: job.table, dialect: shared.dialect, isBegun: shared.sink != nil)
    if let sink = shared.sink { return try QuarantineWriter(sink, as: log) }
    let sink = try open(path, "quarantined", shared.host, input, isText: shared.isText)
    sharedQuarantine?.sink = sink
    return try QuarantineWriter(sink, as: log)
  }
}
