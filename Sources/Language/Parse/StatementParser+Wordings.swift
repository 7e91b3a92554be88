import Diagnostics

// Stretches of a line that are written otherwise in databases, spreadsheets, programs and speech.
extension StatementParser {
  private static let wordings: [Wording] = [
    // Signs with a gap, and signs of others
    Wording("> =", ">="), Wording("< =", "<="), Wording("! =", "!="), Wording("< >", "!="),
    Wording("- ->", "->"), Wording("- >", "->"),
    Wording("{name} * * 2", "({0} * {0})"), Wording(", )", ")"),
    // Tests
    Wording("= {any|some} ( {words} )", "in ({1})"),
    Wording("isnt", "is not"),
    Wording("is {>|<|>=|<=|!=|<>} {value}", "{0} {1}"), Wording("is {pattern}", "matches {0}"),
    Wording("is not distinct from {value}", "= {0}"), Wording("is distinct from {value}", "!= {0}"),
    Wording("{starts|ends} with . {name}", "{0} with '.{1}'"),
    Wording("is e - mail", "is email"),
    // Lengths
    Wording("{name} {is|has} {number} {digits|numbers}", "{0} matches /^[0-9]{{2}}$/"),
    Wording("{name} {is|has} {number} {characters|chars|letters|signs} long", "length({0}) = {2}"),
    Wording("{name} {is|has} {number} {characters|chars|letters|signs|long}", "length({0}) = {2}"),
    Wording("{name} {length|len} {number}", "length({0}) = {2}"),
    Wording("{name} {length|len} {=|>|<|>=|<=} {number}", "length({0}) {2} {3}"),
    // Days
    Wording("{=|!=|<|<=|>|>=|between|and} {date|timestamp} {text}", "{0} {2}"),
    Wording("in the last {number} days", "between add_days(today, -{0}) and today"),
    Wording("in last {number} days", "between add_days(today, -{0}) and today"),
    Wording("{now|today|getdate} ( ) - interval {days}", "add_days(today, -{1})"),
    Wording("{current_date|today} - interval {days}", "add_days(today, -{1})"),
    // Calls
    Wording("extract ( {year|month|day|hour|minute|second} from {name} )", "{0}({1})"),
    Wording("{substring|substr} ( {name} from {number} for {number} )", "part({1}, {2}, {3})"),
    Wording("{substring|substr} ( {name} from {number} )", "part({1}, {2})"),
    Wording("= {value} if {words} else {value}", "= if {1} then {0} else {2}"),
    // Clauses
    Wording(", severity {note|warn|review|reject|stop}", ", {0}"),
    Wording(", others {'blank'|'null'|''}", ", others clear"),
    Wording(", keep = {'first'|'last'}", " keep {0}"),
    Wording("keep = {'first'|'last'}", "keep {0}"),
    Wording("subset = {name}", "{0}"),
    // Types with a size
    Wording("is {varchar|char|nvarchar|text|string} ( {number} )", "is text"),
    Wording("is {decimal|numeric|number|float|double} ( {words} )", "is number"),
    Wording("is {int|integer|bigint|smallint} ( {number} )", "is whole"),
    // Lines
    Wording("keep columns {except|but}", "drop columns"),
    Wording("drop columns {except|but}", "keep columns"),
    Wording("require not {null|blank|empty}", "require"),
    Wording("load {text} as {name}", "load {1} from {0}"),
    Wording("save as {text}", "save to {0}"), Wording("let {name} :", "let {0} ="),
    Wording("default {value} {for|in|on|to} {name}", "default {2} {0}"),
    Wording("expect unique {name}", "unique {0}"),
  ]

  /// What the line says when a stretch of it is worded as it is here; nil where none of the others'
  /// wordings stands in it, or more is wrong with it.
  func wordingMeant() -> Diagnostic? {
    for place in -position..<tokens.count - position {
      for wording in Self.wordings {
        guard let found = match(wording, at: place) else { continue }
        let whole = stretch(from: place, to: place + found.count - 1)
        let told = retold(
          whole, as: found.right, "\(shownTokens(in: whole)) is written otherwise here",
          code: .habit)
        if let told { return told }
      }
    }
    return mostly() ?? wordTwice() ?? idleJoin()
  }

  /// A stretch of the line as messages show it: one with quotes stands for itself.
  private func shownTokens(in range: SourceRange) -> String {
    let text = source.text(of: range)
    return text.contains("'") ? text : "'\(text)'"
  }

  /// `, mostly 95%`, `, mostly = 0.95`: what must hold is said there, and here what may not.
  private func mostly() -> Diagnostic? {
    for place in placesBehindVerb where isWord("mostly", place) && symbol(place - 1) == .comma {
      let value = symbol(place + 1) == .equal ? place + 2 : place + 1
      guard let number = token(value), number.kind == .number else { continue }
      let isPercent = symbol(value + 1) == .percent
      let digits = content(of: number)
      let meant = isPercent ? digits : ProgramNumber.plain(digits, power: 2)
      guard let percent = meant.flatMap({ Int($0) }), (1..<100).contains(percent) else { continue }
      let right = "warn above \(100 - percent)%"
      return retold(
        stretch(from: place, to: isPercent ? value + 1 : value), as: right,
        "'mostly' says how many rows must pass, and a threshold how many may fail", code: .habit)
    }
    return nil
  }

  /// Words between the parts of a line, of which one is enough.
  private static let joints: Set<String> = [
    "and", "as", "because", "by", "else", "from", "if", "in", "is", "of", "on", "or", "then", "to",
    "when", "with",
  ]

  /// `drop rows when when a is blank`
  private func wordTwice() -> Diagnostic? {
    for place in placesBehindVerb.dropLast() {
      guard let word = word(place), Self.joints.contains(word), self.word(place + 1) == word,
        let first = token(place),
        let second = token(place + 1)
      else { continue }
      let told = retold(
        SourceRange(source: source.index, lower: first.upper, upper: second.upper), as: "",
        "'\(word)' stands twice", code: .unexpected, at: source.range(of: second),
        help: "take one away")
      if let told { return told }
    }
    return nil
  }

  /// `check a is present and`: nothing follows the last word.
  private func idleJoin() -> Diagnostic? {
    let last = tokens.count - 1 - position
    guard isWord("and", last) || isWord("or", last), let before = token(last - 1),
      let join = token(last)
    else { return nil }
    return retold(
      SourceRange(source: source.index, lower: before.upper, upper: join.upper), as: "",
      "nothing follows \(shown(join))", code: .expected, at: source.range(of: join),
      help: "take it away")
  }
}
