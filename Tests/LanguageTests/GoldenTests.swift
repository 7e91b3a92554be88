import Diagnostics
import Foundation
import Language
import Testing
import Verbs

/// A golden file: rules, how they are written, and what is wrong with them.
struct GoldenFile {
  /// The columns of the input, separated by commas; without the line the header is not known.
  var header: [String]?
  var source = ""
  /// The part behind the source: what this version makes of it.
  var results = ""
  /// The words above the sections.
  var preface = ""
  /// Whether what can be told of rules that can run is among the problems.
  var isReasoned = false
  /// Whether each U+FFFD of the source stands for a byte that is no text.
  var hasInvalidBytes = false

  init(_ text: String) {
    var section = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("## ") {
        section = String(line)
      } else if section.isEmpty {
        if line.hasPrefix("header: ") {
          header = line.dropFirst(8).split(separator: ",").map { String($0) }
        }
        if line == "reasoned: yes" { isReasoned = true }
        if line == "invalid bytes: yes" { hasInvalidBytes = true }
        preface += line + "\n"
      } else if section == "## SOURCE", line != "```" {
        source += line + "\n"
      }
    }
    // The blank line before the next section is not part of the source.
    while source.hasSuffix("\n\n") { source.removeLast() }
    while source.hasPrefix("\n") { source.removeFirst() }
    results = makeResults()
  }

  /// The bytes of the source.
  private var bytes: [UInt8] {
    guard hasInvalidBytes else { return Array(source.utf8) }
    return source.unicodeScalars.flatMap { $0 == "\u{FFFD}" ? [0xE9] : Array(String($0).utf8) }
  }

  private func makeResults() -> String {
    let text = SourceText(name: "golden.rules", bytes: bytes)
    let rules = Rules(text, header: header, isReasoned: isReasoned)
    let formatted = Formatter(vocabulary: Rules.vocabulary).format(text)
    let shape =
      formatted.diagnostics.isEmpty
      ? String(decoding: formatted.text.bytes, as: UTF8.self) : "not formatted: it cannot be read\n"
    let problems = DiagnosticRenderer()
      .text(of: rules.analysis.diagnostics, in: rules.analysis.program.sources)
    return """
      ## FORMATTED

      ```
      \(shape)```

      ## PROBLEMS

      ```
      \(problems.isEmpty ? "none\n" : problems)```

      """
  }

  /// The whole file as it should be.
  var text: String {
    preface + "## SOURCE\n\n```\n" + source + "```\n\n" + results
  }
}

/// `FETTLE_REGENERATE=1 swift test --filter GoldenTests` writes the files anew; read the difference.
@Suite struct GoldenTests {
  private static var isRegenerating: Bool {
    ProcessInfo.processInfo.environment["FETTLE_REGENERATE"] == "1"
  }

  @Test(arguments: TestFiles.golden() + TestFiles.goldenCodes())
  func `a golden file is as this version would write it`(file: URL) throws {
    let text = try String(contentsOf: file, encoding: .utf8)
    let wanted = GoldenFile(text).text
    if Self.isRegenerating {
      try wanted.write(to: file, atomically: true, encoding: .utf8)
    } else {
      #expect(text == wanted)
    }
  }

  /// Codes that rules without a run and without rows do not have; their golden files are those of whole runs.
  private static func needsRun(_ code: DiagnosticCode) -> Bool {
    code == .keyMissing || code.explanation.table != nil
  }

  @Test(arguments: DiagnosticCode.allCases)
  func `every code is among the problems of a golden file`(code: DiagnosticCode) throws {
    let files =
      Self.needsRun(code) ? TestFiles.goldenRuns() : TestFiles.golden() + TestFiles.goldenCodes()
    let file = TestFiles.goldenCode(code)
    if !files.contains(where: { Self.shows(code, $0) }), Self.isRegenerating, !Self.needsRun(code) {
      let explanation = code.explanation
      let preface =
        "# \(code.rawValue): \(explanation.title)\n\n"
        + "header: \(Explanation.header.joined(separator: ","))\n"
        + (code == .invalidBytes ? "invalid bytes: yes\n" : "") + "reasoned: yes\n\n"
      // A file that includes itself is named as the source of golden files is.
      let bad = explanation.bad.replacing("this.rules", with: "golden.rules")
      let golden = GoldenFile(preface + "## SOURCE\n\n```\n" + bad + "\n```\n")
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try golden.text.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(files.contains { Self.shows(code, $0) } || Self.isRegenerating)
  }

  private static func shows(_ code: DiagnosticCode, _ file: URL) -> Bool {
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    let problems = text.components(separatedBy: "## PROBLEMS").dropFirst()
    return problems.contains { $0.contains(" \(code.rawValue): ") }
  }
}
