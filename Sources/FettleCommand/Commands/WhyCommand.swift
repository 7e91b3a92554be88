import ArgumentParser
import Diagnostics
import Fettle

/// `fettle why`: tells where a value comes from, or why a merge has made of two rows one, or two.
struct WhyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "Tell where a value comes from, or why two rows are one.",
    usage: """
      fettle why [options] TABLE ID COLUMN RULES [INPUT]
      fettle why TABLE ID COLUMN --changes FILE [--links FILE]
      fettle why --pair [options] ROW ROW RULES [INPUT]
      """,
    discussion: help.discussion)

  private static let help = HelpText(
    examples: [
      .init("a value of a merged table", "fettle why person 008b1fcee746df69 email p.rules"),
      .init(
        "the same of the logs of a run",
        "fettle why person 008b1fcee746df69 email --changes changes.csv"),
      .init("two rows of two tables", "fettle why --pair web:12 crm:907 persons.rules"),
      .init("two rows of one table", "fettle why --pair 12 907 customers.rules export.csv"),
    ],
    text: """
      The rules are run, and nothing is written. Of a value it is said which rows gave
      it, by which line, why others did not, and which rules changed it. A row goes by
      its id, or by its number where its table declares none; a number behind a # is
      always that. Rules typed with -e stand for RULES.

      Of two rows it is said of each line of the merge whether it holds, of a learned
      one what every field is worth: in bits, which add up. Then come the links that
      hold the rows together, or what keeps them apart.
      """,
    exits: [.done, .usage, .input, .output, .stopped, .internalError])

  @Flag(help: "Tell of two rows of a merge.")
  var pair = false

  @OptionGroup var rules: RuleArguments

  @Argument(
    help: ArgumentHelp(
      "A table, a row and a column, or two rows; then the rules and the input.",
      valueName: "WORD"),
    completion: .file(extensions: []))
  var words: [String]

  @Option(
    help: ArgumentHelp(
      "Of a pair: which merge, where the rows meet in several.", valueName: "TABLE"))
  var into: String?

  @Option(
    help: ArgumentHelp(
      "Of a value: read what a run wrote with --changes, and run nothing.", valueName: "FILE"),
    completion: .file(extensions: []))
  var changes: String?

  @Option(
    help: ArgumentHelp(
      "Beside --changes: what the run wrote with --links, for the rest of the group.",
      valueName: "FILE"),
    completion: .file(extensions: []))
  var links: String?

  @OptionGroup var tables: BindingArguments

  @OptionGroup var model: ModelArgument
  @OptionGroup(title: "Reading") var reading: ReadingArguments
  @OptionGroup(title: "Resources") var resources: ResourceArguments
  @OptionGroup var display: DisplayArguments

  mutating func validate() throws { _ = try question() }

  mutating func run() throws {
    let question = try question()
    throw try display.answering(question.schema) { () throws(RunFailure) in
      try told(question)
    }.code
  }
}

extension WhyCommand {
  /// What is asked.
  private enum Question {
    case pair(RowName, RowName, RuleSet, input: String?)
    case value(table: String, id: String, column: String, RuleSet, input: String?)
    /// Of what a run has written.
    case saved(table: String, id: String, column: String, changes: String)

    var schema: ReportSchema {
      if case .pair = self { .whyPair } else { .whyValue }
    }
  }

  private static let valueUsage = "type TABLE ID COLUMN RULES, or --pair ROW ROW RULES"

  /// What the words ask.
  private func question() throws -> Question {
    let count = pair ? 2 : 3
    if words.count < count {
      throw ValidationError(
        pair
          ? "a pair is of two rows\n  type --pair ROW ROW RULES"
          : "a value is that of a table, a row and a column\n  \(Self.valueUsage)")
    }
    let rest = Array(words.dropFirst(count))
    if let changes, !pair {
      if let word = rest.first ?? idleFlags.first {
        throw ValidationError(
          "with --changes nothing is run, and '\(word)' has nothing to say\n  drop it")
      }
      return .saved(table: words[0], id: words[1], column: words[2], changes: changes)
    }
    if changes != nil || links != nil {
      throw ValidationError(
        pair
          ? "--changes and --links tell of values\n  drop them"
          : "--links goes with --changes\n  type --changes FILE too")
    }
    if rest.count > 2 {
      throw ValidationError("'\(rest[2])' is one word too many\n  \(Self.valueUsage)")
    }
    let (rules, input) = try rules.sorted(rest.first, rest.dropFirst().first)
    if pair { return .pair(RowName(words[0]), RowName(words[1]), rules, input: input) }
    if into != nil { throw ValidationError("--into is of a pair\n  type --pair ROW ROW RULES") }
    return .value(table: words[0], id: words[1], column: words[2], rules, input: input)
  }

  /// The flags typed that are of use to a run alone.
  private var idleFlags: [String] {
    [into.map { _ in "--into" }, model.path.map { _ in "--model" }].compactMap { $0 }
      + (tables.bindings.isEmpty ? [] : ["--in"]) + rules.typed + reading.typed + resources.typed
  }

  private func options(_ input: String?) throws(RunFailure) -> RunOptions {
    var options = RunOptions()
    options.input = input
    options.bindings = tables.pairs
    options.model = model.path
    options.reading = reading.options
    resources.fill(&options)
    options.hashKey = try KeySource.find(file: resources.keyFile)
    return options
  }

  private func told(_ question: Question) throws(RunFailure) -> ExitStatus {
    let progress = ProgressLine(isWanted: !display.quiet)
    defer { progress.finish() }
    switch question {
    case .pair(let left, let right, let rules, let input):
      let outcome = try Fettle.why(
        left, right, into: into, rules, options: try options(input), observer: progress)
      progress.finish()
      return try show(outcome, .whyPair, json: PairJSON.text) {
        PairText(report: $0, style: $1).text
      }
    case .value(let table, let id, let column, let rules, let input):
      let outcome = try Fettle.why(
        table: table, id: id, column: column, rules, options: try options(input),
        observer: progress)
      progress.finish()
      return try show(outcome, .whyValue, json: ValueJSON.text) {
        ValueText(report: $0, style: $1).text
      }
    case .saved(let table, let id, let column, let changes):
      let report = try Fettle.why(
        table: table, id: id, column: column, changes: changes, links: links)
      return try show(.found(report), .whyValue, json: ValueJSON.text) {
        ValueText(report: $0, style: $1).text
      }
    }
  }

  private func show<Report>(
    _ outcome: WhyOutcome<Report>, _ schema: ReportSchema, json: (Report) -> String,
    text: (Report, Style) -> String
  ) throws(RunFailure) -> ExitStatus {
    switch outcome {
    case .rulesRejected(let diagnostics):
      try DiagnosticPresenter(display: display).showRejected(diagnostics)
      if display.format == .json {
        try StandardStream.write(RunJSON(schema: schema).text(rejected: diagnostics))
      }
      return .usage
    case .found(let report):
      try StandardStream.write(
        display.format == .json
          ? json(report) : text(report, Style(display.color, for: .output)))
      return .done
    }
  }
}
