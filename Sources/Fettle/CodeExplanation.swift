import Diagnostics

/// What there is to say about the code of a diagnostic, without a network.
package struct CodeExplanation: Sendable {
  /// `F0104`
  package var code: String
  package var title: String
  package var text: String
  /// Rules that give the diagnostic, and the same without it.
  package var badExample: String
  package var goodExample: String
}

extension Fettle {
  /// The explanation of a code as people type it: `F0104`, `f104`.
  package static func explain(_ code: String) -> CodeExplanation? {
    guard let found = DiagnosticCode(typed: code) else { return nil }
    let explanation = found.explanation
    return CodeExplanation(
      code: found.rawValue, title: explanation.title, text: explanation.text,
      badExample: explanation.bad, goodExample: explanation.good)
  }

  /// Every code that can be explained, sorted.
  package static var explanationCodes: [String] {
    DiagnosticCode.allCases.map(\.rawValue).sorted()
  }
}
