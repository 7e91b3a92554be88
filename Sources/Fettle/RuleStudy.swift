import Connectors
import Diagnostics
import Engine
import Language

/// Rules as an editor asks about them while they are typed: read with what they include, checked as far as
/// the files of their tables are there. Reads no stdin and no pipe, and fails for nothing that a later letter can mend.
package struct RuleStudy {
  /// Bytes of another table's file that a trial run reads to the end.
  private static let largestLookup = 64 << 20

  private var run: ProgramRun
  private let rules: RuleSet

  /// Reads rules; `input` is the file of the command line's table, where it is known.
  package init(_ rules: RuleSet, input: String?) throws(RunFailure) {
    self.rules = rules
    var options = RunOptions()
    options.input = input
    run = try ProgramRun(rules, options: options, observer: nil)
  }

  package var program: Program { run.program }

  /// What is wrong, as far as it is known by now.
  package var diagnostics: [Diagnostic] { run.report.diagnostics }

  /// The tables whose file is known.
  package var files: [(table: String, path: String)] {
    run.tableNames.compactMap { table in
      run.path(of: table).flatMap { $0 == "-" || KeptPipes.isPipe($0) ? nil : (table, $0) }
    }
  }

  /// The rule files, and the files of tables, on which it all depends; those that `include` lines name also where
  /// they are not there.
  package var filesRead: [String] {
    let included = program.statements.compactMap { statement -> String? in
      guard statement.verb == "include", let path = statement.text("path") else { return nil }
      return Self.path(including: path.text, from: program.sources[statement.range.source].name)
    }
    return program.sources.map(\.name) + included + files.map(\.path)
  }

  /// The columns of a table by its file; nil where that cannot be read.
  package func header(of table: String) -> [String]? {
    guard files.contains(where: { $0.table == table }) else { return nil }
    return try? run.open(table).input.header
  }

  /// Finds everything that can be known without reading a row.
  package mutating func examine() {
    var readable: [String] = []
    for (table, path) in files {
      do throws(RunFailure) {
        _ = try run.open(table)
        readable.append(table)
      } catch {
        warn(of: table, path, error)
      }
    }
    guard let scopes = try? run.check(opening: readable) else { return }
    run.checkProofs()
    if run.hasErrors { return }
    _ = try? run.compile(scopes, for: .checkingHeader, makesPlans: false)
    if !run.hasErrors { run.reason(from: scopes) }
    run.allow()
  }

  /// Warns of a file that cannot be read, where the rules name it: it may come until they run.
  private mutating func warn(of table: String, _ path: String, _ failure: RunFailure) {
    var range = program.load(of: table)?.text("from")?.range
    if range == nil, table == program.inputTable,
      let comment = Self.inputName(in: program.sources[0]), comment.path == path
    {
      range = comment.range
    }
    guard let range else { return }
    run.add([
      Diagnostic(
        .includeUnreadable, severity: .warning, failure.message, at: range, help: failure.help)
    ])
  }

  /// What the rules do to the first rows of their tables; nil where they cannot run or a file is missing.
  package func trial(recordLimit: Int, sampleCount: Int) -> ApplyReport? {
    let known = files
    let missing = run.usedTables.filter { table in !known.contains { $0.table == table } }
    let others = known.filter { $0.table != run.program.inputTable }
    let isSmall = others.allSatisfy { Input.byteCount($0.path) ?? 0 <= Self.largestLookup }
    guard missing.isEmpty, isSmall, !run.hasErrors else { return nil }
    var options = run.options
    options.recordLimit = recordLimit
    options.sampleCount = sampleCount
    guard case .done(let report)? = try? Fettle.preview(rules, options: options) else {
      return nil
    }
    return report
  }

  /// A rule file as it lies on the disk.
  package static func source(at path: String) throws(RunFailure) -> SourceText {
    SourceText(name: path, bytes: try RuleLoader.bytes(of: path))
  }

  /// The file that an included path means: relative to the folder of the file that includes it.
  package static func path(including path: String, from file: String) -> String {
    FilePath.join(RuleLoader.folder(of: file), path)
  }

  /// The file that a comment of the rules names for their input, as in `# input: ../samples/leads.csv`,
  /// relative to the rule file's folder.
  package static func inputComment(of source: SourceText) -> String? {
    inputName(in: source)?.path
  }

  /// The same with the place of the name.
  private static func inputName(in source: SourceText) -> (path: String, range: SourceRange)? {
    for line in source.lineStarts.indices {
      let range = source.lineRange(line)
      let text = String(decoding: source.bytes[range], as: UTF8.self)
      guard text.hasPrefix("#") else { continue }
      let words = text.dropFirst().split(separator: " ", maxSplits: 1)
      guard words.first == "input:", words.count == 2 else { continue }
      let name = words[1].split(separator: "  ").first ?? ""
      let lower = range.lowerBound + text[..<name.startIndex].utf8.count
      return (
        SQLiteLocation.join(RuleLoader.folder(of: source.name), String(name)),
        SourceRange(lower: lower, upper: lower + name.utf8.count)
      )
    }
    return nil
  }
}
