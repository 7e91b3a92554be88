import ArgumentParser
import Connectors
import Diagnostics
import Fettle

/// `fettle watch`: previews rules anew whenever they or their tables are saved.
struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Show what each rule would do, again on every save.",
    usage: "fettle watch [options] RULES INPUT",
    discussion: help.discussion)

  private static let help = HelpText(
    examples: [
      .init("see what rules do while you write them", "fettle watch customers.rules export.csv"),
      .init("keep a log of it", "fettle watch customers.rules export.csv > watch.log 2>&1"),
    ],
    text: """
      The rule file, what it includes and its tables are watched. While a file is
      broken, what is wrong with it stands above the last result. On a terminal the
      screen is drawn anew; elsewhere each change adds a block. Ctrl-C ends it.
      """,
    exits: [.done, .usage, .output, .internalError])

  @Argument(
    help: ArgumentHelp("The rule file.", valueName: "RULES"), completion: .file(extensions: []))
  var rulesPath: String

  @Argument(
    help: ArgumentHelp(
      "The table; not needed where the rules load all of theirs.", valueName: "INPUT"),
    completion: .file(extensions: []))
  var input: String?

  @Flag(help: "Let 'include' and lookup files lie outside the rule file's folder.")
  var allowOutside = false

  @Option(
    name: [.customShort("n", allowingJoined: true), .long],
    parsing: .unconditional,
    help: ArgumentHelp("Samples of each rule. (default: 3)", valueName: "NUMBER"),
    transform: { try WholeNumber.parse($0, atLeast: 0) })
  var samples: Int?

  @OptionGroup(title: "Reading") var reading: ReadingArguments
  @OptionGroup(title: "Resources") var resources: ResourceArguments
  @OptionGroup var display: DisplayArguments

  mutating func validate() throws {
    if RuleArguments.isData(rulesPath) {
      throw ValidationError("'\(rulesPath)' stands where the rules go\n  type RULES INPUT")
    }
    if rulesPath == "-" || input == "-" {
      throw ValidationError("stdin cannot be watched\n  name a file")
    }
    if FileStamp(path: rulesPath) == nil {
      throw ValidationError("there is no rule file '\(rulesPath)'\n  write it first, then watch it")
    }
  }

  mutating func run() throws {
    var options = RunOptions()
    options.input = input
    options.reading = reading.options
    resources.fill(&options)
    if let samples { options.sampleCount = samples }
    options.hashKey = try KeySource.find(file: resources.keyFile)
    var session = WatchSession(
      rules: RuleSet(files: [rulesPath], allowsOutsidePaths: allowOutside), options: options,
      display: display)
    try session.run()
  }
}
