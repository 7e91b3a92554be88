import Diagnostics

/// The fixes that diagnostics offer.
enum CodeActions {
  static func result(
    _ diagnostics: [Diagnostic], in document: OpenDocument, _ range: ClosedRange<Int>,
    _ encoding: PositionEncoding
  ) -> JSONValue {
    var converter = PositionConverter(document.source, encoding)
    let found = diagnostics.filter {
      $0.range.source == 0 && $0.range.lower <= range.upperBound
        && $0.range.upper >= range.lowerBound
    }
    return .array(
      found.compactMap { diagnostic -> JSONValue? in
        guard let fix = diagnostic.fix, fix.range.source == 0 else { return nil }
        let edit: JSONValue = [
          "range": converter.range(fix.range.lower, fix.range.upper),
          "newText": .string(fix.replacement),
        ]
        return [
          "title": .string(title(of: diagnostic, fix)), "kind": "quickfix",
          "isPreferred": .bool(fix.isSafe),
          "diagnostics": [
            DiagnosticMessage.json(of: diagnostic, in: [document.source], &converter)
          ],
          "edit": ["changes": .object([document.uri: [edit]])],
        ]
      })
  }

  private static func title(of diagnostic: Diagnostic, _ fix: Fix) -> String {
    let text = Array(fix.replacement.unicodeScalars.filter { $0.value >= 0x20 })
    if text.isEmpty { return "take it away" }
    // Lines that change places are not shown once more.
    if fix.range.upper > fix.range.lower, fix.replacement.contains("\n"), let help = diagnostic.help
    {
      return help
    }
    let isLong = text.count > 60
    // Blanks part it from its neighbours.
    let shown = text.prefix(60).trimmingPrefix { $0 == " " }.reversed()
      .trimmingPrefix { $0 == " " }.reversed()
    return "write \(String(String.UnicodeScalarView(shown)))" + (isLong ? "…" : "")
  }
}
