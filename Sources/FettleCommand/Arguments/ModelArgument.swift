import ArgumentParser

/// What learned clauses of merges go by.
struct ModelArgument: ParsableArguments {
  @Option(
    name: .customLong("model"),
    help: ArgumentHelp(
      "What learned clauses go by, not learned anew; a missing file is written by apply.",
      valueName: "FILE"),
    completion: .file(extensions: []))
  var path: String?
}
