import Diagnostics
import Language
import Testing
import Verbs

@Suite struct CodeTests {
  /// What only a run can miss: the checker wants no key.
  private static let found = DiagnosticCode.allCases.filter { $0 != .keyMissing }

  @Test(arguments: found)
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
    for code in Self.found where code != .invalidBytes {
      let bad = Rules(code.explanation.bad, header: Explanation.header)
      guard bad.analysis.diagnostics.allSatisfy({ $0.fix != nil }) else { continue }
      #expect(
        Rules(bad.fixed, header: Explanation.header).problems == [],
        "\(code.rawValue): \(bad.fixed)")
    }
  }
}
