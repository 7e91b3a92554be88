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

  /// The tables of a statement and its text as the formatter writes it, without comments and its reason.
  private func normalized(_ statement: Statement, in program: Program) -> String {
    let bytes = program.sources[statement.range.source].bytes
    // The reason stands last, behind its `because`.
    let upper = statement.reason?.range.lower ?? statement.range.upper
    var text = Self.withoutComments(Array(bytes[statement.range.lower..<upper]))
    if statement.reason != nil {
      while let last = text.last, last <= 0x20 { text.removeLast() }
      text.removeLast(min("because".utf8.count, text.count))
    }
    let source = SourceText(name: "", bytes: text)
    let formatted = formatter.format(source).text
    let tables = statement.tables.filter { $0 != program.inputTable }
    return (tables + [Lexer.onOneLine(formatted.bytes)]).joined(separator: " ")
  }

  /// The text without its comments; what stood around each stays.
  private static func withoutComments(_ bytes: [UInt8]) -> [UInt8] {
    let comments = Lexer.tokens(of: bytes, sourceIndex: 0).tokens.filter { $0.kind == .comment }
    var rest: [UInt8] = []
    var start = 0
    for comment in comments {
      rest += bytes[start..<comment.lower]
      start = comment.upper
    }
    return rest + bytes[start...]
  }

  /// Eight hexadecimal digits of a hash that is the same everywhere.
  private static func digest(_ bytes: [UInt8]) -> String {
    let hash = KeyHasher.routing1.hash(bytes.span).first
    let digits = String(UInt32(truncatingIfNeeded: hash), radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
