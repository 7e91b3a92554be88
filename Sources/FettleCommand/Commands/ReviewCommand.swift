import ArgumentParser
import Connectors
import Diagnostics
import Fettle

/// `fettle review`: asks about the pairs of a review queue, one at a time.
struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Decide the pairs of a review queue, one at a time.",
    usage: "fettle review [options] FILE",
    discussion: help.discussion)

  private static let help = HelpText(
    examples: [
      .init("decide what a merge asks about", "fettle review to-review.csv"),
      .init("leave the queue as it is", "fettle review to-review.csv --to decided.csv"),
      .init("answers of a program", "printf 'y\\nn\\nq\\n' | fettle review to-review.csv"),
    ],
    text: """
      The file is what 'reviews to' of a merged table wrote, and 'decided in' reads it
      back. Of each pair the rows stand side by side; a sign marks values that differ
      (≠) and those that one row alone has (+). Keys: y same, n different, s skip,
      u undo, q quit. Every decision is in the file at once, and the next call goes
      on with the first pair that has none. Where stdin is no terminal, each line of
      it is an answer.
      """,
    exits: [.done, .usage, .input, .output, .internalError])

  @Argument(
    help: ArgumentHelp("The review queue.", valueName: "FILE"), completion: .file(extensions: []))
  var path: String

  @Option(
    help: ArgumentHelp("Write the queue with its decisions to another file.", valueName: "FILE"),
    completion: .file(extensions: []))
  var to: String?

  @OptionGroup var display: DisplayArguments

  mutating func run() throws {
    let queue = try display.answering(.review) { () throws(RunFailure) in
      let queue = try ReviewQueue(path, target: to)
      var session = ReviewSession(queue: queue, display: display)
      do throws(RunFailure) {
        return try session.run()
      } catch {
        throw queue.leftovers.telling(error)
      }
    }
    queue.leftovers.tell(isQuiet: display.quiet)
    if display.format == .json {
      try StandardStream.write(ReviewText.json(of: queue))
    } else if !display.quiet {
      StandardStream.report(ReviewText.summary(of: queue))
    }
  }
}
