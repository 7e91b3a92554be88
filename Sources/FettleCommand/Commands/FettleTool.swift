import ArgumentParser
import Fettle

/// The command `fettle`: what it says without a subcommand, and which subcommands there are.
struct FettleTool: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fettle",
    abstract: "Apply plain-sentence rules to CSV exports.",
    usage: "fettle <subcommand>",
    discussion: help.discussion,
    version: Fettle.version,
    subcommands: [
      ApplyCommand.self, PreviewCommand.self, CheckCommand.self, FormatCommand.self,
      ExplainCommand.self, SniffCommand.self, ProfileCommand.self,
      SuggestCommand.self, TestCommand.self, WhyCommand.self, WatchCommand.self,
      ReviewCommand.self, UnmergeCommand.self, LanguageServerCommand.self, ManualCommand.self,
    ])

  private static let help = HelpText(
    examples: [
      .init(
        "clean an export with rules typed here",
        """
        fettle apply -e "normalize phone digits; dedupe on email,phone" \\
            export.csv -o clean.csv
        """),
      .init("see what a rule file would change", "fettle preview customers.rules export.csv"),
      .init("run it", "fettle apply customers.rules export.csv -o clean.csv"),
      .init("find what is wrong with rules", "fettle check customers.rules --against export.csv"),
    ],
    text: """
      Nothing changes, disappears or is guessed without a count and a place to look.
      Data goes to stdout, everything else to stderr; '-' is stdin or stdout.
      """,
    exits: ExitStatus.allCases)
}
