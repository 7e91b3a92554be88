import Fettle

/// Runs a merge of tables in the scratch folder, as the command does.
struct MergeRun {
  let run: Run
  /// Texts of the tables by their names.
  var tables: [(name: String, text: String)]
  var settings = RunSettings()
  /// Further files of the scratch folder, by name.
  var files: [String: String] = [:]

  init(_ tables: [(name: String, text: String)]) throws {
    run = try Run()
    self.tables = tables
  }

  /// `load` lines for the tables, then the rules.
  func rules(_ text: String, loads: [String: String] = [:]) -> String {
    let lines = tables.map { "load \($0.name) from '\($0.name).csv'" + (loads[$0.name] ?? "") }
    let names = tables.map(\.name).joined(separator: ", ")
    return lines.joined(separator: "\n") + "\nuse \(names)\n" + text
  }

  func apply(_ text: String, loads: [String: String] = [:]) throws -> ApplyReport {
    for (name, text) in tables { try run.scratch.write(text, to: name + ".csv") }
    for (name, text) in files { try run.scratch.write(text, to: name) }
    try run.scratch.write(rules(text, loads: loads), to: "x.rules")
    var options = RunOptions()
    options.threadCount = settings.threadCount
    options.blockByteCount = settings.blockByteCount
    options.keyByteCount = settings.keyByteCount
    options.today = "2026-01-31"
    switch try Fettle.apply(RuleSet(files: [run.scratch.file("x.rules")]), options: options) {
    case .done(let report): return report
    case .rulesRejected(let report):
      throw RulesRejected(text: Fettle.renderDiagnostics(report, isColoured: false))
    }
  }

  func file(_ name: String) -> String { run.scratch.read(name) ?? "" }

  /// The cells of a file of CSV without quotes, header first.
  func rows(_ name: String) -> [[String]] {
    file(name).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
    }
  }

  /// The rows of a file without the column of the result's id, which is a hash.
  func values(_ name: String) -> [String] {
    rows(name).map { $0.dropFirst().joined(separator: ",") }
  }
}
