import Diagnostics
import Fettle
import Foundation
import Testing

/// What is told of the bad example of each code that only a run or the rows of a table show.
/// `FETTLE_REGENERATE=1 swift test --filter RunGoldenTests` writes the files anew; read the difference.
@Suite struct RunGoldenTests {
  private static let codes = DiagnosticCode.allCases.filter {
    $0 == .keyMissing || $0.explanation.table != nil
  }

  private static func file(_ code: DiagnosticCode) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../LanguageTests/Golden/Runs/\(code.rawValue).md").standardized
  }

  private static func report(_ code: DiagnosticCode, _ run: Run) throws -> DiagnosticReport {
    let explanation = code.explanation
    let header = Explanation.header.joined(separator: ",")
    try run.scratch.write((explanation.table ?? header) + "\n", to: "in.csv")
    try run.scratch.write(
      "code,region,name\nDE,EU,Germany\nFR,EU,France\nUS,NA,United States\n", to: "codes.csv")
    try run.scratch.write(explanation.bad + "\n", to: "golden.rules")
    let rules = RuleSet(files: [run.scratch.file("golden.rules")], allowsOutsidePaths: true)
    if explanation.table == nil,
      case .rulesRejected(let report) = try Fettle.apply(
        rules, options: run.options())
    {
      return report
    }
    return try Fettle.check(
      rules, against: run.scratch.file("in.csv"), options: RunOptions(), readsRows: true)
  }

  @Test("a golden file of a run is as this version would write it", arguments: codes)
  func golden(code: DiagnosticCode) throws {
    let run = try Run()
    let report = try Self.report(code, run)
    let problems = Fettle.renderDiagnostics(report, isColoured: false)
      .replacing(run.scratch.path + "/", with: "")
    let table = code.explanation.table.map { "## TABLE\n\n```\n\($0)\n```\n\n" } ?? ""
    let wanted =
      "# \(code.rawValue): \(code.explanation.title)\n\n\(table)## SOURCE\n\n```\n"
      + "\(code.explanation.bad)\n```\n\n## PROBLEMS\n\n```\n\(problems)```\n"
    let file = Self.file(code)
    if ProcessInfo.processInfo.environment["FETTLE_REGENERATE"] == "1" {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try wanted.write(to: file, atomically: true, encoding: .utf8)
    } else {
      #expect(try String(contentsOf: file, encoding: .utf8) == wanted)
    }
    #expect(problems.contains(" \(code.rawValue): "))
  }
}
