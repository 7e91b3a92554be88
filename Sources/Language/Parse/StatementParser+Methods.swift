import Diagnostics

// Columns and functions as data frames and programs write them: `df['a']`, `a.str.lower()`.
extension StatementParser {
  /// What is written for a method; `{a}` is the value before it, `{x}` what it takes, `{low}` and
  /// `{high}` the two values that it takes.
  private static let methods: [String: String] = [
    "lower": "lower({a})", "tolower": "lower({a})", "tolowercase": "lower({a})",
    "upper": "upper({a})", "toupper": "upper({a})", "touppercase": "upper({a})",
    "strip": "trim({a})", "trim": "trim({a})", "title": "title({a})", "capitalize": "title({a})",
    "len": "length({a})", "length": "length({a})", "replace": "replace({a}, {x})",
    "substring": "part({a}, {x})", "isnull": "{a} is blank", "isna": "{a} is blank",
    "isempty": "{a} is blank", "notnull": "{a} is present", "notna": "{a} is present",
    "isin": "{a} in ({x})", "contains": "{a} contains {x}", "includes": "{a} contains {x}",
    "startswith": "{a} starts with {x}", "endswith": "{a} ends with {x}", "equals": "{a} = {x}",
    "zfill": "pad_left({a}, {x}, '0')", "between": "{a} between {low} and {high}",
    "match": "{a} matches /{p}/", "fullmatch": "{a} matches /^{p}$/",
  ]

  /// `df['a']`, `a.str.lower()`: the column, or the failure for a method; nil for other values.
  mutating func valueOfFrame() throws(SyntaxFailure) -> Expression? {
    if let failure = methodCall() { throw failure }
    guard let column = acceptFrameColumn() else { return nil }
    return Expression(.column(column), range: column.range)
  }

  /// `a.str.lower()`: the failure for a method, with what does the same.
  private mutating func methodCall() -> SyntaxFailure? {
    guard let first = current, isName(0) else { return nil }
    let frame = frameColumn(0)
    let baseCount = frame == nil ? 1 : 2
    var count = baseCount
    while symbol(count) == .dot, isJoined(count), isJoined(count + 1), isName(count + 1) {
      count += 2
    }
    guard count > baseCount, symbol(count) == .open, isJoined(count),
      let close = closing(count), let method = word(count - 1)
    else { return nil }
    let place = range(from: first.lower, count: close + 1)
    let message = "no value has a method, and '\(method)' is called like one"
    let column = frame ?? source.text(first.lower, token(0)!.upper)
    guard let template = Self.methods[method], symbol(close + 1) != .dot,
      let right = filled(template, column, taking: (count + 1)..<close)
    else {
      return failure(
        .habit, message, at: place, help: adviceOnMethod(method, column)
      )
    }
    return failure(.habit, message, at: place, help: "write \(right)", fix: right)
  }

  /// What is done here where no template stands for a method.
  private func adviceOnMethod(_ method: String, _ column: String) -> String {
    if method == "split" {
      return "split is a line of its own, as in split \(column) on ' ' -> first, last"
    }
    if vocabulary.functions.contains(where: { $0.name == method }) {
      return "a function stands before what it takes: \(method)(\(column))"
    }
    return
      "a function stands before what it takes, as in lower(\(column)); none is called '\(method)'"
  }

  /// A template with its value and what the method takes; nil where it takes nothing that fits.
  private func filled(_ template: String, _ column: String, taking places: Range<Int>) -> String? {
    var text = ""
    if let lower = token(places.lowerBound)?.lower, !places.isEmpty,
      let upper = token(places.upperBound - 1)?.upper
    {
      text = source.text(lower, upper)
    }
    if template.contains("{x}") || template.contains("{p}"), text.isEmpty { return nil }
    if text.hasPrefix("["), text.hasSuffix("]") { text = String(text.dropFirst().dropLast()) }
    var pattern = ""
    if template.contains("{p}") {
      guard places.count == 1, let token = token(places.lowerBound), token.kind == .text,
        let inner = Self.pattern(of: content(of: token))
      else { return nil }
      pattern = inner
    }
    if template.contains("{low}") {
      let commas = places.filter { symbol($0) == .comma }
      guard !places.contains(where: { symbol($0) == .open }), commas.count == 1,
        let comma = token(commas[0]), let first = token(places.lowerBound),
        let last = token(places.upperBound - 1)
      else { return nil }
      return template.replacing("{a}", with: column)
        .replacing("{low}", with: source.text(first.lower, comma.lower).trimmingBlanks())
        .replacing("{high}", with: source.text(comma.upper, last.upper).trimmingBlanks())
    }
    return template.replacing("{a}", with: column).replacing("{x}", with: text)
      .replacing("{p}", with: pattern)
  }

  /// Where the parenthesis closes that opens so many places ahead.
  private func closing(_ ahead: Int) -> Int? {
    var (place, nesting) = (ahead, 0)
    while token(place) != nil {
      if symbol(place) == .open { nesting += 1 }
      if symbol(place) == .close { nesting -= 1 }
      if nesting == 0 { return place }
      place += 1
    }
    return nil
  }

  /// `df['a']`: the column as a rule writes it; nil where nothing of the kind stands there.
  func frameColumn(_ ahead: Int) -> String? {
    guard token(ahead)?.kind == .word, let bracket = token(ahead + 1), bracket.kind == .bracketed,
      isJoined(ahead + 1)
    else { return nil }
    let inner = content(of: bracket)
    guard let quote = inner.first, quote == "'" || quote == "\"", inner.last == quote,
      inner.count > 2
    else { return nil }
    return Scope.written(String(inner.dropFirst().dropLast()))
  }

  /// Takes the column of a data frame, and says how it is written here.
  mutating func acceptFrameColumn() -> ColumnReference? {
    guard let written = frameColumn(0), let bracket = token(1) else { return nil }
    let place = range(from: hereRange.lower, count: 2)
    let name = String(content(of: bracket).dropFirst().dropLast())
    report(
      .habit, "a column stands by its name alone", at: place, help: "write \(written)",
      fix: written)
    advance()
    advance()
    return ColumnReference(name: name, isBracketed: written.hasPrefix("["), range: place)
  }
}
