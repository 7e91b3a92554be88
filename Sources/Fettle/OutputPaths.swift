import Connectors
import Diagnostics

/// Where one save of a table and its logs go, as they were asked for.
struct OutputPaths {
  var table: String
  var rejects: String?
  var reviews: String?
  var removed: String?
  var changes: String?
  var findings: String?
  var links: String?
  /// The records of the tables that a merge has put together.
  var records: String?

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
  let inputs: [FileIdentity]
  /// The findings of an earlier run, which are read too.
  var baseline: String?
  private var taken: [OutputPlace: (path: String, kind: String)] = [:]

  init(inputs: [FileIdentity], baseline: String? = nil) {
    self.inputs = inputs
    self.baseline = baseline
  }

  /// Takes the place of an output; refuses one that cannot be, that an input has, or another output.
  mutating func take(_ path: String, _ kind: String) throws(RunFailure) {
    if let baseline, sameFile(path, baseline) {
      throw RunFailure(
        .usage, "'\(path)' is the baseline of this run, and the \(kind) would be written over it",
        help: "write them to another file: it can be the baseline of the next run")
    }
    guard let place = try Output.place(of: path, inputs: inputs) else { return }
    guard let other = taken.updateValue((path, kind), forKey: place) else { return }
    let subject =
      other.path == path
      ? "'\(path)' would take two outputs"
      : "'\(other.path)' and '\(path)' are one file for two outputs"
    throw RunFailure(
      .usage, "\(subject): \(other.kind) and \(kind)", help: "give one of them another name")
  }
}
