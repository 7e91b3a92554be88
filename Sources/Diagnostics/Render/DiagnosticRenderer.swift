/// Writes diagnostics for people, with the line and a caret under what is wrong.
package struct DiagnosticRenderer: Sendable {
  /// Whether to use the colours of a terminal.
  package var isColoured: Bool

  package init(isColoured: Bool = false) {
    self.isColoured = isColoured
  }

  /// More than this nobody reads; how many there are is said.
  package static let mostShown = 200

  /// Longer messages lose their middle.
  private static let longestMessage = 1_000

  /// The diagnostics one after the other, each ending with a line feed.
  package func text(of diagnostics: [Diagnostic], in sources: [SourceText]) -> String {
    let shown = diagnostics.prefix(Self.mostShown).map { text(of: $0, in: sources) }.joined()
    let more = diagnostics.count - Self.mostShown
    return more > 0 ? shown + "and \(more) more\n" : shown
  }

  /// One diagnostic as LANGUAGE 9 shows it.
  package func text(of diagnostic: Diagnostic, in sources: [SourceText]) -> String {
    let title = "\(diagnostic.severity.rawValue) \(diagnostic.code):"
    let message = CaretLine.shown(Self.cut(diagnostic.message).utf8)
    var result =
      painted(title, colour(of: diagnostic.severity)) + " " + painted(message, "1") + "\n"
    result += place(diagnostic.range, help: diagnostic.help, diagnostic.severity, in: sources)
    for related in diagnostic.related {
      result += place(related.range, help: related.message, .note, in: sources)
    }
    return result
  }

  /// A message that quotes a name of many bytes, without the middle of it.
  private static func cut(_ message: String) -> String {
    let scalars = message.unicodeScalars
    guard message.utf8.count > longestMessage, scalars.count > longestMessage else {
      return message
    }
    let half = longestMessage / 2
    return String(scalars.prefix(half)) + "…" + String(scalars.suffix(half))
  }

  private func place(
    _ range: SourceRange, help: String?, _ severity: Severity, in sources: [SourceText]
  ) -> String {
    let help = help.map { CaretLine.shown($0.utf8) }
    guard sources.indices.contains(range.source) else {
      return help.map { "  \($0)\n" } ?? ""
    }
    let source = sources[range.source]
    let position = source.position(of: range.lower)
    let caretLine = CaretLine(source, range)
    let number = String(position.line)
    let gutter = String(repeating: " ", count: number.utf8.count)
    let carets = String(repeating: "^", count: caretLine.caretCount)
    let indent = String(repeating: " ", count: caretLine.indent)
    let name = CaretLine.shown(source.name.utf8)
    var result = "  \(name):\(position.line):\(position.column)\n"
    result += "  " + painted("\(number) |", "34") + " \(caretLine.text)\n"
    result +=
      "  " + painted("\(gutter) |", "34") + " \(indent)" + painted(carets, colour(of: severity))
    if let help { result += " " + painted(help, colour(of: severity)) }
    return result + "\n"
  }

  private func colour(of severity: Severity) -> String {
    switch severity {
    case .note: "36"
    case .warning: "33"
    case .error: "31"
    }
  }

  private func painted(_ text: String, _ colour: String) -> String {
    isColoured ? "\u{1B}[\(colour)m\(text)\u{1B}[0m" : text
  }
}
