import Language
import Verbs

/// The grammars of editors, made from the language's own tables.
enum EditorGrammar {
  private static let vocabulary = Vocabulary.core()

  static let verbs = vocabulary.verbs.map(\.name)
  /// Words that are of the language wherever they stand, as far as an editor can know.
  static let clauses = unique(
    GrammarWords.tail + GrammarWords.logic + vocabulary.verbs.flatMap(\.fixedWords))
  static let forms = vocabulary.forms.map(\.name)
  static let functions = vocabulary.functions.map(\.name)
  static let types = unique(vocabulary.types.map(\.name))

  private static func unique(_ words: [String]) -> [String] { Set(words).sorted() }

  /// The longest phrases first, as the parser takes them.
  private static func sorted(_ words: [String]) -> [String] {
    words.sorted { ($0.utf8.count, $1) > ($1.utf8.count, $0) }
  }

  // MARK: TextMate

  // Oniguruma's spellings of what `Characters` says of single characters.
  private static let blank =
    #"\t\x0B\f \x{A0}\x{1680}\x{2000}-\x{200B}\x{202F}\x{205F}\x{3000}\x{FEFF}"#
  private static let nameStart = #"\p{L}\p{Nl}\p{M}_＿"#
  private static let nameRest = nameStart + #"\p{Nd}\x{200C}\x{200D}"#

  private static func phrases(_ words: [String]) -> String {
    let parts = sorted(words).map { $0.split(separator: " ").joined(separator: "[\(blank)]+") }
    return "(?i:\(parts.joined(separator: "|")))(?![\(nameRest)])"
  }

  /// What stands between characters that open and close, where the closing one doubled is none.
  private static func quoted(_ opener: String, _ closer: String) -> String {
    let doubled = closer.unicodeScalars.map { "\($0)\($0)" }.joined(separator: "|")
    return "[\(opener)](?>[^\(closer)]|\(doubled))*(?:[\(closer)]|$)"
  }

