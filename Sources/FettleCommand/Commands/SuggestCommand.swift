import ArgumentParser
import Diagnostics
import Fettle

/// `fettle suggest`: drafts a rule file from what a table looks like.
struct SuggestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest",
    abstract: "Draft rules from what a table looks like.",
    usage: "fettle suggest [options] INPUT",
    discussion: help.discussion)

  private static let help = HelpText(
    examples: [
      .init("a rule file to begin with", "fettle suggest export.csv -o export.rules"),
      .init(
        "draft, then see what fails",
        """
        fettle suggest export.csv -o export.rules
        fettle preview export.rules export.csv
        """),
    ],
    text: """
      Each line comes with its evidence as a comment: how many values keep it, how
      many do not, and which. Only what at least 98% of the values keep is drafted,
      and only where that was counted on all rows: run on the same table, the rules
      fail the rows that they say, and no other. Where the values do not tell in
      which notation their dates or numbers are written, a comment asks for it.
      """,
    exits: [.done, .usage, .input, .output, .internalError])

  @OptionGroup var table: TableArgument

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where the rules go; '-' is stdout.", valueName: "FILE"),
    completion: .file(extensions: []))
  var output: String?

  @OptionGroup(title: "Reading") var reading: ReadingArguments
  @OptionGroup(title: "Resources") var resources: ResourceArguments

  @Flag(name: .shortAndLong, help: "Say nothing but what went wrong.")
  var quiet = false

  mutating func run() throws {
    var options = RunOptions()
    options.input = table.input
    options.reading = reading.options
    resources.fill(&options)
    let progress = ProgressLine(isWanted: !quiet)
    defer { progress.finish() }
    let path = output ?? "-"
    try Fettle.checkReports(at: [path], besides: [table.input])
    let rules = try Fettle.suggest(table.input, options: options, observer: progress)
    progress.finish()
    try Fettle.writeReport(rules, to: path, besides: [table.input]).tell(isQuiet: quiet)
  }
}
