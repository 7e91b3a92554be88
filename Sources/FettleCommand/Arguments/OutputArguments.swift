import ArgumentParser
import Fettle

/// Which tables are read and where everything is written.
struct OutputArguments: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where the table goes; '-' is stdout.", valueName: "FILE"),
    completion: .file(extensions: []))
  var output: String?

  @OptionGroup var tables: BindingArguments

  @Option(
    help: ArgumentHelp(
      "Where the files of 'save' lines go; a folder that is not there is made.", valueName: "FOLDER"
    ),
    completion: .directory)
  var outDir: String?

  @Option(
    help: ArgumentHelp("Write rejected rows as they came.", valueName: "FILE"),
    completion: .file(extensions: []))
  var rejects: String?

  @Flag(help: "Add to each rejected row the rules that rejected it, and why.")
  var withReasons = false

  @Option(
    help: ArgumentHelp("Write rows to look at, with the rules that ask for it.", valueName: "FILE"),
    completion: .file(extensions: []))
  var reviews: String?

  @Option(
    help: ArgumentHelp("Write rows that left, with the rule and the survivor.", valueName: "FILE"),
    completion: .file(extensions: []))
  var removed: String?

  @Option(
    help: ArgumentHelp("Write each changed cell: before, after, rule.", valueName: "FILE"),
    completion: .file(extensions: []))
  var changes: String?

  @Option(
    help: ArgumentHelp("Write what rules found: row, column, value, rule.", valueName: "FILE"),
    completion: .file(extensions: []))
  var findings: String?

  @Option(
    help: ArgumentHelp(
      "Of a merged table: write every row of its tables with the id of its group.",
      valueName: "FILE"),
    completion: .file(extensions: []))
  var links: String?

  @OptionGroup var model: ModelArgument

  @Option(
    help: ArgumentHelp("Write rows of a wrong shape, their bytes as they came.", valueName: "FILE"),
    completion: .file(extensions: []))
  var quarantine: String?

  @Option(
    help: ArgumentHelp("Cells that a spreadsheet would run as a formula.", valueName: "WHAT"))
  var csvSafe = FormulaCells.note

  @Option(
    help: ArgumentHelp(
      "Findings of an earlier run: they are counted as known, and neither listed nor grave.",
      valueName: "FILE"),
    completion: .file(extensions: []))
  var baseline: String?

  @Option(
    help: ArgumentHelp(
      "Add a line for this run; 'expect … within … of last run' compares with the last run in it that has the figure.",
      valueName: "FILE"),
    completion: .file(extensions: []))
  var history: String?

  /// Options of a run with these values.
  var options: RunOptions {
    var options = RunOptions()
    options.output = output
    options.bindings = tables.pairs
    options.outputFolder = outDir
    options.rejects = rejects
    options.rejectsHaveReasons = withReasons
    options.reviews = reviews
    options.removed = removed
    options.changes = changes
    options.findings = findings
    options.links = links
    options.model = model.path
    options.baseline = baseline
    options.history = history
    options.quarantine = quarantine
    options.formulas = csvSafe
    return options
  }
}
