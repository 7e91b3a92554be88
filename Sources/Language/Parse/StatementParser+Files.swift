import Diagnostics

// A file where the name of a table stands.
extension StatementParser {
  /// `load t.csv`, `load 't.csv'`: a file where the name of its table stands.
  mutating func fileAsName(_ shape: [Slot]) -> SyntaxFailure? {
    guard case .name? = shape.first, shape.count > 1, case .optional(let inner) = shape[1],
      inner.count > 1, case .words(let words) = inner[0], case .text = inner[1],
      let file = fileAhead(isQuotedName: true)
    else { return nil }
    let right = "\(Self.table(of: file.path)) \(words) \(Scope.quoted(file.path))"
    return failure(
      .expected, "expected the name of a table, found a file", at: file.place,
      help: "write \(right)", fix: right)
  }

  /// `fill city from places.csv by postcode`: a line above loads the file as a table.
  mutating func fileForTable() -> SyntaxFailure? {
    guard let file = fileAhead(isQuotedName: false), let first = tokens.first else { return nil }
    let table = Self.table(of: file.path)
    let message = "expected the name of a table, found a file"
    if loadedTables.contains(table.lowercased()) {
      return failure(
        .expected, message, at: file.place, help: "write \(table)", fix: table)
    }
    let load = "load \(table) from \(Scope.quoted(file.path))"
    report(
      .expected, message, at: file.place, help: "write \(table), and above it \(load)",
      mending: SourceRange(source: source.index, lower: first.lower, upper: file.place.upper),
      with: "\(load); \(source.text(first.lower, file.place.lower))\(table)")
    return SyntaxFailure()
  }

  /// The path that stands here, bare or quoted; a quoted text without a point is one only with
  /// `isQuotedName`.
  private func fileAhead(isQuotedName: Bool) -> (path: String, place: SourceRange)? {
    guard let first = current, !first.isUnclosed else { return nil }
    if first.kind == .text {
      let path = content(of: first)
      return isQuotedName || path.contains(".") ? (path, hereRange) : nil
    }
    var count = 1
    while first.kind == .word, isJoined(count), symbol(count) != .comma { count += 1 }
    guard (1..<count).contains(where: { symbol($0) == .dot }) else { return nil }
    let place = range(from: first.lower, count: count)
    return (source.text(of: place), place)
  }

  /// What a table of this file is called: its name without folder and ending, where that is a bare word.
  private static func table(of path: String) -> String {
    let file = path.split(separator: "/").last ?? ""
    let stem = String(file.prefix { $0 != "." })
    return Scope.written(stem) == stem ? stem : "customers"
  }
}
