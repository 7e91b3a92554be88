import Diagnostics
import Fettle
import Foundation

/// How a run is set up; what comes out must not depend on it.
struct RunSettings: Sendable, CustomStringConvertible {
  var threadCount = 1
  var blockByteCount: Int?
  var batchRowCount: Int?
  /// Small: keys go to disk.
  var keyByteCount: Int?
  /// Whether logs are asked for on the command line: the engine then knows every failing row before it
  /// writes.
  var listsFindings = true

  /// The logs of the command line, by what they hold.
  var logs: [String: String] {
    listsFindings
      ? Dictionary(uniqueKeysWithValues: Self.kinds.map { ($0, $0 + ".csv") }) : [:]
  }

  private static let kinds = ["changes", "removed", "findings", "rejects", "reviews"]

  static let threadCounts = [1, 2, 4]
  /// Records in a batch.
  static let batchRowCounts = [1, 2, 7, 2048]

  /// Threads, and blocks that hold about so many of the records.
  init(
    threadCount: Int, batchRowCount: Int, of records: [String], keyByteCount: Int?,
    listsFindings: Bool
  ) {
    self.listsFindings = listsFindings
    let longest = records.map(\.utf8.count).max() ?? 0
    self.threadCount = threadCount
    self.batchRowCount = batchRowCount
    self.keyByteCount = keyByteCount
    blockByteCount = batchRowCount == 1 ? 16 : batchRowCount * longest + 1
  }

  init() {}

  var description: String {
    "threads \(threadCount), block \(blockByteCount.map(String.init) ?? "default"), "
      + "keys \(keyByteCount.map(String.init) ?? "default"), "
      + (listsFindings ? "with logs" : "without logs")
  }
}

/// Runs rules on a text through the library, as the command does.
struct Run {
  let scratch: Scratch
  var settings = RunSettings()
  var today = "2026-01-31"
  var key: HashKey?
  var input = "in.csv"
  var reading = ReadingOptions()
  var wantsLogs = false
  /// Whether the rules have no `save` of their own.
  var savesAtEnd = true

  init() throws { scratch = try Scratch() }

  func options() -> RunOptions {
    var options = RunOptions()
    options.input = scratch.file(input)
    if savesAtEnd {
      options.output = scratch.file("out.csv")
    } else {
      options.outputFolder = scratch.path
    }
    options.reading = reading
    options.threadCount = settings.threadCount
    options.blockByteCount = settings.blockByteCount
    options.keyByteCount = settings.keyByteCount
    options.today = today
    options.hashKey = key
    options.formulas = .ignore
    if wantsLogs {
      options.changes = scratch.file("changes.csv")
      options.removed = scratch.file("removed.csv")
      options.findings = scratch.file("findings.csv")
      options.rejects = scratch.file("rejects.csv")
      options.rejectsHaveReasons = true
      options.reviews = scratch.file("reviews.csv")
    }
    return options
  }

  /// Applies rules to a table; the outputs lie in the scratch folder.
  func apply(_ rules: String, to table: String) throws -> ApplyReport {
    try scratch.write(table, to: input)
    return try apply(rules, options: options())
  }

  func apply(_ rules: String, options: RunOptions) throws -> ApplyReport {
    var rules = RuleSet(texts: [rules])
    rules.allowsOutsidePaths = true
    switch try Fettle.apply(rules, options: options) {
    case .done(let report): return report
    case .rulesRejected(let report):
      throw RulesRejected(text: Fettle.renderDiagnostics(report, isColoured: false))
    }
  }

  /// What a table becomes under rules.
  static func output(_ rules: String, of table: String) throws -> String {
    let run = try Run()
    _ = try run.apply(rules, to: table)
    return run.scratch.read("out.csv") ?? ""
  }
}

/// The checker's answer to rules that a test thought to be right.
struct RulesRejected: Error, CustomStringConvertible {
  var text: String
  var description: String { text }
}
