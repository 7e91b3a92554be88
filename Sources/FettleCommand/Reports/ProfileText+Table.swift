import Diagnostics
import Fettle
import Profiling

// What holds between columns, and of the table as a whole.
extension ProfileText {
  /// The keys, and which column determines which.
  func between(_ table: TableProfile) -> String {
    var text = ""
    func name(_ index: Int) -> String { VisibleText.of(table.columns[index].name) }
    if !table.keys.isEmpty {
      text += "\n" + style("keys", .cyan) + "\n"
      text += table.keys.map { key in
        let names = key.columns.map(name).joined(separator: ", ")
        let outcome =
          key.isUnique
          ? "every row has its own value"
          : "\(Quantity.count(key.sharedRowCount, "row")) of \(Quantity.count(key.rowCount)) "
            + "\(key.sharedRowCount == 1 ? "shares" : "share") a value"
        return wrapped("\(names): \(outcome)")
      }.joined()
    }
    if !table.dependencies.isEmpty {
      text += "\n" + style("dependencies", .cyan) + "\n"
      text += table.dependencies.map { dependency in
        let names = "\(name(dependency.determinant)) determines \(name(dependency.dependent))"
        return wrapped("\(names): \(outcome(of: dependency))")
      }.joined()
    }
    return text
  }

  private func outcome(of dependency: DependencyProfile) -> String {
    let rows = "\(Quantity.count(dependency.rowCount)) rows"
    guard let example = dependency.tornExample else { return "all of \(rows)" }
    return "all but \(Quantity.count(dependency.tornRowCount)) of \(rows), as of "
      + "\(quoted(example.text)) in row \(Quantity.count(example.row))"
  }

  /// What was counted, left out and not kept in memory.
  func notes(on report: ProfileReport) -> String {
    let table = report.table
    var notes: [String] = []
    if table.rowCount > 0 {
      notes.append(
        table.sampleRowCount < table.rowCount
          ? "every count is of all rows; keys of two columns and dependencies were proposed on "
            + "\(Quantity.count(table.sampleRowCount, "row")), then counted on all"
          : "every count is of all rows")
    }
    func add(_ count: Int, _ noun: String, _ text: String) {
      if count > 0 { notes.append("\(Quantity.count(count, noun)) \(text)") }
    }
    add(table.quarantinedCount, "row", "of a wrong shape left out")
    add(table.paddedCount, "row", "too short, missing fields counted as blank")
    add(table.strayRecordCount, "row", "with stray quotes")
    add(table.invalidByteCount, "byte", "of no character, kept")
    if table.spilledByteCount > 0 {
      notes.append("\(Quantity.bytes(table.spilledByteCount)) went to disk, beyond --memory")
    }
    if let freeze = report.freeze { notes.append("to freeze how it was read: \(freeze)") }
    return "\n" + notes.map { style(wrapped(VisibleText.safe($0), margin: ""), .faint) }.joined()
  }
}
