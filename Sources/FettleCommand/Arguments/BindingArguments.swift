import ArgumentParser
import Fettle

/// Which files the tables of the rules are read from.
struct BindingArguments: ParsableArguments {
  @Option(
    name: .customLong("in"),
    help: ArgumentHelp(
      "Read table T of the rules from this file; several times for several.",
      valueName: "T=FILE"),
    completion: .file(extensions: []),
    transform: TableBinding.parse)
  var bindings: [TableBinding] = []

  /// The same as a run takes it.
  var pairs: [(table: String, path: String)] { bindings.map { ($0.table, $0.path) } }
}
