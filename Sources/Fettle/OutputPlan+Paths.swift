import Connectors
import Diagnostics
import Language

// Where outputs go.
extension OutputPlan {
  /// Whether what rules find in a table is listed anywhere.
  func listsFindings(of job: Job) throws(RunFailure) -> Bool {
    if options.findingSampleCount > 0 || job.sharedFindings != nil { return true }
    return try paths(of: job).contains { $0.findings != nil }
  }

  /// Where the saves of a table go.
  func paths(of job: Job) throws(RunFailure) -> [OutputPaths] {
    var paths = try savePaths(of: job)
    if let merge = job.merge, let text = merge.removed?.text, !paths.isEmpty {
      paths[0].records = try path(text, from: RuleLoader.folder(of: merge.ruleFile), merge.removed)
      paths[0].literals["source records"] = merge.removed
    }
    return paths
  }

  private func savePaths(of job: Job) throws(RunFailure) -> [OutputPaths] {
    if job.savesAtEnd {
      if let output = options.output, let location = SQLiteLocation(output) {
        throw RunFailure(
          .usage, "-o takes a file, and '\(output)' is a database",
          help:
            "write save to 'sqlite:\(location.path)' table '\(location.table ?? "customer")' key id"
        )
      }
      return [
        OutputPaths(
          table: options.output ?? "-", rejects: options.rejects, reviews: options.reviews,
          removed: options.removed, changes: options.changes, findings: options.findings,
          links: options.links)
      ]
    }
    return try job.saves.map { (save: Statement) throws(RunFailure) in
      var paths = OutputPaths(
        table: try path(save, "to")!, key: save.columns("key").first?.name,
        rejects: try path(save, "rejects"),
        reviews: try path(save, "reviews"), removed: try path(save, "removed"),
        changes: try path(save, "changes"), findings: try path(save, "findings"),
        links: try path(save, "links"))
      for (_, kind) in paths.all {
        paths.literals[kind] = save.text(kind == "rows" ? "to" : kind)
      }
      return paths
    }
  }

  /// The path of a clause of `save`, from the rule file's folder on, or beneath `--out-dir`.
  private func path(_ save: Statement, _ label: String) throws(RunFailure) -> String? {
    guard let text = label == "to" ? save.place : save.text(label)?.text else { return nil }
    return try path(text, from: run.folder(of: save), save.text(label))
  }

  private func path(
    _ text: String, from home: String, _ literal: TextLiteral?
  ) throws(RunFailure) -> String {
    if text == "-" { return text }
    guard let folder = options.outputFolder else { return SQLiteLocation.join(home, text) }
    if FilePath.leaves(SQLiteLocation.file(of: text)) {
      let failure = RunFailure(
        .usage, "'\(text)' of a save line is not beneath '--out-dir', '\(folder)'",
        help: "name a path within it in the save line, or drop --out-dir")
      throw run.placed(failure, at: literal)
    }
    return SQLiteLocation.join(folder, text)
  }
}
