import Diagnostics
import Language
import Verbs

/// What kind of thing a character of a rule file is, as an editor colours it.
enum Colour: String {
  case comment, text, pattern, number, name, verb, clause, other
}

/// What the lexer and the parser say of every character of rules, against which editors are held.
struct Highlighting {
  /// By line and character (code point); nil where the grammar of an editor cannot know.
  private(set) var colours: [[Colour?]]

  init(_ text: String) {
    let parsed = Parser(vocabulary: .core())
      .parseSource(SourceText(name: "", text: text), sourceIndex: 0)
    let bytes = Array(text.utf8)
    let starts = Set(parsed.lines.compactMap(\.first))
    var verbRanges: [Int: Int] = [:]
    for statement in parsed.statements where !statement.verb.isEmpty {
      verbRanges[statement.verbRange.lower] = statement.verbRange.upper
    }
    let clauses = Set(EditorGrammar.clauses)
    var verbUpper = 0
    let known = Set(
      (EditorGrammar.clauses + EditorGrammar.verbs + EditorGrammar.functions + EditorGrammar.types
        + GrammarWords.all).flatMap { $0.split(separator: " ").map(String.init) })
    colours = [[]]
    for (index, token) in parsed.tokens.enumerated() {
      let content = String(decoding: bytes[token.lower..<token.upper], as: UTF8.self)
      let word = content.lowercased()
      if starts.contains(index), let upper = verbRanges[token.lower] { verbUpper = upper }
      let colour: Colour? =
        switch token.kind {
        case .comment: .comment
        case .text: .text
        case .pattern: .pattern
        case .number: .number
        case .bracketed: .name
        case .word where token.upper <= verbUpper: .verb
        case .word where parsed.roles[index] == .keyword && clauses.contains(word): .clause
        // A word of the language can be a column's name as well, which a grammar cannot know.
        case .word: known.contains(word) ? nil : .other
        default: nil
        }
      for scalar in content.unicodeScalars {
        if scalar == "\n" {
          colours.append([])
        } else if scalar != "\r" {
          colours[colours.count - 1].append(colour)
        }
      }
    }
  }

  /// Where an editor says something else: `3:14 text, not number`.
  func differences(from editor: [[Colour]]) -> [String] {
    var found: [String] = []
    for (line, wanted) in colours.enumerated() {
      let shown = line < editor.count ? editor[line] : []
      for (column, colour) in wanted.enumerated() {
        let there = column < shown.count ? shown[column] : .other
        let place = "\(line + 1):\(column + 1) \(there.rawValue)"
        if let colour, there != colour { found.append("\(place), not \(colour.rawValue)") }
        // Whatever is none of these must not look like one.
        if colour == nil, [.comment, .text, .pattern, .number, .name].contains(there) {
          found.append("\(place), and it is none")
        }
      }
    }
    return found
  }
}

/// Rule files that editors are held against.
enum HighlightedRules {
  /// The rule files of the project, every verb's example, and what is hard to tell apart.
  static func all() throws -> [(name: String, text: String)] {
    try Project.ruleFiles.map { ($0, try Project.text($0)) }
      + [
        ("examples", Vocabulary.core().verbs.map(\.example).joined(separator: "\n") + "\n"),
        ("hard", hard),
      ]
  }

  private static let hard = #"""
    normalize email trim # a 'comment' [with] /all/ 12
    check a = 'it''s' and b != "say ""x""" and c = ''
    set share = price / 2, rest = price/3
    replace name /a\/b[/]c/ -> 'x', /^\d+$/im -> "$1"
    check name matches /'#/ and name != '/x/' # /y/
    check [a # b]]c] is present; normalize [E-Mail] lower
    set x = 12.50 - 3 - a1 when b2 > 100
    set 2nd = 1
    ＃ 全角注释 'x'
    normalize 姓名、公司名称 half width，trim ＃ 尾
    check 姓名 != ‘单''引号’ and 邮箱 != “双‘引’号” and 城市 != ＇x＇
    check 数量 > １２．５ and 数量 < 3
    replace 【地 址】 ／^a／ -> ''; drop rows when not_a_word is blank
    check (a) matches /x y/ and length(b)/2 > 1
      and c matches /z/, warn above 1%
    check emoji = '😀 # no' and d = 'é' # 😀 end
    """# + "\n"
}
