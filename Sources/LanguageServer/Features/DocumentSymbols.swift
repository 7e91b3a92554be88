import Diagnostics
import Language

/// The lines of a rule file, as an outline.
enum DocumentSymbols {
  /// Characters of a line that are shown.
  private static let longestName = 80

  static func result(_ reading: RuleReading, _ encoding: PositionEncoding) -> JSONValue {
    var converter = PositionConverter(reading.source, encoding)
    let statements = reading.program.statements.filter { $0.range.source == 0 && !$0.verb.isEmpty }
    return .array(
      statements.map { statement in
        let bytes = reading.source.bytes[statement.range.lower..<statement.range.upper]
        let name = Lexer.onOneLine(Array(bytes))
        return [
          "name": .string(String(name.unicodeScalars.prefix(longestName))),
          "kind": JSONValue(kind(of: statement)),
          "range": converter.range(statement.range.lower, statement.range.upper),
          "selectionRange": converter.range(statement.verbRange.lower, statement.verbRange.upper),
        ]
      })
  }

  /// The number of LSP 3.17 that fits best.
  private static func kind(of statement: Statement) -> Int {
    let signature = RuleReading.signatures[statement.verb]
    switch signature?.role {
    case .load, .use, .merge: return 1  // file
    case .include: return 2  // module
    case .declaration: return 13  // variable
    default: break
    }
    switch signature?.group {
    case "check": return 24  // event
    case "declare": return 8  // field
    case "tables": return 1
    default: return 6  // method
    }
  }
}
