import Diagnostics
import Language

/// How what is being typed goes on: the function whose parentheses are open, else the verb of the line.
enum SignatureHelp {
  static func result(_ reading: RuleReading, at offset: Int) -> JSONValue {
    let parsed = reading.parsed()
    let line = parsed.lines.last { line in
      line.first.map { parsed.tokens[$0].lower <= offset } ?? false
    }
    let tokens = (line ?? []).map { parsed.tokens[$0] }.filter { $0.upper <= offset }
    if let call = openCall(tokens, reading.source) { return call }
    let statement = parsed.statements.last { $0.range.lower <= offset }
    guard let statement, let verb = RuleReading.signatures[statement.verb],
      statement.verbRange.upper < offset
    else { return .null }
    return signatures(verb.shapeText, verb.summary, parameters: [], active: nil)
  }

  private static func openCall(_ tokens: [Token], _ source: SourceText) -> JSONValue? {
    var calls: [(function: FunctionSignature?, parameter: Int)] = []
    for (index, token) in tokens.enumerated() {
      switch token.kind {
      case .symbol(.open): calls.append((function(before: index, tokens, source), 0))
      case .symbol(.close): _ = calls.popLast()
      case .symbol(.comma): if !calls.isEmpty { calls[calls.count - 1].parameter += 1 }
      default: continue
      }
    }
    guard let (function, parameter) = calls.last(where: { $0.function != nil }), let function
    else { return nil }
    let last = function.parameters.count - 1
    return signatures(
      function.shapeText, function.summary, parameters: function.parameterTexts,
      active: function.isVariadic ? min(parameter, last) : parameter)
  }

  private static func function(
    before index: Int, _ tokens: [Token], _ source: SourceText
  ) -> FunctionSignature? {
    guard index > 0, tokens[index - 1].kind == .word else { return nil }
    let token = tokens[index - 1]
    let name = String(decoding: source.bytes[token.lower..<token.upper], as: UTF8.self).lowercased()
    return RuleReading.vocabulary.functions.first { $0.name == name }
  }

  private static func signatures(
    _ label: String, _ summary: String, parameters: [String], active: Int?
  ) -> JSONValue {
    var signature: [String: JSONValue] = [
      "label": .string(label),
      "documentation": ["kind": "markdown", "value": .string(summary)],
    ]
    signature["parameters"] = .array(parameters.map { ["label": .string($0)] })
    var result: [String: JSONValue] = [
      "signatures": [.object(signature)], "activeSignature": 0,
    ]
    result["activeParameter"] = active.map { JSONValue($0) }
    return .object(result)
  }
}
