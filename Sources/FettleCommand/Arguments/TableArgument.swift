import ArgumentParser

/// The one table that a command looks at.
struct TableArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp("The table, plain or as gzip or zstd; '-' is stdin.", valueName: "INPUT"),
    completion: .file(extensions: []))
  var input: String
}
