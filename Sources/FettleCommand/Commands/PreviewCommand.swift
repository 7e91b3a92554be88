import ArgumentParser
import Diagnostics
import Fettle

/// `fettle preview`: runs rules over a table, writes nothing, shows what each would do.
struct PreviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "Show what each rule would do, and write nothing.",
    usage: """
      fettle preview [options] RULES [INPUT]
      fettle preview [options] -e TEXT ... [INPUT]
      """,
    discussion: help.discussion)

  private static let help = HelpText(
    examples: [
      .init("see what a rule file would change", "fettle preview customers.rules export.csv"),
      .init(
        "try a rule, with ten samples",
        "fettle preview -n 10 -e \"normalize phone digits\" export.csv"),
      .init("for a program", "fettle preview customers.rules export.csv --format json"),
    ],
    text: """
      The whole table is read, so the counts are exact; only the samples are few.
      In the samples · is a blank that matters, ⇥ a tab and ⏎ a line break.
      """,
    exits: [.done, .usage, .input, .output, .internalError])

  @OptionGroup var rules: RuleArguments

  @Argument(
    help: ArgumentHelp("The rule file; with -e the input stands here.", valueName: "RULES"),
    completion: .file(extensions: []))
  var first: String?

  @Argument(
    help: ArgumentHelp("The table, plain or as gzip or zstd.", valueName: "INPUT"),
    completion: .file(extensions: []))
  var second: String?

  @Option(
    name: [.customShort("n", allowingJoined: true), .long],
    parsing: .unconditional,
    help: ArgumentHelp("Samples of each rule. (default: 3)", valueName: "NUMBER"),
    transform: { try WholeNumber.parse($0, atLeast: 0) })
  var samples: Int?

  @OptionGroup var tables: BindingArguments

  @OptionGroup var model: ModelArgument
  @OptionGroup(title: "Reports") var reports: ReportArguments
  @OptionGroup(title: "Reading") var reading: ReadingArguments
  @OptionGroup(title: "Resources") var resources: ResourceArguments
  @OptionGroup var display: DisplayArguments

  mutating func validate() throws {
    _ = try rules.sorted(first, second)
  }

  mutating func run() throws {
    let (rules, input) = try rules.sorted(first, second)
    var options = RunOptions()
    options.input = input
    options.bindings = tables.pairs
    options.model = model.path
    options.reading = reading.options
    resources.fill(&options)
    if let samples { options.sampleCount = samples }
    reports.fill(&options, samples: samples)
    throw try display.answering(.preview) { () throws(RunFailure) in
      try shown(rules, options)
    }.code
  }

  private func shown(_ rules: RuleSet, _ options: RunOptions) throws(RunFailure) -> ExitStatus {
    let progress = ProgressLine(isWanted: !display.quiet)
    defer { progress.finish() }
    var options = options
    options.hashKey = try KeySource.find(file: resources.keyFile)
    let outcome = try Fettle.preview(
      rules, options: options,
      reports: reports.requests(
        ReportRenderer(isPreview: true, failOn: .never, samples: samples)), observer: progress)
    progress.finish()
    switch outcome {
    case .rulesRejected(let diagnostics):
      try DiagnosticPresenter(display: display).showRejected(diagnostics)
      if display.format == .json {
        try StandardStream.write(RunJSON(schema: .preview).text(rejected: diagnostics))
      }
      return .usage
    case .done(let report):
      try show(report)
      return .done
    }
  }

  private func show(_ report: ApplyReport) throws(RunFailure) {
    if display.format == .json {
      try StandardStream.write(RunJSON(schema: .preview).text(of: report, status: .done))
      return
    }
    try DiagnosticPresenter(display: display).show(report.diagnostics)
    let style = Style(display.color, for: .output)
    let view = PreviewText(style: style, width: Terminal.width(of: .output))
    try StandardStream.write(view.text(of: report))
  }
}
