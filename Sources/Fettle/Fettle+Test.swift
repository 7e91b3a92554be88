import Connectors
import Diagnostics
import Engine
import Language

extension Fettle {
  /// Tries the tests and examples of a rule file, as it is or as `unsaved` has it by its path; in memory, with
  /// nothing written.
  package static func test(
    _ path: String, unsaved: [String: [UInt8]] = [:], options: TestOptions
  ) throws(RunFailure) -> TestFileReport {
    let file = try TestFile(
      path, allowsOutsidePaths: options.allowsOutsidePaths, unsaved: unsaved)
    var report = TestFileReport(file: path, diagnostics: file.report)
    if file.hasErrors { return report }
    let bench = try TestBench(file, today: options.today)
    let suite = try TestSuite(file, bench, countsArms: options.wantsCoverage)
    report.diagnostics = suite.file.report
    if suite.file.hasErrors { return report }
    report.tests = suite.results
    if options.wantsCoverage { report.coverage = TestCoverage(suite).report() }
    if options.isUpdating {
      let update = TestUpdate(suite)
      report.updatedText = try readable(update.text, in: path, options)
      report.refusals = update.refusals
      if update.text != nil, report.updatedText == nil {
        report.refusals.append(
          UpdateRefusal(line: 1, reason: "with what came out the file could not be read as rules"))
      }
    }
    // Where a test fails already, no change can make it notice.
    if options.wantsMutants, report.failureCount == 0 {
      report.mutants = MutantRun(suite).report(limit: options.mutantLimit, seed: options.seed)
    }
    return report
  }

  /// A file's new text if it can be read as rules, which each cell by itself does not tell.
  private static func readable(
    _ text: String?, in path: String, _ options: TestOptions
  ) throws(RunFailure) -> String? {
    guard let text else { return nil }
    let file = try TestFile(
      path, allowsOutsidePaths: options.allowsOutsidePaths, unsaved: [path: Array(text.utf8)])
    return file.hasErrors ? nil : text
  }

  /// The rule files that paths name: files as they are, of folders and what is in them every `.rules`
  /// file, in the order of their bytes.
  package static func ruleFiles(at paths: [String]) throws(RunFailure) -> [String] {
    var files: [String] = []
    for path in paths {
      guard let found = try FolderContents.files(of: path, ending: ".rules") else {
        files.append(path)
        continue
      }
      if found.isEmpty {
        throw RunFailure(
          .input, "no rule file is in '\(path)'", help: "rule files have names that end in .rules")
      }
      files += found
    }
    var seen: Set<String> = []
    return files.filter { seen.insert($0).inserted }
  }
}
