import ArgumentParser
import Diagnostics
import Fettle

/// `fettle check`: finds what is wrong with rules, by themselves and against a table; writes nothing.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Find what is wrong with rules, and what a table's rows say of them.",
    usage: """
      fettle check [options] RULES ... [--against INPUT]
      fettle check [options] -e TEXT ... [INPUT]
      """,
    discussion: help.discussion)

  private static let help = HelpText(
    examples: [
      .init("check rules against a table", "fettle check customers.rules --against export.csv"),
      .init(
        "against its column names alone",
        "fettle check customers.rules --against export.csv --header-only"),
      .init("check a folder of rules, each by itself", "fettle check rules/*.rules"),
      .init("mend what can only have been meant", "fettle check customers.rules --fix"),
      .init("show what that would change", "fettle check customers.rules --diff"),
      .init("whether a second run changes anything", "fettle check customers.rules --idempotent"),
      .init("for an editor", "fettle check customers.rules --format json"),
    ],
    text: """
      All problems of a file are told at once. Every row of INPUT is read, and of the
      tables that the rules load, which takes as long as a preview: types and
      notations that do not fit, and lines that touch no row, are told of too. Nothing
      is written. --header-only reads the column names alone.

      --fix writes rule files anew with the fixes that are no guess: another language's
      sign for the same thing, a missing comma, brackets, clauses in order, what
      provably does nothing taken out, and with --against the notation that every value
      of a column proves. Names that are only nearly right stay, and so does what a test
      or an example of the file that passes would fail with, and what would bring an
      error that the file had not.

      A comment '# fettle: allow(F0502) because …' above a line lets a finding about it
      stand. What the codes mean: fettle explain CODE.
      """,
    exits: [.done, .findings, .usage, .input, .internalError])

  @OptionGroup var rules: RuleArguments

  @Argument(
    help: ArgumentHelp(
      "Rule files, each checked by itself; with -e the input stands here.", valueName: "RULES"),
    completion: .file(extensions: []))
  var paths: [String] = []

  @Option(
    help: ArgumentHelp("The table that the rules are for.", valueName: "INPUT"),
    completion: .file(extensions: []))
  var against: String?

  @Flag(help: "Read the header of INPUT and no row.")
  var headerOnly = false

  @Flag(help: "Write the rule files anew with the fixes that are no guess.")
  var fix = false

  @Flag(help: "Print what --fix would change, and write nothing.")
  var diff = false

  @Flag(help: "Say whether applying the rules twice equals applying them once.")
  var idempotent = false

  @Option(
    help: ArgumentHelp("From which gravity on to end with exit code 1.", valueName: "GRAVITY"))
  var failOn = FailureThreshold.reject

  @OptionGroup(title: "Reading") var reading: ReadingArguments
  @OptionGroup(title: "Resources") var resources: ResourceArguments
  @OptionGroup var display: DisplayArguments

  mutating func validate() throws {
    if rules.texts.isEmpty {
      _ = try rules.sorted(paths.first, nil)
    } else if paths.count > 1 || (!paths.isEmpty && against != nil) {
      throw ValidationError(
        "with -e the only other argument is the input, and it is given more than once")
    }
    if idempotent && (!rules.texts.isEmpty || paths.contains("-")) {
      throw ValidationError("--idempotent is about rule files, and these rules are in none")
    }
    if idempotent, let flag = idleFlags.first {
      throw ValidationError(
        "--idempotent tries rules on rows of its own, and has no use for \(flag)\n  "
          + "check twice: once with \(flag), once with --idempotent")
    }
    if (fix || diff) && (!rules.texts.isEmpty || paths.contains("-")) {
      throw ValidationError("--fix and --diff are for rule files, and these rules are in none")
    }
    if (fix || diff) && against == "-" {
      throw ValidationError(
        "--fix and --diff read the input again when something is mended, and stdin is read once\n  "
          + "name a file: --against INPUT")
    }
    if headerOnly, subjects.input == nil {
      throw ValidationError(
        "--header-only says how much of the input is read, and there is none\n  name one: --against INPUT"
      )
    }
  }

  /// The flags typed that are of no use beside --idempotent.
  private var idleFlags: [String] {
    let flags: [(name: String, isTyped: Bool)] = [
      ("--against", against != nil), ("--header-only", headerOnly), ("--fix", fix),
      ("--diff", diff), ("--fail-on", failOn != .reject),
    ]
    return flags.filter(\.isTyped).map(\.name) + reading.typed + resources.typed
  }

  /// What is checked, each by itself, and the input.
  private var subjects: (rules: [RuleSet], input: String?) {
    if !rules.texts.isEmpty {
      let set = RuleSet(texts: rules.texts, allowsOutsidePaths: rules.allowOutside)
      return ([set], against ?? paths.first)
    }
    let sets = paths.map { RuleSet(files: [$0], allowsOutsidePaths: rules.allowOutside) }
    return (sets, against)
  }

  mutating func run() throws {
    let (sets, input) = subjects
    var options = RunOptions()
    options.input = input
    options.reading = reading.options
    resources.fill(&options)
    if idempotent {
      throw try display.answering(.idempotent) { () throws(RunFailure) in try repeated() }.code
    }
    throw try display.answering(.check) { () throws(RunFailure) in
      try shown(try checked(sets, options))
    }.code
  }

  /// Says of each file whether applying its rules twice equals applying them once.
  private func repeated() throws(RunFailure) -> ExitStatus {
    var views: [IdempotenceView] = []
    for path in paths {
      let report = try Fettle.idempotence(of: path, allowsOutsidePaths: rules.allowOutside)
      let view = IdempotenceView(path: path, report: report)
      views.append(view)
      if display.format == .json { continue }
      if report.result == nil {
        try DiagnosticPresenter(display: display).show(report.diagnostics)
      }
      try StandardStream.write(IdempotenceText(view: view).text)
    }
    let status = views.reduce(ExitStatus.done) { $0.or($1.status) }
    if display.format == .json {
      try StandardStream.write(IdempotenceJSON(files: views).text(status))
    }
    return status
  }

  private func checked(
    _ sets: [RuleSet], _ options: RunOptions
  ) throws(RunFailure) -> [DiagnosticReport] {
    let progress = ProgressLine(isWanted: !display.quiet)
    defer { progress.finish() }
    var options = options
    // What is checked needs no key; one that is named has to be one.
    if let file = resources.keyFile { options.hashKey = try KeySource.find(file: file) }
    if fix || diff { return try fixed(sets, options, progress) }
    var reports: [DiagnosticReport] = []
    for set in sets {
      reports.append(
        try Fettle.check(
          set, against: options.input, options: options, readsRows: !headerOnly, observer: progress)
      )
    }
    return reports.leavingOutUsedNames
  }

  /// Mends the files of all sets, or shows how; what is still wrong with each of them.
  private func fixed(
    _ sets: [RuleSet], _ options: RunOptions, _ progress: ProgressLine
  ) throws(RunFailure) -> [DiagnosticReport] {
    let (files, reports) = try Fettle.fix(
      sets, against: options.input, options: options, readsRows: !headerOnly, observer: progress)
    for file in files {
      tellRefusals(of: file)
      if file.fixCount > 0 { try mend(file) }
    }
    return reports.leavingOutUsedNames
  }

  /// Writes a file that was mended, or shows what is another in it.
  private func mend(_ file: FixedRules) throws(RunFailure) {
    let after = String(decoding: file.after, as: UTF8.self)
    if !diff {
      try RuleFile.write(after, to: file.path, display)
    } else if display.format == .text {
      let before = String(decoding: file.before, as: UTF8.self)
      let style = Style(display.color, for: .output)
      try StandardStream.write(
        UnifiedDiff(before: before, after: after, name: file.path).text(style: style))
    }
    if !display.quiet {
      StandardStream.report(
        "\(VisibleText.safe(file.path)): \(Quantity.count(file.fixCount, "fix", "fixes")) "
          + "\(diff ? "possible" : "applied")\n")
    }
  }

  /// Says which fixes are left out, as the file's own tests or an error that they would bring speak against them.
  private func tellRefusals(of file: FixedRules) {
    if display.quiet { return }
    for refusal in file.refusals {
      StandardStream.report(
        VisibleText.safe(
          "\(file.path):\(refusal.line): not mended, as \(refusal.reason): \(refusal.help)") + "\n")
    }
  }

  private func shown(_ reports: [DiagnosticReport]) throws(RunFailure) -> ExitStatus {
    let errorCount = reports.reduce(0) { $0 + $1.errorCount }
    let warningCount = reports.reduce(0) { $0 + $1.warningCount }
    let status = status(of: reports)
    if display.format == .json {
      try StandardStream.write(RunJSON(schema: .check).text(checked: reports, status: status))
      return status
    }
    for report in reports { try DiagnosticPresenter(display: display).show(report) }
    if !display.quiet {
      let files = rules.texts.isEmpty ? Quantity.count(reports.count, "rule file") : "the rules"
      StandardStream.report(
        "checked \(files): \(Quantity.count(errorCount, "error")), "
          + "\(Quantity.count(warningCount, "warning"))\n")
    }
    return status
  }

  private func status(of reports: [DiagnosticReport]) -> ExitStatus {
    if reports.contains(where: { $0.errorCount > 0 }) { return .usage }
    let gravest = reports.compactMap(\.gravest).max()
    return gravest.map { failOn.isReached(by: $0) } == true ? .findings : .done
  }
}
