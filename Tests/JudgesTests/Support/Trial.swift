import Diagnostics
import Fettle
import Foundation

/// What Fettle says of rules and the tables that they judge.
struct Trial {
  /// One failing row of one rule.
  struct Failure: Hashable {
    /// The rule's line, from 1.
    var line: Int
    /// From 1, the header not counted.
    var row: Int
    var severity: String
    /// The columns that the finding names.
    var columns: [String]
  }

  /// Codes and messages, where the rules were refused and nothing ran.
  var refusals: [(code: String, message: String)] = []
  /// Whether a `stop` held the table back.
  var isStopped = false
  /// In the order of rows, then of rules.
  var failures: [Failure] = []
  /// Rows, cells or figures for which a rule could not be evaluated.
  var notEvaluatedCount = 0
  /// Lines and field counts of records that do not fit the header.
  var misfits: [(line: Int, fieldCount: Int)] = []

  /// Why the input could not be read; nil where it could.
  var readingFailure: String?
  /// The table that was written.
  var output = ""

  var isRefused: Bool { !refusals.isEmpty }
  var failingRows: [Int] { Set(failures.map(\.row)).sorted() }

  /// Files by their names, the first of which is the input unless the rules load it.
  init(
    _ rules: [String], files: [(name: String, data: Data)], hasInput: Bool = true,
    today: String = "2026-01-31"
  ) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "fettle-judge-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for file in files { try file.data.write(to: folder.appending(path: file.name)) }
    let path = folder.appending(path: "judge.rules")
    try Data((rules.joined(separator: "\n") + "\n").utf8).write(to: path)
    let set = RuleSet(files: [path.path()], allowsOutsidePaths: true)
    var options = RunOptions()
    options.today = today
    options.formulas = .ignore
    options.findingSampleCount = 1_000_000
    guard let input = files.first else {
      note(try Fettle.check(set, against: nil, options: options))
      return
    }
    if hasInput { options.input = folder.appending(path: input.name).path() }
    options.output = folder.appending(path: "out.csv").path()
    options.reading.ragged = .quarantine
    options.quarantine = folder.appending(path: "misfits.csv").path()
    do throws(RunFailure) {
      switch try Fettle.apply(set, options: options) {
      case .rulesRejected(let report): note(report)
      case .done(let report):
        note(report, misfits: options.quarantine!)
        output = Self.text(options.output!)
      }
    } catch {
      guard error.kind == .input else { throw error }
      readingFailure = error.message
    }
  }

  /// Empty where there is no file.
  private static func text(_ path: String) -> String {
    String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
  }

  private mutating func note(_ report: DiagnosticReport) {
    refusals = report.diagnostics.filter { $0.severity == .error }
      .map { (code: $0.code, message: $0.message) }
  }

  private mutating func note(_ report: ApplyReport, misfits path: String) {
    isStopped = report.isStopped
    let rules = report.tables.flatMap(\.rules)
    notEvaluatedCount = rules.map(\.outcomes.notEvaluated).reduce(0, +)
    failures = rules.flatMap { rule in
      rule.findings.compactMap { finding in
        guard let row = finding.row else { return nil }
        return Failure(
          line: rule.line, row: row, severity: finding.severity,
          columns: finding.cells.map(\.column))
      }
    }
    failures.sort { ($0.row, $0.line) < ($1.row, $1.line) }
    guard let text = FileManager.default.contents(atPath: path) else { return }
    // file,line,byte,record,fields,…: the record itself stands last and can hold anything.
    misfits = String(decoding: text, as: UTF8.self).split(separator: "\n").dropFirst()
      .compactMap { line in
        let fields = line.split(separator: ",", omittingEmptySubsequences: false)
        guard fields.count > 5, let number = Int(fields[1]), let count = Int(fields[4]) else {
          return nil
        }
        return (number, count)
      }
  }
}
