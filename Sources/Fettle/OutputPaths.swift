import Connectors
import Diagnostics
import Language

/// Where one save of a table and its logs go, as they were asked for.
struct OutputPaths {
  var table: String
  /// The key by which rows are merged into a table of a database; nil for a file.
  var key: String?
  var rejects: String?
  var reviews: String?
  var removed: String?
  var changes: String?
  var findings: String?
  var links: String?
  /// The records of the tables that a merge has put together.
  var records: String?
  /// The texts of the rules that name them, by kind; none of those of the command line.
  var literals: [String: TextLiteral] = [:]

  /// Each path with what it takes.
  var all: [(path: String, kind: String)] {
    let paths = [
      (table, "rows"), (rejects, "rejects"), (reviews, "reviews"), (removed, "removed"),
      (changes, "changes"), (findings, "findings"),
      (links, "links"), (records, "source records"),
    ]
    return paths.compactMap { path, kind in path.map { ($0, kind) } }
  }
}

/// The places that the outputs of a run have taken.
struct OutputPlaces {
  /// The files that the run reads.
  let inputs: InputRegister
  /// The findings of an earlier run, which are read too.
  var baseline: String?
  private var taken: [OutputPlace: (path: String, kind: String)] = [:]

  init(inputs: InputRegister, baseline: String? = nil) {
    self.inputs = inputs
    self.baseline = baseline
  }

  /// Takes the place of a table in a database, which may be an input as well: it is written when all is
  /// read. Two tables of one database have a place each.
  private mutating func take(_ location: SQLiteLocation, _ kind: String) throws(RunFailure) {
    guard let file = try Output.place(of: location.path, inputs: []) else {
      throw RunFailure(
        .usage, "'\(location.path)' is a device, and no database",
        help: "give it the path of a file")
    }
    if let other = taken[file], SQLiteLocation(other.path) == nil {
      throw RunFailure(
        .usage, "'\(other.path)' and '\(location.text)' are one file for two outputs",
        help: "give one of them another name")
    }
    taken[file] = (location.text, kind)
    let key = file.table(location.table?.lowercased() ?? "")
    if taken.updateValue((location.text, kind), forKey: key) != nil {
      throw RunFailure(
        .usage, "'\(location.text)' would take two outputs",
        help: "save one of them to another table")
    }
  }

  /// Takes the place of an output; refuses one that cannot be, that an input has, or another output.
  mutating func take(_ path: String, _ kind: String) throws(RunFailure) {
    if let location = SQLiteLocation(path) {
      if kind == "rows" { return try take(location, kind) }
      throw RunFailure(
        .usage, "\(kind) go to a file, not to '\(path)'", help: "give the path of a CSV file")
    }
    if let baseline, sameFile(path, baseline) {
      throw RunFailure(
        .usage, "'\(path)' is the baseline of this run, and the \(kind) would be written over it",
        help: "write them to another file: it can be the baseline of the next run")
    }
    guard let place = try Output.place(of: path, inputs: inputs.identities(for: kind)) else {
      return
    }
    guard let other = taken.updateValue((path, kind), forKey: place) else { return }
    let subject =
      other.path == path
      ? "'\(path)' would take two outputs"
      : "'\(other.path)' and '\(path)' are one file for two outputs"
    throw RunFailure(
      .usage, "\(subject): \(other.kind) and \(kind)", help: "give one of them another name")
  }
}
