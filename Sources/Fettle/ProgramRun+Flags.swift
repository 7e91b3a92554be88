import Connectors
import Diagnostics
import Engine
import Language

/// Refuses what the command line says and no table would take: nothing given is ignored.
extension ProgramRun {
  /// Refuses an `--in` for a table that no line names, and a second one for the same table.
  func refuseIdleBindings() throws(RunFailure) {
    if hasErrors { return }
    let named = program.namedTables
    var paths: [String: String] = [:]
    for (table, path) in options.bindings {
      let key = table.lowercased()
      if let other = paths.updateValue(path, forKey: key) {
        throw RunFailure(
          .usage, "table '\(table)' is bound twice, to '\(other)' and to '\(path)'",
          help: "type one --in \(table)=FILE; 'x-*.csv' stacks files")
      }
      guard !named.contains(where: { $0.lowercased() == key }) else { continue }
      let near = EditDistance.suggestion(for: table, among: named)
      throw RunFailure(
        .usage, "no line loads a table named '\(table)', so '--in' has nothing to bind",
        help: near.map { "did you mean '\($0)'?" } ?? "write load \(table) in the rules")
    }
  }

  /// Refuses an input that no table is read from.
  func refuseIdleInput(_ tables: [String]) throws(RunFailure) {
    guard let input = options.input, !tables.contains(where: { path(of: $0) == input }) else {
      return
    }
    throw RunFailure(
      .usage, "no line reads '\(input)': the rules and --in name all their files",
      help: "drop it, or bind a table to it: --in \(tables.first ?? program.inputTable)=\(input)")
  }

  /// Refuses flags that load lines contradict; one is of use as long as one table leaves the matter
  /// open, or declares the same.
  func refuseIdleReading(_ tables: [String]) throws(RunFailure) {
    let loads = tables.map { program.load(of: $0) }
    let flags: [(flag: String, label: String, value: String?)] = [
      ("--delimiter", "delimiter", options.reading.delimiter),
      ("--encoding", "encoding", options.reading.encoding),
      ("--skip", "skip", options.reading.skippedLineCount.map(String.init)),
    ]
    let isDatabase = tables.allSatisfy { SQLiteLocation(path(of: $0) ?? "") != nil }
    for (flag, label, value) in flags {
      guard let value, !loads.isEmpty else { continue }
      if isDatabase {
        throw RunFailure(
          .usage, "'\(flag)' says how a file is written, and only databases are read",
          help: "drop the flag")
      }
      let declared = loads.compactMap { $0 }.compactMap { load in
        load.declared(label).map { (load: load, value: $0) }
      }
      guard declared.count == loads.count else { continue }
      let isTaken = declared.contains { Self.isSame($0.value, value) }
      if isTaken { continue }
      let (load, other) = declared[0]
      let source = program.sources[load.range.source]
      let place = "\(source.name):\(source.lineIndex(of: load.range.lower) + 1)"
      throw RunFailure(
        .usage, "'\(flag) \(value)' contradicts \(place), which declares \(label) '\(other)'",
        help: "drop the flag, or change the load line")
    }
  }

  /// Refuses a file with a key where no line hashes.
  func refuseIdleKey() throws(RunFailure) {
    guard let file = options.hashKey?.file,
      !program.statements.contains(where: { $0.expressions.contains { $0.calls("hash") } })
    else { return }
    throw RunFailure(
      .usage, "no line calls hash, so '--key-file \(file)' has nothing to do", help: "drop the flag"
    )
  }

  /// Whether two values are one, spelt alike or as names of one encoding.
  private static func isSame(_ one: String, _ other: String) -> Bool {
    if one.lowercased() == other.lowercased() { return true }
    guard let encoding = TextEncoding.named(one) else { return false }
    return encoding.name == TextEncoding.named(other)?.name
  }
}

extension Statement {
  /// What a `load` line declares under a label, as text.
  fileprivate func declared(_ label: String) -> String? {
    if case .number(let digits, _)? = slots[label] { return digits }
    return text(label)?.text
  }
}