  private static let textMateRules: [(name: String, match: String)] = [
    ("comment.line.number-sign", "[#＃].*$"),
    ("string.quoted.single", quoted("'", "'")), ("string.quoted.double", quoted("\"", "\"")),
    ("string.quoted.single", quoted("＇", "＇")), ("string.quoted.double", quoted("＂", "＂")),
    ("string.quoted.single", quoted("‘’", "‘’")), ("string.quoted.double", quoted("“”", "“”")),
    ("variable.other.bracketed", #"\[(?>[^\]]|\]\])*(?:\]|$)"#),
    ("variable.other.bracketed", quoted("［", "］")), ("variable.other.bracketed", quoted("【", "】")),
    (
      "string.regexp",
      "(?<![^\(blank)(,，、（])(?:/(?![\(blank)/]|$)(?>[^/\\\\]|\\\\.)*(?:/[\(nameRest)]*|$)"
        + "|／(?![\(blank)／]|$)(?>[^／\\\\]|\\\\.)*(?:／[\(nameRest)]*|$))"
    ),
    ("invalid.illegal.name", "(?>[0-9０-９]+(?:[.．][0-9０-９]+)?)[\(nameRest)]+"),
    ("constant.numeric", "[0-9０-９]+(?:[.．][0-9０-９]+)?"),
    ("keyword.control.verb", "(?:^[\\x{FEFF}]?|(?<=[;；])[\(blank)]*)\(phrases(verbs))"),
    ("support.type", "(?<=\\bis )\(phrases(types))"),
    ("constant.language", phrases(GrammarWords.values)),
    ("keyword.control.rank", "(?<=\\bkeep |\\bthen )\(phrases(GrammarWords.ranks))"),
    ("keyword.control.state", "(?<=\\bis |\\bis not )\(phrases(GrammarWords.states))"),
    ("keyword.control.figure", "(?<=\\bexpect )\(phrases(GrammarWords.figures))"),
    ("keyword.control.clause", phrases(clauses)),
    ("support.function", phrases(functions) + "(?=[(（])"),
    ("variable.other", "[\(nameStart)][\(nameRest)]*"),
    ("keyword.operator", #"->|→|!=|<=|>=|[-=<>+*/&%＝＜＞＋－＊／＆％]"#),
  ]

  /// `editors/vscode/syntaxes/fettle.tmLanguage.json`
  static var textMate: String {
    let patterns = textMateRules.map { rule in
      "    { \"name\": \(json(rule.name + ".fettle")), \"match\": \(json(rule.match)) }"
    }
    return """
      {
        "$schema": "https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json",
        "name": "Fettle",
        "scopeName": "source.fettle",
        "fileTypes": ["rules"],
        "patterns": [
      \(patterns.joined(separator: ",\n"))
        ]
      }

      """
  }

  private static func json(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }

  // MARK: Vim

  private static func vimPhrases(_ words: [String]) -> String {
    let parts = sorted(words).map { $0.split(separator: " ").joined(separator: #"\s\+"#) }
    return #"\%("# + parts.joined(separator: #"\|"#) + #"\)\k\@!"#
  }

  private static func vimQuoted(_ opener: String, _ closer: String) -> String {
    let doubled = closer.unicodeScalars.map { "\\|\($0)\($0)" }.joined()
    return "[\(opener)]\\%([^\(closer)]\(doubled)\\)*\\%([\(closer)]\\|$\\)"
  }

  /// What a word cannot follow.
  private static let vimStart = #"\k\@1<!"#

  /// The columns of a `normalize`, and the forms before one: the first stands behind a blank, the others
  /// behind a comma.
  private static let vimBehindColumns =
    #"\%(\%(^\|[;；]\s*\)normalize\s\+\%(\%(\<when\>\|#\)\@!.\)*[^,，、[:blank:]]\s\+"#
    + #"\%(\%(\%(\<when\>\|#\)\@!.\)*[,，、]\s*\)\=\)\@200<="#
  /// What stands before a word in a line below a merge.
  private static let vimWithinMerge =
    #"\%(^\s\+\%(same\|never\|review\|take\|links\)\s[^#]*\)\@200<=\k\@1<!"#

  /// Of two that begin at one place, Vim takes the later.
  private static var vimRules: [(group: String, match: String)] {
    [
      ("fettleOperator", #"->\|→\|!=\|<=\|>=\|[-=<>+*/&%＝＜＞＋－＊／＆％]"#),
      ("fettleFunction", vimStart + vimPhrases(functions) + #"\ze[(（]"#),
      ("fettleForm", vimBehindColumns + vimPhrases(forms)),
      ("fettleClause", vimStart + vimPhrases(clauses)),
      ("fettleClause", #"\%(^\s\+\)\@40<="# + vimPhrases(GrammarWords.mergeHeads)),
      ("fettleClause", vimWithinMerge + vimPhrases(GrammarWords.mergeWords)),
      ("fettleClause", #"\%(\<expect\s\+\)\@20<="# + vimPhrases(GrammarWords.figures)),
      ("fettleClause", #"\%(\<is\s\+\%(not\s\+\)\=\)\@20<="# + vimPhrases(GrammarWords.states)),
      ("fettleClause", #"\%(\<keep\s\+\|\<then\s\+\)\@20<="# + vimPhrases(GrammarWords.ranks)),
      ("fettleConstant", vimStart + vimPhrases(GrammarWords.values)),
      ("fettleType", #"\%(\<is\s\+\)\@20<="# + vimPhrases(types)),
      ("fettleVerb", #"\%(^\%uFEFF\=\|[;；]\s*\)\@<="# + vimPhrases(verbs)),
      ("fettleNumber", vimStart + #"\%([0-9０-９]\+\%([.．][0-9０-９]\+\)\=\)\@>\k\@!"#),
      ("fettleBadName", vimStart + #"\%([0-9０-９]\+\%([.．][0-9０-９]\+\)\=\)\@>\k\+"#),
      (
        "fettlePattern",
        #"\%(^\|[[:blank:]　(,，、（]\)\@1<=/\%([[:blank:]　/]\|$\)\@!\%([^/\\]\|\\.\)*\%(/\k*\|$\)"#
      ),
      (
        "fettlePattern",
        #"\%(^\|[[:blank:]　(,，、（]\)\@1<=／\%([[:blank:]　／]\|$\)\@!\%([^／\\]\|\\.\)*\%(／\k*\|$\)"#
      ),
      ("fettleName", #"\[\%([^\]]\|\]\]\)*\%(\]\|$\)"#),
      ("fettleName", vimQuoted("［", "］")), ("fettleName", vimQuoted("【", "】")),
      ("fettleText", vimQuoted("'", "'")), ("fettleText", vimQuoted("\"", "\"")),
      ("fettleText", vimQuoted("＇", "＇")), ("fettleText", vimQuoted("＂", "＂")),
      ("fettleText", vimQuoted("‘’", "‘’")), ("fettleText", vimQuoted("“”", "“”")),
      ("fettleComment", "[#＃].*$"),
    ]
  }

  private static let vimLinks = [
    ("fettleComment", "Comment"), ("fettleText", "String"), ("fettlePattern", "Special"),
    ("fettleNumber", "Number"), ("fettleForm", "Function"), ("fettleVerb", "Statement"),
    ("fettleClause", "Keyword"),
    ("fettleConstant", "Constant"), ("fettleType", "Type"), ("fettleFunction", "Function"),
    ("fettleName", "Identifier"), ("fettleOperator", "Operator"), ("fettleBadName", "Error"),
  ]

  /// `editors/vim/syntax/fettle.vim`
  static var vim: String {
    let matches = vimRules.map { "syntax match \($0.group) ~\($0.match)~" }
    let links = vimLinks.map { "highlight default link \($0.0) \($0.1)" }
    return """
      " Colours for the rules of Fettle. Made from the language's tables by the tests of the documentation:
      " FETTLE_REGENERATE=1 writes this file anew.
      if exists("b:current_syntax")
        finish
      endif
      scriptencoding utf-8
      syntax case ignore
      syntax iskeyword @,48-57,_,192-255

      \(matches.joined(separator: "\n"))

      \(links.joined(separator: "\n"))

      let b:current_syntax = "fettle"

      """
  }
}
