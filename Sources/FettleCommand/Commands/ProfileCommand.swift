import ArgumentParser
import Diagnostics
import Fettle
import Pages

/// `fettle profile`: says what a table looks like.
struct ProfileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile",
    abstract: "Say what a table looks like, column by column.",
    usage: "fettle profile [options] INPUT",
    discussion: help.discussion)

  private static let help = HelpText(
    examples: [
      .init("what is in an export", "fettle profile export.csv"),
      .init("as a page with plots", "fettle profile export.csv --report html=profile.html"),
      .init("for a program", "fettle profile export.csv --format json"),
    ],
    text: """
      Of each column: how many values, blanks and different values, which types fit
      and what does not fit, in which notation dates and numbers are written and
      what proves it, ranges, shapes, the most frequent values, and values that may
      stand for a missing one. Then keys, and columns that determine others. Every
      count is of all rows and exact; values that --memory does not hold are counted
      on disk.

      In a shape, A is an upper case letter, a a lower case one, # a digit. Where
      there are many shapes ('shapes +'), A, a and # are one or more of each.
      """,
    exits: [.done, .usage, .input, .output, .internalError])

  @OptionGroup var table: TableArgument

  @Option(
    help: ArgumentHelp("Write the profile to a file as well: html=FILE.", valueName: "KIND=FILE"),
    completion: .file(extensions: []),
    transform: { try ReportFile.parse($0, among: [.html]) })
  var report: [ReportFile] = []

  @OptionGroup(title: "Reading") var reading: ReadingArguments
  @OptionGroup(title: "Resources") var resources: ResourceArguments
  @OptionGroup var display: DisplayArguments

  mutating func run() throws {
    var options = RunOptions()
    options.input = table.input
    options.reading = reading.options
    resources.fill(&options)
    let profile = try display.answering(.profile) { () throws(RunFailure) -> ProfileReport in
      try read(options)
    }
    if display.format == .json {
      try StandardStream.write(ProfileJSON.text(of: profile))
    } else if !display.quiet {
      let style = Style(display.color, for: .output)
      let view = ProfileText(style: style, width: Terminal.width(of: .output))
      try StandardStream.write(view.text(of: profile))
    }
  }

  private func read(_ options: RunOptions) throws(RunFailure) -> ProfileReport {
    let progress = ProgressLine(isWanted: !display.quiet)
    defer { progress.finish() }
    try Fettle.checkReports(at: report.map(\.path), besides: [table.input])
    let profile = try Fettle.profile(table.input, options: options, observer: progress)
    for file in report {
      let page = ProfilePage(report: profile).page
      try Fettle.writeReport(page.html, to: file.path, besides: [table.input])
        .tell(isQuiet: display.quiet)
    }
    return profile
  }
}
