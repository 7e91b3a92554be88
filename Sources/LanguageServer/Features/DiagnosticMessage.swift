import Diagnostics
import Language

/// Diagnostics as the protocol has them.
enum DiagnosticMessage {
  /// More than this nobody reads; how many there are is said.
  static let mostShown = 1_000

  /// All that is wrong with a document. What is wrong with an included file is said at the line that includes
  /// it, with the place as related.
  static func list(
    _ diagnostics: [Diagnostic], _ reading: RuleReading, _ encoding: PositionEncoding
  ) -> JSONValue {
    var converter = PositionConverter(reading.source, encoding)
    let sources = reading.program.sources
    let own = diagnostics.filter { $0.range.source == 0 }
    var list = own.prefix(mostShown).map { json(of: $0, in: sources, &converter) }
    if own.count > mostShown, let last = own.last {
      list.append([
        "range": converter.range(last.range.lower, last.range.upper), "severity": 3,
        "source": "fettle", "message": .string("and \(own.count - mostShown) more"),
      ])
    }
    return .array(list + included(diagnostics, reading, encoding))
  }

  /// One diagnostic, in a source that the converter is for.
  static func json(
    of diagnostic: Diagnostic, in sources: [SourceText], _ converter: inout PositionConverter
  ) -> JSONValue {
    let message = diagnostic.message + (diagnostic.help.map { "\n\($0)" } ?? "")
    var json: [String: JSONValue] = [
      "range": converter.range(diagnostic.range.lower, diagnostic.range.upper),
      "severity": JSONValue(severity(of: diagnostic)), "code": .string(diagnostic.code),
      "source": "fettle", "message": .string(message),
    ]
    let related = diagnostic.related.filter { sources.indices.contains($0.range.source) }
    if !related.isEmpty {
      json["relatedInformation"] = .array(
        related.map { place, text in
          location(of: place, text, in: sources, converter.encoding)
        })
    }
    return .object(json)
  }

  private static func severity(of diagnostic: Diagnostic) -> Int {
    switch diagnostic.severity {
    case .error: 1
    case .warning: 2
    case .note: 3
    }
  }

  private static func location(
    of range: SourceRange, _ message: String, in sources: [SourceText], _ encoding: PositionEncoding
  ) -> JSONValue {
    let source = sources[range.source]
    var converter = PositionConverter(source, encoding)
    return [
      "location": [
        "uri": .string(DocumentURI.uri(of: source.name)),
        "range": converter.range(range.lower, range.upper),
      ],
      "message": .string(message),
    ]
  }

  private static func included(
    _ diagnostics: [Diagnostic], _ reading: RuleReading, _ encoding: PositionEncoding
  ) -> [JSONValue] {
    let sources = reading.program.sources
    let foreign = diagnostics.filter {
      $0.range.source > 0 && sources.indices.contains($0.range.source)
    }
    guard !foreign.isEmpty else { return [] }
    var converter = PositionConverter(reading.source, encoding)
    var bySource: [Int: [Diagnostic]] = [:]
    // The sources of an include follow its line, up to the next line of the editor's source.
    var places: [Int: SourceRange] = [:]
    var current: SourceRange?
    for statement in reading.program.statements {
      if statement.range.source == 0 {
        current = statement.range
      } else {
        places[statement.range.source] = current
      }
    }
    for diagnostic in foreign { bySource[diagnostic.range.source, default: []].append(diagnostic) }
    return bySource.keys.sorted().compactMap { index in
      guard let found = bySource[index], let first = found.first else { return nil }
      let place = places[index] ?? SourceRange(lower: 0, upper: 0)
      let count = Quantity.count(found.count, "problem")
      return [
        "range": converter.range(place.lower, place.upper),
        "severity": JSONValue(found.map(severity).min() ?? 1), "source": "fettle",
        "code": .string(first.code),
        "message": .string("\(count) in '\(sources[index].name)': \(first.message)"),
        "relatedInformation": .array(
          found.prefix(10).map { location(of: $0.range, $0.message, in: sources, encoding) }),
      ]
    }
  }
}
