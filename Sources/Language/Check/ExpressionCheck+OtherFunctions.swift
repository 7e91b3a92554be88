import Diagnostics

// Functions of other languages, answered with what this one has for them.
extension ExpressionCheck {
  /// What `expect` calls the figures that are functions elsewhere.
  static let figures = [
    "sum": "sum", "avg": "mean", "average": "mean", "mean": "mean", "total": "sum",
    "count": "rows", "counta": "rows", "countif": "rows", "stdev": "deviation",
  ]

  /// Units of time, which others name before a day: `dateadd(day, 30, created)`.
  private static let units: Set = [
    "second", "minute", "hour", "day", "week", "month", "quarter", "year",
  ]

  /// What is written where no function stands for one of others; `{a}` is the column that it takes, `{1}` and `{2}`
  /// are its first two arguments that name no unit. Behind a slash stands with how many of them.
  private static let advice: [String: String] = {
    let lookup =
      "another table's values come by a line of their own, as in fill {a} = place from places "
      + "by postcode"
    let choice = "write if P then x else y"
    let join = "& joins texts; join(', ', a, b) passes over blanks"
    let pattern = "patterns take a line of their own: replace {a} /x/ -> 'y'"
    let kind = "number({a}), date({a}) and datetime({a}) read a text"
    let place =
      "{a} contains 'x' asks whether it is there; index_of({a}, 'x'), with the text first, for its place"
    let days = "days_between({1}, {2}) counts the days from the first to the second"
    let later = "write add_days({a}, 30) or add_months({a}, 1)"
    let piece = "write year({a}), month({a}) or day({a})"
    let cut = "left({a}, 20) keeps what a text begins with, floor({a}) the whole number below"
    return [
      "datediff": days, "date_diff": days, "datedif": days, "timestampdiff": days, "dateadd": later,
      "date_add": later, "date_part": piece, "datepart": piece, "extract": piece,
      "exact": "write {1} = {2}", "clean": "write normalize {a} trim",
      "truncate": cut, "trunc": cut,
      "find": place, "search": place, "charindex": place, "locate": place, "position": place,
      "roundup": "write ceiling({a})", "rounddown": "write floor({a})", "textjoin": join,
      "vlookup": lookup, "hlookup": lookup, "xlookup": lookup, "lookup": lookup, "index": lookup,
      "match": lookup, "related": lookup, "lookupvalue": lookup, "iif": choice, "ifelse": choice,
      "case": choice, "decode": choice, "ifs": choice, "switch": choice, "concat": join,
      "concatenate": join, "nullif": "write clear {a} when {a} = 'x'",
      "iferror": "a value that fails leaves the cell as it is: leave it out",
      "ifna": "first({a}, 'x') takes the first that is not blank",
      "regexp_replace": pattern, "regex_replace": pattern, "regexreplace": pattern,
      "regexp_substr": pattern, "regexp_extract": pattern, "regexextract": pattern,
      "cast": kind, "convert": kind, "try_cast": kind, "safe_cast": kind,
      "isnull": "write is blank", "isnull/2": "write first({1}, {2})", "isblank": "write is blank",
      "isempty": "write is blank",
    ]
  }()

  /// Says that there is no such function, and what there is.
  mutating func reportFunction(
    _ name: String, _ range: SourceRange, of arguments: [Expression]
  ) {
    let functions = scope.vocabulary.functions
    let isAlone = arguments.count == 1
    let others = arguments.filter { isAlone || !Self.units.contains(Self.text(of: $0)) }
    let taken = others.map(Self.text)
    let column = others.first { if case .column = $0.kind { true } else { false } }.map(Self.text)
    let message = "no function is called '\(name)'"
    if let line = Self.figureLine(name, column: column) {
      return report(.unknownFunction, message, at: range, help: line)
    }
    if let advice = Self.advice["\(name)/\(taken.count)"] ?? Self.advice[name] {
      let help = advice.replacing("{a}", with: column ?? "city")
        .replacing("{1}", with: taken.first ?? "city")
        .replacing("{2}", with: taken.dropFirst().first ?? "other")
      return report(.unknownFunction, message, at: range, help: help)
    }
    let near =
      functions.first { $0.synonyms.contains(name) }?.name
      ?? EditDistance.suggestion(for: name, among: functions.map(\.name))
    report(
      .unknownFunction, message, at: range, help: near.map { "did you mean '\($0)'?" }, fix: near)
  }

  /// An argument as help shows it; one that is more than a column or a literal by dots.
  private static func text(of argument: Expression) -> String {
    switch argument.kind {
    case .column(let reference): Scope.written(reference.name)
    case .text(let text): Scope.quoted(text)
    case .number(let number): number
    default: "…"
    }
  }

  /// Where a figure of all rows stands instead; nil for other names. Without a column of its own the
  /// line has one that shows where it stands.
  static func figureLine(_ name: String, column: String?) -> String? {
    figures[name].map { figure in
      let line = figure == "rows" ? "expect rows" : "expect \(figure) \(column ?? "amount")"
      return "a figure of all rows takes a line of its own, as in \(line) > 100"
    }
  }
}
