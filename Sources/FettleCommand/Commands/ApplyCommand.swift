import ArgumentParser
import Diagnostics
import Fettle

/// `fettle apply`: runs rules over a table and writes the result.
struct ApplyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply",
    abstract: "Apply rules to a table and write the result.",
    usage: """
      fettle apply [options] RULES [INPUT]
      fettle apply [options] -e TEXT ... [INPUT]
      """,
    discussion: help.discussion)

  private static let help = HelpText(
    examples: [
      .init("clean an export", "fettle apply customers.rules export.csv -o clean.csv"),
      .init(
        "with rules typed here, from stdin to stdout",
        "fettle apply -e \"normalize email lower\" < export.csv > clean.csv"),
      .init(
        "keep what left and what changed",
        """
        fettle apply customers.rules export.csv -o clean.csv \\
            --removed removed.csv --changes changes.csv
        """),
      .init(
        "tell a build and a browser how it went",
        """
        fettle apply checks.rules export.csv -o clean.csv \\
            --report junit=checks.xml html=checks.html
        """),
      .init("see the plan, run nothing", "fettle apply customers.rules export.csv --explain"),
    ],
    text: """
      Without INPUT, or with '-', the table is read from stdin; without -o it goes
      to stdout. An output file is there whole or not at all: until it is, the
      old one stays. A summary with the counts goes to stderr.

      For --fail-on, a note is: formula cells, stray quotes, rows without a usable
      key. A warning is: cells not converted, rows padded, invalid bytes, warnings
      about the rules. A reject is: rows rejected or quarantined.
      """,
    exits: [.done, .findings, .usage, .input, .output, .stopped, .internalError])

  @OptionGroup var rules: RuleArguments

  @Argument(
    help: ArgumentHelp("The rule file; with -e the input stands here.", valueName: "RULES"),
    completion: .file(extensions: []))
  var first: String?

  @Argument(
    help: ArgumentHelp("The table, plain or as gzip or zstd.", valueName: "INPUT"),
    completion: .file(extensions: []))
  var second: String?

  @OptionGroup(title: "Output") var outputs: OutputArguments
  @OptionGroup(title: "Reports") var reports: ReportArguments

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Findings of each rule in reports. (default: 10, in SARIF 100)", valueName: "NUMBER"),
    transform: { try WholeNumber.parse($0, atLeast: 0) })
  var samples: Int?

  @OptionGroup(title: "Reading") var reading: ReadingArguments
  @OptionGroup(title: "Resources") var resources: ResourceArguments
  @OptionGroup var display: DisplayArguments

  @Flag(name: .shortAndLong, help: "Add the counts of each rule to the summary.")
  var verbose = false

  @Flag(help: "Print what would be read, streamed and held in memory, and run nothing.")
  var explain = false

  @Option(
    help: ArgumentHelp("From which gravity on to end with exit code 1.", valueName: "GRAVITY"))
  var failOn = FailureThreshold.reject

  mutating func validate() throws {
    _ = try rules.sorted(first, second)
    if outputs.withReasons && outputs.rejects == nil {
      throw ValidationError("'--with-reasons' needs a file for the rows: type --rejects FILE")
    }
  }

  mutating func run() throws {
    let (rules, input) = try rules.sorted(first, second)
    var options = outputs.options
    options.input = input
    options.reading = reading.options
    resources.fill(&options)
    reports.fill(&options, samples: samples)
    if explain {
      throw try display.answering(.plan) { () throws(RunFailure) in
        try self.explained(rules, options)
      }.code
    }
    let presenter = ApplyPresenter(
      display: display, isVerbose: verbose, output: options.output, failOn: failOn,
      keyFile: resources.keyFile, escapesFormulas: options.formulas == .escape,
      reports: reports.requests(
        ReportRenderer(isPreview: false, failOn: failOn, samples: samples)))
    throw try presenter.run(rules, options).code
  }

  /// Prints the plan.
  private func explained(
    _ rules: RuleSet, _ options: RunOptions
  ) throws(RunFailure) -> ExitStatus {
    var options = options
    options.hashKey = try KeySource.find(file: resources.keyFile)
    let (text, diagnostics) = try Fettle.plan(rules, options: options)
    let isRejected = diagnostics.errorCount > 0
    let json = RunJSON(schema: .plan)
    try DiagnosticPresenter(display: display).show(
      diagnostics,
      json: isRejected
        ? json.text(rejected: diagnostics) : json.text(plan: text, diagnostics: diagnostics))
    if isRejected { return .usage }
    if display.format == .text { try StandardStream.write(text) }
    return .done
  }
}

extension ExitStatus {
  /// The status as the argument parser passes it up.
  var code: ExitCode { ExitCode(rawValue) }
}
