import ArgumentParser
import Diagnostics
import Fettle

/// `fettle unmerge`: gives back the files that a merge was made of.
struct UnmergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unmerge",
    abstract: "Give back the files that a merge was made of, byte for byte.",
    usage: "fettle unmerge LINKS --removed FILE --out-dir FOLDER",
    discussion: help.discussion)

  private static let help = HelpText(
    examples: [
      .init(
        "the files of a merge whose clauses have: removed to 'records.csv'",
        "fettle unmerge links.csv --removed records.csv --out-dir sources")
    ],
    text: """
      Each file is checked against the SHA-256 that it had when it was merged, and
      all of them are there or none. Files that were compressed come back
      decompressed. A file that is there already with other bytes is never written
      over. Tables of databases have no bytes: they are told with their rows, and
      the exit code is 1.
      """,
    exits: [.done, .findings, .usage, .input, .output, .internalError])

  @Argument(
    help: ArgumentHelp("What 'links to' wrote.", valueName: "LINKS"),
    completion: .file(extensions: []))
  var links: String

  @Option(
    help: ArgumentHelp(
      "What 'removed to' among the clauses of the merge wrote in the same run.",
      valueName: "FILE"),
    completion: .file(extensions: []))
  var removed: String

  @Option(
    help: ArgumentHelp(
      "Where the files go; a folder that is not there is made.", valueName: "FOLDER"),
    completion: .directory)
  var outDir: String

  @OptionGroup var display: DisplayArguments

  mutating func run() throws {
    let report = try display.answering(.unmerge) { () throws(RunFailure) in
      try Fettle.unmerge(links: links, removed: removed, outputFolder: outDir)
    }
    let status = report.tablesWithoutFile.isEmpty ? ExitStatus.done : .findings
    let text = UnmergeText(style: Style(display.color, for: .error))
    if display.format == .json {
      try StandardStream.write(UnmergeText.json(of: report, status: status))
    } else if !display.quiet {
      StandardStream.report(text.text(of: report))
    }
    throw status.code
  }
}
