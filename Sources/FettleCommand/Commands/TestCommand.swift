import ArgumentParser
import Diagnostics
import Fettle

/// `fettle test`: tries the tests and examples of rule files.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Try the tests and examples of rule files.",
    usage: "fettle test [options] PATH ...",
    discussion: help.discussion)

  private static let help = HelpText(
    examples: [
      .init("try a file, or all files of a folder", "fettle test rules"),
      .init("see which lines no test exercises", "fettle test customers.rules --coverage"),
      .init(
        "change rules a little, and see which changes no test notices",
        "fettle test customers.rules --mutate"),
      .init("write what is expected as it came out", "fettle test customers.rules --update"),
    ],
    text: """
      A test sends the tables that it gives through the whole file, in memory: nothing
      is written. A line counts as exercised when some row of a test is changed by it,
      fails it or leaves at it. A change of a rule that no test notices is shown as the
      line before and after.
      """,
    exits: [.done, .findings, .usage, .input, .output, .internalError])

  @Argument(
    help: ArgumentHelp("Rule files, and folders of them.", valueName: "PATH"),
    completion: .file(extensions: []))
  var paths: [String]

  @Flag(help: "Say which lines, and which arms of 'replace', no test exercises.")
  var coverage = false

  @Flag(help: "Change rules a little, and say which changes no test notices.")
  var mutate = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Try at most so many changes of a file. (default: all)", valueName: "NUMBER"),
    transform: { try WholeNumber.parse($0, atLeast: 1) })
  var mutants: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Chooses the changes that are tried.", valueName: "NUMBER"),
    transform: { try WholeNumber.parse($0, atLeast: 0) })
  var seed: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "End with exit code 1 where a file's share of exercised lines, or of changes noticed, is less.",
      valueName: "SHARE"),
    transform: { try Percentage.parse($0) })
  var failUnder: Percentage?

  @Flag(help: "Write expected tables and results of examples that differ as they came out.")
  var update = false

  @Option(
    help: ArgumentHelp("Write the results to a file as well: junit=FILE.", valueName: "KIND=FILE"),
    completion: .file(extensions: []),
    transform: { try ReportFile.parse($0, among: [.junit]) })
  var report: [ReportFile] = []

  @Option(
    help: ArgumentHelp(
      "The day that 'today' stands for in tests that give none. (default: today, UTC)",
      valueName: "DAY"),
    transform: { try CalendarDay.parse($0) })
  var today: String?

  @Flag(help: "Let 'include' and lookup files lie outside the rule file's folder.")
  var allowOutside = false

  @OptionGroup var display: DisplayArguments

  mutating func validate() throws {
    if mutants != nil || seed != nil, !mutate {
      throw ValidationError("--mutants and --seed choose changes of rules\n  type --mutate too")
    }
    if failUnder != nil, !coverage, !mutate {
      throw ValidationError("--fail-under is a share of something\n  type --coverage or --mutate")
    }
    if update, paths.contains("-") {
      throw ValidationError("--update writes files, and '-' is stdin\n  name a rule file")
    }
  }

  mutating func run() throws {
    throw try display.answering(.test) { () throws(RunFailure) in try tested() }.code
  }

  private var options: TestOptions {
    var options = TestOptions()
    options.allowsOutsidePaths = allowOutside
    options.today = today
    options.wantsCoverage = coverage
    options.wantsMutants = mutate
    options.mutantLimit = mutants
    options.seed = UInt64(seed ?? 1)
    options.isUpdating = update
    return options
  }

  private func tested() throws(RunFailure) -> ExitStatus {
    let files = try Fettle.ruleFiles(at: paths)
    try Fettle.checkReports(at: report.map(\.path), besides: files)
    var reports: [TestFileReport] = []
    var updated: [String] = []
    for file in files {
      var result = try Fettle.test(file, options: options)
      if let text = result.updatedText {
        try RuleFile.write(text, to: file, display)
        updated.append(file)
        let refusals = result.refusals
        result = try Fettle.test(file, options: options)
        result.refusals = refusals
      }
      reports.append(result)
    }
    let outcome = TestOutcomeView(reports: reports, updated: updated, failUnder: failUnder)
    try show(outcome)
    for file in report {
      try Fettle.writeReport(TestJUnit(reports: reports).text, to: file.path, besides: files)
        .tell(isQuiet: display.quiet)
    }
    return outcome.status
  }

  private func show(_ outcome: TestOutcomeView) throws(RunFailure) {
    if display.format == .json { return try StandardStream.write(TestJSON(outcome: outcome).text) }
    for report in outcome.reports {
      try DiagnosticPresenter(display: display).show(report.diagnostics)
    }
    let style = Style(display.color, for: .output)
    try StandardStream.write(
      TestText(outcome: outcome, style: style, isQuiet: display.quiet).text)
  }
}

/// All that the tests of several files came to.
struct TestOutcomeView {
  var reports: [TestFileReport]
  /// Files whose expected tables and results were written.
  var updated: [String]
  var failUnder: Percentage?

  var testCount: Int { reports.reduce(0) { $0 + $1.tests.count } }
  var failureCount: Int { reports.reduce(0) { $0 + $1.failureCount } }

  var status: ExitStatus {
    if reports.contains(where: { $0.diagnostics.errorCount > 0 }) { return .usage }
    return failureCount > 0 || reports.contains { !shortfalls(of: $0).isEmpty } ? .findings : .done
  }

  /// What of a file is less than was asked for.
  func shortfalls(of report: TestFileReport) -> [String] {
    guard let failUnder else { return [] }
    let shares = [
      ("coverage", report.coverage.map { ($0.coveredCount, $0.totalCount) }),
      ("changes noticed", report.mutants.map { ($0.noticedCount, $0.triedCount) }),
    ]
    return shares.compactMap { name, share in
      guard let (part, whole) = share, whole > 0, failUnder.isMore(than: part, of: whole) else {
        return nil
      }
      return "\(name) \(Share.text(part, of: whole)), which is less than \(failUnder.text)"
    }
  }
}
