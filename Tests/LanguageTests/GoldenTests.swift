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

  init(_ text: String) {
    var section = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("## ") {
        section = String(line)
      } else if section.isEmpty {
        if line.hasPrefix("header: ") {
          header = line.dropFirst(8).split(separator: ",").map { String($0) }
        }
        preface += line + "\n"
      } else if section == "## SOURCE", line != "```" {
        source += line + "\n"
      }
    }
    // The blank line before the next section is not part of the source.
    while source.hasSuffix("\n\n") { source.removeLast() }
    while source.hasPrefix("\n") { source.removeFirst() }
    results = Self.results(of: source, header: header)
  }

  private static func results(of source: String, header: [String]?) -> String {
    let text = SourceText(name: "golden.rules", text: source)
    let rules = Rules(text, header: header)
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

  @Test(arguments: TestFiles.golden())
  func `a golden file is as this version would write it`(file: URL) throws {
    let text = try String(contentsOf: file, encoding: .utf8)
    let wanted = GoldenFile(text).text
    if Self.isRegenerating {
      try wanted.write(to: file, atomically: true, encoding: .utf8)
    } else {
      #expect(text == wanted)
    }
  }

  @Test func `there are golden files`() {
    #expect(TestFiles.golden().count >= 10)
  }
}
