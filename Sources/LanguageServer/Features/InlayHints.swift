import Diagnostics
import Fettle
import Language

/// How many rows a line changes, behind the line.
enum InlayHints {
  static func result(
    _ report: ApplyReport?, _ reading: RuleReading, _ lines: ClosedRange<Int>,
    _ encoding: PositionEncoding
  ) -> JSONValue {
    guard let report else { return [] }
    var converter = PositionConverter(reading.source, encoding)
    var hints: [JSONValue] = []
    for statement in reading.program.statements where statement.range.source == 0 {
      let position = converter.position(of: statement.range.upper)
      guard lines.contains(position.line),
        let short = RuleEffect(of: statement, in: report, reading)?.short
      else { continue }
      hints.append([
        "position": position.json, "label": .string(short), "paddingLeft": true,
      ])
    }
    return .array(hints)
  }
}
