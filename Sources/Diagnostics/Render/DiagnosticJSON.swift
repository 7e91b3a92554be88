/// Writes diagnostics for programs.
package enum DiagnosticJSON {
  /// The name of the format; its number grows when a member changes its meaning.
  package static let schema = "fettle.diagnostics/1"

  /// One object with all diagnostics, one a line.
  package static func text(of diagnostics: [Diagnostic], in sources: [SourceText]) -> String {
    let objects = diagnostics.map { object(of: $0, in: sources) }
    let lines = objects.isEmpty ? "[]" : "[\n  " + objects.joined(separator: ",\n  ") + "\n]"
    return "{\"schema\": \(JSONText.string(schema)), \"diagnostics\": \(lines)}\n"
  }

  /// One diagnostic: code, severity, message, its place, and what to type.
  package static func object(of diagnostic: Diagnostic, in sources: [SourceText]) -> String {
    let related = diagnostic.related.map { entry in
      JSONText.object(
        place(of: entry.range, in: sources) + [("message", JSONText.string(entry.message))])
    }
    let fix = diagnostic.fix.map { fix in
      JSONText.object(
        place(of: fix.range, in: sources) + [("replacement", JSONText.string(fix.replacement))])
    }
    return JSONText.object(
      [
        ("code", JSONText.string(diagnostic.code)),
        ("severity", JSONText.string(diagnostic.severity.rawValue)),
        ("message", JSONText.string(diagnostic.message)),
      ] + place(of: diagnostic.range, in: sources) + [
        ("help", diagnostic.help.map(JSONText.string)),
        ("fix", fix),
        ("related", related.isEmpty ? nil : JSONText.array(related)),
      ])
  }

  /// Lines and columns count from 1, in characters; offsets from 0, in bytes. The end is exclusive.
  private static func place(
    of range: SourceRange, in sources: [SourceText]
  ) -> [(name: String, value: String?)] {
    guard sources.indices.contains(range.source) else { return [] }
    let source = sources[range.source]
    let start = source.position(of: range.lower)
    let end = source.position(of: range.upper)
    return [
      ("file", JSONText.string(source.name)),
      ("line", String(start.line)), ("column", String(start.column)),
      ("endLine", String(end.line)), ("endColumn", String(end.column)),
      ("offset", String(range.lower)), ("endOffset", String(range.upper)),
    ]
  }
}
