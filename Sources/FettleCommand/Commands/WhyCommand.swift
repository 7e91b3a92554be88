import ArgumentParser
import Diagnostics
import Fettle

/// `fettle why`: tells why a merge has made of two rows one, or two.
struct WhyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "Tell why two rows are one row of a merged table, or two.",
    usage: """
      fettle why --pair [options] ROW ROW RULES [INPUT]
      fettle why --pair [options] ROW ROW -e TEXT ... [INPUT]
      """,
    discussion: help.discussion)

  private static let help = HelpText(
    examples: [
      .init("two rows of two tables", "fettle why --pair web:12 crm:907 persons.rules"),
      .init("two rows of one table", "fettle why --pair 12 907 customers.rules export.csv"),
    ],
    text: """
      The rules are run, and nothing is written. A row goes by its id, or by its number
      where its table declares none; a number behind a # is always that. Of each line of
      the merge it is said whether it holds, of a learned one what every field is worth:
      in bits, which add up. Then come the links that hold the rows together, or what
      keeps them apart.
      """,
    exits: [.done, .usage, .input, .output, .internalError])

  @Flag(help: "Tell of two rows of a merge.")
  var pair = false

  @OptionGroup var rules: RuleArguments

  @Argument(
    help: ArgumentHelp("Two rows; then the rules and the table.", valueName: "ROW"),
    completion: .file(extensions: []))
  var words: [String]

  @Option(
    help: ArgumentHelp("Which merge, where the rows meet in several.", valueName: "TABLE"))
  var into: String?

  @Option(
    name: .customLong("in"),
    help: ArgumentHelp(
      "Read table T of the rules from this file; several times for several.",
      valueName: "T=FILE"),
    completion: .file(extensions: []),
    transform: TableBinding.parse)
  var bindings: [TableBinding] = []

  @OptionGroup var model: ModelArgument
  @OptionGroup(title: "Reading") var reading: ReadingArguments
  @OptionGroup(title: "Resources") var resources: ResourceArguments
  @OptionGroup var display: DisplayArguments

  mutating func validate() throws {
    if !pair {
      throw ValidationError("it is not said what to tell of\n  type --pair ROW ROW RULES")
    }
    _ = try sorted()
  }

  /// The rows, the rules and the input.
  private func sorted() throws -> (rows: [RowName], rules: RuleSet, input: String?) {
    if words.count < 2 {
      throw ValidationError("a pair is of two rows\n  type --pair ROW ROW RULES")
    }
    let rest = words.dropFirst(2)
    if rest.count > 2 {
      throw ValidationError(
        "'\(rest[rest.startIndex + 2])' is one word too many\n  type --pair ROW ROW RULES INPUT")
    }
    let (rules, input) = try rules.sorted(rest.first, rest.dropFirst().first)
    return (words.prefix(2).map { RowName($0) }, rules, input)
  }

  mutating func run() throws {
    let (rows, rules, input) = try sorted()
    var options = RunOptions()
    options.input = input
    options.bindings = bindings.map { ($0.table, $0.path) }
    options.model = model.path
    options.reading = reading.options
    resources.fill(&options)
    throw try display.answering(.whyPair) { () throws(RunFailure) in
      try told(rows, rules, options)
    }.code
  }

  private func told(
    _ rows: [RowName], _ rules: RuleSet, _ options: RunOptions
  ) throws(RunFailure) -> ExitStatus {
    let progress = ProgressLine(isWanted: !display.quiet)
    defer { progress.finish() }
    var options = options
    options.hashKey = try KeySource.find(file: resources.keyFile)
    let outcome = try Fettle.why(
      rows[0], rows[1], into: into, rules, options: options, observer: progress)
    progress.finish()
    switch outcome {
    case .rulesRejected(let diagnostics):
      try DiagnosticPresenter(display: display).showRejected(diagnostics)
      if display.format == .json {
        try StandardStream.write(RunJSON(schema: .whyPair).text(rejected: diagnostics))
      }
      return .usage
    case .found(let report):
      if display.format == .json {
        try StandardStream.write(PairJSON.text(of: report))
      } else {
        let style = Style(display.color, for: .output)
        try StandardStream.write(PairText(report: report, style: style).text)
      }
      return .done
    }
  }
}
