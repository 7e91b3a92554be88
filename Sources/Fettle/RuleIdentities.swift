import Diagnostics
import Kernels
import Language
import Verbs

/// The ids of a program's rules: the one that a line gives, else one made from its text, so that two runs
/// of the same rules compare, wherever the lines have moved.
struct RuleIdentities {
  /// How often each made id has been given out.
  private var counts: [String: Int] = [:]
  private let formatter: Formatter

  /// Ids of rules in this vocabulary.
  init(vocabulary: Vocabulary) {
    formatter = Formatter(vocabulary: vocabulary)
  }

  /// The id of a statement, which is asked for once, in the order of the program.
  mutating func id(of statement: Statement, in program: Program) -> String {
    if let id = statement.id { return id.text }
    let text = normalized(statement, in: program)
    let name = statement.verb.split(separator: " ").joined(separator: "-")
    let id = name + "-" + Self.digest(Array(text.utf8))
    let count = counts[id, default: 0] + 1
    counts[id] = count
    return count == 1 ? id : "\(id)-\(count)"
  }

  /// The tables of a statement and its text as the formatter writes it, without its reason.
  private func normalized(_ statement: Statement, in program: Program) -> String {
    let bytes = program.sources[statement.range.source].bytes
    var upper = statement.range.upper
    if let reason = statement.reason {
      upper = reason.range.lower
      while upper > statement.range.lower, bytes[upper - 1] <= 0x20 { upper -= 1 }
      upper = max(upper - "because".utf8.count, statement.range.lower)
    }
    let source = SourceText(name: "", bytes: Array(bytes[statement.range.lower..<upper]))
    let formatted = formatter.format(source).text
    let words = String(decoding: formatted.bytes, as: UTF8.self).split { $0.isWhitespace }
    let tables = statement.tables.filter { $0 != program.inputTable }
    return (tables + words.map { String($0) }).joined(separator: " ")
  }

  /// Eight hexadecimal digits of a hash that is the same everywhere.
  private static func digest(_ bytes: [UInt8]) -> String {
    let hash = KeyHasher.routing1.hash(bytes.span).first
    let digits = String(UInt32(truncatingIfNeeded: hash), radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
