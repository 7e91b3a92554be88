import ArgumentParser
import Diagnostics
import Fettle

/// `fettle sniff`: says how a table would be read, and why.
struct SniffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sniff",
    abstract: "Say how a table would be read, and why.",
    usage: "fettle sniff [options] INPUT",
    discussion: help.discussion)

  private static let help = HelpText(
    examples: [
      .init("encoding, delimiter, header of an export", "fettle sniff export.csv"),
      .init("for a program", "fettle sniff export.csv --format json"),
    ],
    text: "The last line is the one to paste into the rules, so that nothing is guessed again.",
    exits: [.done, .usage, .input, .internalError])

  @OptionGroup var table: TableArgument

  @OptionGroup(title: "Reading") var reading: ReadingArguments
  @OptionGroup var display: DisplayArguments

  mutating func run() throws {
    let report = try display.answering(.sniff) { () throws(RunFailure) in
      try Fettle.sniff(table.input, reading: reading.options)
    }
    let style = Style(display.color, for: .output)
    let text =
      display.format == .json
      ? SniffView.json(of: report) : SniffView.text(of: report, style: style)
    try StandardStream.write(text)
  }
}
