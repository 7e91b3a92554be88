import Diagnostics
import Language

// Results of examples. Only their own bytes change: line, spacing and comments stay.
extension TestUpdate {
  /// Takes in what came out of one value of an example.
  mutating func add(_ correction: ExampleBench.Correction, _ file: TestFile) {
    let line = file.line(of: correction.range)
    switch correction.got {
    case .word(let word):
      guard RuleExample.Verdict(rawValue: word) != nil else {
        refusals.append(
          UpdateRefusal(
            line: line, reason: "the value came out as '\(word)', which no example says"))
        return
      }
      replace(correction.range, with: word)
    case .value(let value):
      if let reason = Self.reasonNotToWrite(value) {
        refusals.append(UpdateRefusal(line: line, reason: reason))
        return
      }
      replace(correction.range, with: literal(value, like: correction.range))
    }
  }

  private mutating func replace(_ range: SourceRange, with text: String) {
    edits.append((range.lower..<range.upper, text))
  }

  /// A value as an example has it: bare where the one before was and it can be, else quoted.
  private func literal(_ value: [UInt8], like range: SourceRange) -> String {
    let text = String(decoding: value, as: UTF8.self)
    if text.isEmpty { return "blank" }
    let wasQuoted = source.bytes[range.lower..<range.upper].first.map { !Self.isBare($0) } ?? true
    return !wasQuoted && Self.standsBare(value) ? text : Scope.quoted(text)
  }

  /// Whether a literal that begins so is a number or a word.
  private static func isBare(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || isDigit(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  /// Whether a value is written as a number or a truth: digits, at most one point between them, a sign.
  private static func standsBare(_ value: [UInt8]) -> Bool {
    if ["true", "false"].contains(where: { value.elementsEqual($0.utf8) }) { return true }
    let digits = value.first == UInt8(ascii: "-") ? value.dropFirst() : value[...]
    let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count <= 2 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(isDigit) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
