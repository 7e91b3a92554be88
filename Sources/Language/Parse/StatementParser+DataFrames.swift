import Diagnostics

// Lines of data frames: `df.dropna()`, `df['a'] = df['a'].str.strip()`.
extension StatementParser {
  /// What is written for a method of a whole table; `{a}` is its first column.
  private static let tableMethods: [String: String] = [
    "drop_duplicates": "write dedupe on {a}", "distinct": "write dedupe on {a}",
    "dropna": "write drop rows when {a} is blank", "fillna": "write default {a} 'unknown'",
    "rename": "write rename {a} -> name", "drop": "write drop columns {a}",
    "query": "write keep rows when and a condition, as in keep rows when {a} = 'new'",
    "filter": "write keep rows when and a condition, as in keep rows when {a} = 'new'",
    "loc": "write keep rows when and a condition, as in keep rows when {a} = 'new'",
    "where": "write keep rows when and a condition, as in keep rows when {a} = 'new'",
    "assign": "write set {a} = and a value, as in set {a} = lower({a})",
    "apply": "write set {a} = and a value, as in set {a} = lower({a})",
    "replace": "write replace {a} 'old' -> 'new'", "to_csv": "write save to 'out.csv'",
    "select": "write keep columns {a}", "explode": "write split {a} on ',' -> first, second",
    "sort_values": "rows keep the order in which they came",
    "groupby": "one row of each group stays with dedupe on {a}; a figure of all is expect rows",
    "merge": "another table's values come by a key, as in fill {a} from places by postcode",
    "join": "another table's values come by a key, as in fill {a} from places by postcode",
    "astype": "write column {a} is date, or normalize {a} date",
  ]
  /// The form that does the same as a method of one column.
  private static let columnMethods: [String: String] = [
    "lower": "lower", "upper": "upper", "strip": "trim", "title": "title", "capitalize": "title",
    "trim": "trim",
  ]

  /// `df.dropna()`, `df['a'] = df['a'].str.strip()`: the failure for a line that is all methods.
  mutating func lineOfFrame() -> SyntaxFailure? {
    guard isName(0), let first = current, let last = tokens.last else { return nil }
    let frame = frameColumn(0)
    let isAssigned = isMethodAhead(from: frame == nil ? 2 : 3) && hasAssignment(frame)
    guard isAssigned || isMethodAhead(from: frame == nil ? 1 : 2) else { return nil }
    let message = "no line begins with '\(content(of: first))'"
    let methods = methodsAhead
    if let frame, let line = normalizing(frame, by: methods) {
      report(
        .unknownVerb, message, at: hereRange, help: "write \(line)",
        mending: SourceRange(source: source.index, lower: first.lower, upper: last.upper),
        with: line)
      return SyntaxFailure()
    }
    let column = frame ?? columnNamed ?? "email"
    let help = methods.lazy.compactMap { Self.tableMethods[$0] }.first
    return failure(
      .unknownVerb, message, at: hereRange,
      help: help?.replacing("{a}", with: column)
        ?? "a line begins with what it does: normalize \(column) trim")
  }

  /// Whether what stands there is assigned to the name or the column of a frame before it.
  private func hasAssignment(_ frame: String?) -> Bool {
    let count = frame == nil ? 1 : 2
    return symbol(count) == .equal && token(count + 1)?.kind == .word
      && content(of: token(count + 1)!) == content(of: token(0)!)
  }

  /// Whether `.name(` comes behind some names and brackets, from a place on.
  private func isMethodAhead(from start: Int) -> Bool {
    var ahead = start
    while token(ahead)?.kind == .bracketed || isName(ahead) && symbol(ahead - 1) != .dot {
      ahead += 1
    }
    while symbol(ahead) == .dot, isJoined(ahead), isName(ahead + 1), isJoined(ahead + 1) {
      ahead += 2
      if symbol(ahead) == .open || token(ahead)?.kind == .bracketed, isJoined(ahead) {
        return true
      }
    }
    return false
  }

  /// The names behind points before a parenthesis or a bracket, in order.
  private var methodsAhead: [String] {
    (1..<max(2, tokens.count - position)).compactMap { ahead in
      guard symbol(ahead - 1) == .dot,
        symbol(ahead + 1) == .open || token(ahead + 1)?.kind == .bracketed
      else { return nil }
      return word(ahead)
    }
  }

  /// The line that does what methods of one column do; nil where one of them is no form.
  private func normalizing(_ column: String, by methods: [String]) -> String? {
    let forms = methods.compactMap { Self.columnMethods[$0] }
    guard !forms.isEmpty, forms.count == methods.count else { return nil }
    return "normalize \(column) \(forms.joined(separator: ", "))"
  }

  /// The first text in quotes or column of a frame in the line, as the name of a column.
  private var columnNamed: String? {
    for ahead in 0..<(tokens.count - position) {
      if let frame = frameColumn(ahead) { return frame }
      guard let token = token(ahead) else { continue }
      if token.kind == .text { return Scope.written(content(of: token)) }
      if token.kind == .bracketed {
        let inner = content(of: token).split(separator: ",").first.map(String.init) ?? ""
        let name = inner.trimmingBlanks().filter { $0 != "'" && $0 != "\"" }
        if !name.isEmpty { return Scope.written(name) }
      }
    }
    return nil
  }
}
