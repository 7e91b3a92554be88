import Diagnostics
import Testing

@Suite struct ExplanationTests {
  @Test(arguments: DiagnosticCode.allCases)
  func `every code is explained with a bad and a good example`(code: DiagnosticCode) {
    let explanation = code.explanation
    #expect(!explanation.text.isEmpty && !explanation.bad.isEmpty && !explanation.good.isEmpty)
    #expect(explanation.text.hasSuffix(".") || explanation.text.hasSuffix("…"))
    #expect(explanation.title.first?.isUppercase == false && explanation.title.last != ".")
    #expect(
      explanation.page(code: code.rawValue).hasPrefix("\(code.rawValue): \(explanation.title)\n"))
  }

  @Test(arguments: DiagnosticCode.allCases)
  func `no explanation sends to a help that there is not`(code: DiagnosticCode) {
    #expect(!code.explanation.text.contains("fettle help"))
  }

  @Test func `a code is found as people type it`() {
    #expect(DiagnosticCode(typed: "F0104") == .unknownColumn)
    #expect(DiagnosticCode(typed: "f104") == .unknownColumn)
    #expect(DiagnosticCode(typed: "104") == .unknownColumn)
    for wrong in ["", "F", "F9999", "F01040", "x", "-104"] {
      #expect(DiagnosticCode(typed: wrong) == nil)
    }
  }
}
