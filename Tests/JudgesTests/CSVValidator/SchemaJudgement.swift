import Foundation

/// How Fettle's answer to a restated schema compares with the validator's.
struct SchemaJudgement {
  let test: SchemaCase
  private let schema: CSVSchema
  private let rules: SchemaRestater.Rules
  private let trial: Trial
  /// Stands for the folder of the suite's files, in schemas and in data.
  private static let folderName = "acceptance"

  init(_ test: SchemaCase) throws {
    self.test = test
    schema = try CSVSchemaParser.parse(Self.text(test.schema))
    rules = try SchemaRestater.restate(schema, input: "input.csv")
    trial = try Trial(rules.lines, files: Self.files(test, rules))
  }

  /// nil: the same verdict, lines and columns; else what differs. `isValid` is what the suite says.
  func difference(isValid: Bool) -> String? {
    let written = rules.lines.joined(separator: "; ")
    if test.isOfSchema {
      return trial.isRefused == !isValid ? nil : "the schema should be refused: \(written)"
    }
    let holds =
      !trial.isRefused && trial.failures.isEmpty && trial.misfits.isEmpty
      && !trial.isStopped && trial.readingFailure == nil
    if holds != isValid {
      return "\(holds ? "valid" : "not valid, \(trial.refusals.map(\.message))"): \(written)"
    }
    if trial.notEvaluatedCount > 0 { return "could not be evaluated: \(written)" }
    if test.messages.isEmpty { return nil }
    let found = messages
    return found == test.messages ? nil : "points at \(found), not at \(test.messages): \(written)"
  }

  /// Where the failures are, as the validator tells it.
  private var messages: [SchemaCase.Message] {
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

  private static func text(_ name: String) throws -> String {
    let folders = ["", folderName + "/"]
    let paths = folders.map { SchemaCase.folder + $0 + name }
    let path = paths.first {
      FileManager.default.fileExists(atPath: Suites.folder!.appending(path: $0).path())
    }
    return try Suites.text(path ?? paths[1])
      .replacing("$$acceptancePath$$", with: folderName)
  }

  private static func files(
    _ test: SchemaCase, _ rules: SchemaRestater.Rules
  ) throws -> [(name: String, data: Data)] {
    guard let data = test.data else { return [] }
    var files = [("input.csv", Data(try text(data).utf8))]
    let root = Suites.folder!.appending(path: SchemaCase.folder)
    let paths =
      (FileManager.default.enumerator(atPath: root.path())?.compactMap { $0 as? String } ?? [])
      .filter { $0.hasPrefix(folderName + "/") }.sorted()
    if rules.needsFiles {
      files.append(("files.csv", Data(RuleText.csv([["path"]] + paths.map { [$0] }).utf8)))
    }
    if rules.needsSums {
      let sums = try sums(of: paths, in: root)
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
