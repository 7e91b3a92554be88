import ArgumentParser
import Fettle

/// How results and messages are shown.
struct DisplayArguments: ParsableArguments {
  @Option(help: ArgumentHelp("What the result is written as.", valueName: "FORMAT"))
  var format = ReportFormat.text

  @Flag(name: .shortAndLong, help: "Say nothing but what went wrong.")
  var quiet = false

  @Option(
    help: ArgumentHelp(
      "Colours; with auto, on a terminal unless NO_COLOR is set.", valueName: "WHEN"))
  var color = ColorChoice.auto
}

extension InvalidBytePolicy: ExpressibleByArgument {}
extension RaggedRows: ExpressibleByArgument {}
extension FormulaCells: ExpressibleByArgument {}
extension ColorChoice: ExpressibleByArgument {}

/// What a result is written as.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}

/// From which gravity on a run that was done ends with exit code 1.
enum FailureThreshold: String, CaseIterable, ExpressibleByArgument {
  case note, warn, reject, never
}
