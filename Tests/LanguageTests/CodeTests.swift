import Diagnostics
import Language
import Testing
import Verbs

@Suite struct CodeTests {
  /// Without what only a run can miss, a key, and what only the rows of a table show.
  private static let found = DiagnosticCode.allCases.filter {
    $0 != .keyMissing && $0.explanation.table == nil
  }

  /// What is told of rules that can run.
  private static let reasoned = found.filter {
    ["F04", "F05"].contains($0.rawValue.prefix(3)) || $0 == .pairsUnwritten
  }

  @Test(arguments: reasoned)
  func `the bad example of every reasoned code has it and the good one does not`(
    code: DiagnosticCode
  ) {
    let (bad, good) = (code.explanation.bad, code.explanation.good)
    let found = Rules(bad, header: Explanation.header, isReasoned: true)
    #expect(found.codes.contains(code.rawValue))
    // Notes aside, it is the only thing that is wrong.
    let graver = found.analysis.diagnostics.filter { $0.severity > .note }.map(\.code)
    #expect(graver.allSatisfy { $0 == code.rawValue })
    let left = Rules(good, header: Explanation.header, isReasoned: true).analysis.diagnostics
    #expect(!left.contains { $0.code == code.rawValue || $0.severity > .note })
  }

  @Test(arguments: found.filter { !reasoned.contains($0) })
  func `the bad example of every code has it and the good one is clean`(code: DiagnosticCode) {
    let explanation = code.explanation
    let bad = Self.source(code, explanation.bad)
    let codes = Rules(bad, header: Explanation.header).codes
    #expect(codes == [code.rawValue])
    let good = Rules(Self.source(code, explanation.good), header: Explanation.header)
    #expect(good.problems.isEmpty)
  }

  private static func source(_ code: DiagnosticCode, _ text: String) -> SourceText {
    var bytes = Array(text.utf8)
    if code == .invalidBytes {
      // The table is text and shows the byte as U+FFFD.
      while let place = bytes.indices.first(where: {
        bytes[$0...].starts(with: [0xEF, 0xBF, 0xBD])
      }) {
        bytes.replaceSubrange(place..<(place + 3), with: [0xE9])
      }
    }
    return SourceText(name: "this.rules", bytes: bytes)
  }

  @Test func `a fix makes the bad example clean wherever there is one`() {
    for code in Self.found where code != .invalidBytes && !Self.reasoned.contains(code) {
      let bad = Rules(code.explanation.bad, header: Explanation.header)
      guard bad.analysis.diagnostics.allSatisfy({ $0.fix != nil }) else { continue }
      #expect(
        Rules(bad.fixed, header: Explanation.header).problems == [],
        "\(code.rawValue): \(bad.fixed)")
    }
  }
}
