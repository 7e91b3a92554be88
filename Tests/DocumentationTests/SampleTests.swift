import Foundation
import Testing

/// A rule file and the export that it is made for.
struct Sample: Sendable, CustomStringConvertible {
  var rules: String
  var input: String
  /// Whether the rule file saves its table itself.
  var saves = false
  /// What the command line says besides.
  var options = ""

  var description: String { rules }

  static let all = [
    Sample(rules: "customers", input: "northstar-contacts"),
    Sample(rules: "kundenstamm", input: "kundenstamm"),
    Sample(rules: "kehu", input: "kehu-export"),
    Sample(rules: "leads", input: "excel-leads", saves: true),
    Sample(rules: "contact-checks", input: "northstar-contacts", options: "--fail-on never"),
  ]

  var files: String { "rules/\(rules).rules samples/\(input).csv" }
}

@Suite(.enabled(if: Project.hasBinary, "no release binary: run 'make build' or set FETTLE_BINARY"))
struct SampleTests {
  /// Runs a sample's rules; the table they make and the counts of the summary.
  private func run(
    _ sample: Sample, options: String = ""
  ) throws -> (table: Data, counts: String) {
    let folder = try Scratch()
    let outputs =
      sample.saves
      ? "--out-dir '\(folder.url.path)'"
      : "-o '\(folder.path("leads-clean.csv"))' --removed '\(folder.path("removed.csv"))'"
        + " --changes '\(folder.path("changes.csv"))'"
    let outcome = try Shell.run(
      "fettle apply \(sample.files) \(sample.options) \(options) \(outputs)")
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let table = try Data(contentsOf: folder.url.appending(path: "leads-clean.csv"))
    let log = sample.saves ? "leads-changes.csv" : "changes.csv"
    let counts = outcome.errors.split(whereSeparator: \.isNewline).filter { line in
      !["read as", "to freeze", "wrote", "time"].contains { line.hasPrefix("  " + $0) }
    }
    let changes = folder.text(log).split(whereSeparator: \.isNewline).count
    return (table, counts.joined(separator: "\n") + "\n\(changes) lines of changes\n")
  }

  @Test(arguments: Sample.all)
  func `a rule file makes of its sample what it made before`(sample: Sample) throws {
    let (table, counts) = try run(sample)
    let golden = "Tests/DocumentationTests/Golden/\(sample.rules)"
    if Project.isRegenerating {
      try table.write(to: Project.root.appending(path: golden + ".csv"))
      try Data(counts.utf8).write(to: Project.root.appending(path: golden + ".txt"))
    } else {
      #expect(try Project.bytes(golden + ".csv") == table)
      #expect(try Project.text(golden + ".txt") == counts)
    }
  }

  @Test(arguments: Sample.all)
  func `threads and memory change no byte of a sample`(sample: Sample) throws {
    let wanted = try run(sample, options: "--threads 1")
    #expect(try run(sample, options: "--threads 4 --memory 64M").table == wanted.table)
  }

  @Test(arguments: Sample.all)
  func `a rule file fits its sample, and no row says otherwise`(sample: Sample) throws {
    let outcome = try Shell.run(
      "fettle check rules/\(sample.rules).rules --against samples/\(sample.input).csv")
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(outcome.errors.contains("0 errors, 0 warnings"), "\(outcome.errors)")
  }

  @Test(arguments: Project.ruleFiles)
  func `a rule file is right without an input`(file: String) throws {
    let outcome = try Shell.run("fettle check \(file)")
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
  }

  /// The line of `kehu.rules` with full-width commas is kept to show that they can be written.
  @Test(arguments: Project.ruleFiles)
  func `a rule file is formatted, but for one full-width line`(file: String) throws {
    let outcome = try Shell.run("fettle fmt - < \(file)")
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let lines = try Project.text(file).components(separatedBy: "\n")
    let formatted = outcome.output.components(separatedBy: "\n")
    #expect(lines.count == formatted.count)
    let changed = zip(lines, formatted).filter { $0 != $1 }
    #expect(changed.count == (file == "rules/kehu.rules" ? 1 : 0), "\(changed)")
    #expect(changed.allSatisfy { $0.0.contains("，") && !$0.1.contains("，") })
  }
}
