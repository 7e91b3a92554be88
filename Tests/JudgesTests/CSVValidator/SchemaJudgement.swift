import Foundation

/// How Fettle's answer to a restated schema compares with the validator's.
struct SchemaJudgement {
  let test: SchemaCase
  /// Stands for the folder of the suite's files, in schemas and in data.
  private static let folderName = "acceptance"

  /// nil: the same verdict, lines and columns; else what differs.
  func difference() throws -> String? {
    let schema = try CSVSchemaParser.parse(text(test.schema))
    let rules = try SchemaRestater.restate(schema, input: "input.csv")
    let trial = try Trial(rules.lines, files: files(rules))
    let written = rules.lines.joined(separator: "; ")
    if test.isOfSchema {
      return trial.isRefused == !test.isValid ? nil : "the schema should be refused: \(written)"
    }
    let isValid =
      !trial.isRefused && trial.failures.isEmpty && trial.misfits.isEmpty
      && !trial.isStopped && trial.readingFailure == nil
    if isValid != test.isValid {
      return "\(isValid ? "valid" : "not valid, \(trial.refusals.map(\.message))"): \(written)"
    }
    if trial.notEvaluatedCount > 0 { return "could not be evaluated: \(written)" }
    if test.messages.isEmpty { return nil }
    let found = messages(trial, rules, schema)
    return found == test.messages ? nil : "points at \(found), not at \(test.messages): \(written)"
  }

  private func messages(
    _ trial: Trial, _ rules: SchemaRestater.Rules, _ schema: CSVSchema
  ) -> [SchemaCase.Message] {
    var found: [SchemaCase.Message]
    if test.isOfWidth {
      found = trial.misfits.map {
        SchemaCase.Message(line: $0.line, column: $0.fieldCount, isWarning: false)
      }
    } else {
      found = trial.failures.compactMap { failure in
        guard let name = rules.columns[failure.line], failure.columns.contains(name),
          let column = schema.columns.firstIndex(where: { $0.name == name })
        else { return nil }
        return SchemaCase.Message(
          line: failure.row, column: column, isWarning: failure.severity == "warn")
      }
    }
    guard test.stopsAtFirst, let first = found.firstIndex(where: { !$0.isWarning }) else {
      return found
    }
    return Array(found[...first])
  }

  // MARK: Files

  private func text(_ name: String) throws -> String {
    let folders = ["", Self.folderName + "/"]
    let paths = folders.map { SchemaCase.folder + $0 + name }
    let path = paths.first {
      FileManager.default.fileExists(atPath: Suites.folder!.appending(path: $0).path())
    }
    return try Suites.text(path ?? paths[1])
      .replacing("$$acceptancePath$$", with: Self.folderName)
  }

  private func files(_ rules: SchemaRestater.Rules) throws -> [(name: String, data: Data)] {
    guard let data = test.data else { return [] }
    var files = [("input.csv", Data(try text(data).utf8))]
    let root = Suites.folder!.appending(path: SchemaCase.folder)
    let paths =
      (FileManager.default.enumerator(atPath: root.path())?.compactMap { $0 as? String } ?? [])
      .filter { $0.hasPrefix(Self.folderName + "/") }.sorted()
    if rules.needsFiles {
      files.append(("files.csv", Data(RuleText.csv([["path"]] + paths.map { [$0] }).utf8)))
    }
    if rules.needsSums {
      let sums = try Self.sums(of: paths, in: root)
      files.append(("sums.csv", Data(RuleText.csv([["line"]] + sums.map { [$0] }).utf8)))
    }
    return files
  }

  /// What `md5sum` prints of the files.
  private static func sums(of paths: [String], in folder: URL) throws -> [String] {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["md5sum"] + paths.filter { $0.contains(".") }
    process.currentDirectoryURL = folder
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}
