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
  }

  private let options: RunOptions
  private let run: ProgramRun
  private var inputs: [FileIdentity] = []
  /// In file order: finished together.
  private(set) var sinks: [any ByteSink] = []
  private(set) var written: [(path: String, kind: String)] = []

  init(options: RunOptions, run: ProgramRun) {
    self.options = options
    self.run = run
  }

  /// The tables to run, in the order of their first line; logs of the command line belong to the table
  /// that goes to stdout or `-o`.
  mutating func jobs(
    _ compiler: inout ProgramCompiler, tables: [String]
  ) throws(RunFailure) -> [Job] {
    inputs = tables.compactMap { table in run.path(of: table).flatMap { Input.identity($0) } }
    let saved = run.program.statements.contains { $0.verb == "save" && !$0.isBroken }
    if saved {
      try refuseOutputFlags()
      return compiler.tables.compactMap { table in
        let saves = compiler.saves(of: table)
        return saves.isEmpty ? nil : Job(table: table, savesAtEnd: false, saves: saves)
      }
    }
    let current = run.program.statements.last?.tables ?? [run.program.inputTable]
    let table = current.first ?? run.program.inputTable
    if current.count > 1 {
      throw RunFailure(
        .usage, "the rules end with \(current.count) tables, and one can go to stdout or -o",
        help: "write save \(table) to 'out.csv' for each")
    }
    return [Job(table: table, savesAtEnd: true, saves: [])]
  }

  private func refuseOutputFlags() throws(RunFailure) {
    let flags = [
      ("-o", options.output), ("--removed", options.removed), ("--changes", options.changes),
      ("--findings", options.findings),
    ]
    for (flag, path) in flags where path != nil {
      throw RunFailure(
        .usage, "the rules save their tables themselves, so '\(flag)' has no table to take",
        help: "drop \(flag), or the save lines; --out-dir moves saves")
    }
  }

  /// Opens the sinks of one table.
  mutating func open(
    _ job: Job, _ opened: OpenedInput
  ) throws(RunFailure) -> [TableRun.Outputs] {
    if job.savesAtEnd {
      return [
        TableRun.Outputs(
          table: try open(options.output ?? "-", "rows", opened)!,
          removed: try open(options.removed, "removed", opened),
          changes: try open(options.changes, "changes", opened),
          findings: try open(options.findings, "findings", opened))
      ]
    }
    var outputs: [TableRun.Outputs] = []
    for save in job.saves {
      outputs.append(
        TableRun.Outputs(
          table: try open(path(save, "to"), "rows", opened)!,
          removed: try open(path(save, "removed"), "removed", opened),
          changes: try open(path(save, "changes"), "changes", opened),
          findings: try open(path(save, "findings"), "findings", opened)))
    }
    return outputs
  }

  /// Sinks that forget what they are given, so that a preview counts what a run would write.
  func previews(_ job: Job) -> [TableRun.Outputs] {
    (0..<max(job.saves.count, 1)).map { _ in TableRun.Outputs(table: NullSink()) }
  }

  /// The path of a clause of `save`, below the rule file's folder or `--out-dir`.
  private func path(_ save: Statement, _ label: String) -> String? {
    guard let text = save.text(label)?.text else { return nil }
    if text == "-" { return text }
    return FilePath.join(options.outputFolder ?? run.folder(of: save), text)
  }

  private mutating func open(
    _ path: String?, _ kind: String, _ opened: OpenedInput
  ) throws(RunFailure) -> (any ByteSink)? {
    guard let path else { return nil }
    if let other = written.first(where: { $0.path == path }) {
      throw RunFailure(
        .usage, "'\(path)' would take two outputs: \(other.kind) and \(kind)",
        help: "give one of them another name")
    }
    // Logs quote rules, whose texts the encoding of a table may not have.
    let sink = try Output.open(
      path,
      OutputOptions(
        inputs: inputs, expectedByteCount: opened.input.source.totalByteCount,
        codec: ["rows", "quarantined"].contains(kind) ? opened.codec : nil,
        onInvalid: options.reading.invalidBytes == .replace ? .replace : .error))
    sinks.append(sink)
    written.append((path, kind))
    return sink
  }

  /// The quarantine of ragged records; without a path they have no place to go.
  mutating func quarantine(_ opened: OpenedInput) throws(RunFailure) -> QuarantineWriter {
    guard let path = options.quarantine else {
      throw RunFailure(
        .usage, "--on-ragged quarantine needs a file for the records it takes out",
        help: "type --quarantine FILE")
    }
    let sink = try open(path, "quarantined", opened)!
    return try QuarantineWriter(sink, dialect: opened.input.format.dialect)
  }
}

/// An output that nobody reads.
private final class NullSink: ByteSink {
  let name = "preview"

  func write(_ bytes: borrowing Span<UInt8>) throws(RunFailure) {}
  func complete() throws(RunFailure) {}
  func abandon() {}
}
