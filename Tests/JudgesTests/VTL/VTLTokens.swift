/// A word or sign of VTL.
enum VTLToken: Equatable {
  case word(String)
  case number(String)
  case text(String)
  case sign(String)

  /// The tokens of a statement; lines that begin with `#` are comments of the manual.
  static func all(of source: String) throws -> [VTLToken] {
    let lines = source.split(separator: "\n").filter { !$0.hasPrefix("#") }
    var rest = Substring(lines.joined(separator: "\n"))
    var tokens: [VTLToken] = []
    while let first = rest.first {
      if first.isWhitespace {
        rest = rest.dropFirst()
      } else if first == "\"" {
        guard let end = rest.dropFirst().firstIndex(of: "\"") else {
          throw VTLUntold("a text without an end")
        }
        tokens.append(.text(String(rest[rest.index(after: rest.startIndex)..<end])))
        rest = rest[rest.index(after: end)...]
      } else if let length = signs.first(where: { rest.hasPrefix($0) })?.count {
        tokens.append(.sign(String(rest.prefix(length))))
        rest = rest.dropFirst(length)
      } else {
        let part = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
        guard !part.isEmpty else { throw VTLUntold("an unknown sign") }
        tokens.append(first.isNumber ? .number(String(part)) : .word(String(part)))
        rest = rest.dropFirst(part.count)
      }
    }
    return tokens
  }

  /// Longer ones first.
  private static let signs = [
    ":=", "<-", "<>", "<=", ">=", "||", "<", ">", "=", "+", "-", "*", "/", "(", ")", "[", "]", "{",
    "}", ",", "#", ";",
  ]
}
