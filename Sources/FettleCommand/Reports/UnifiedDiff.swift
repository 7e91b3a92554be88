/// The differences between two texts as `diff -u` shows them.
struct UnifiedDiff {
  var before: String
  var after: String
  var name: String

  /// Unchanged lines around a change.
  private static let contextCount = 3

  /// The whole diff; empty where the texts are the same.
  func text(style: Style) -> String {
    let edits = LineDiff.edits(Self.lines(of: before), Self.lines(of: after))
    let changes = edits.indices.filter { !edits[$0].isKept }
    if changes.isEmpty { return "" }
    var text = style("--- \(name)", .bold) + "\n" + style("+++ \(name)", .bold) + "\n"
    var start = 0
    while start < changes.count {
      var end = start
      while end + 1 < changes.count, changes[end + 1] - changes[end] <= 2 * Self.contextCount {
        end += 1
      }
      let lower = max(0, changes[start] - Self.contextCount)
      let upper = min(edits.count, changes[end] + Self.contextCount + 1)
      text += hunk(edits, lower..<upper, style)
      start = end + 1
    }
    return text
  }

  private func hunk(_ edits: [LineDiff.Edit], _ range: Range<Int>, _ style: Style) -> String {
    let old = Self.extent(edits, range) { !$0.isAdded }
    let new = Self.extent(edits, range) { !$0.isRemoved }
    var text = style("@@ -\(old) +\(new) @@", .cyan) + "\n"
    for edit in edits[range] {
      switch edit {
      case .keep(let line): text += Self.line(" ", line)
      case .remove(let line): text += style(Self.line("-", line), .red)
      case .add(let line): text += style(Self.line("+", line), .green)
      }
    }
    return text
  }

  /// `3,7`: the first line and how many there are, counted over one of the two texts.
  private static func extent(
    _ edits: [LineDiff.Edit], _ range: Range<Int>, _ isCounted: (LineDiff.Edit) -> Bool
  ) -> String {
    let before = edits[..<range.lowerBound].count(where: isCounted)
    let count = edits[range].count(where: isCounted)
    return "\(count == 0 ? before : before + 1),\(count)"
  }

  /// A line of the diff; one that has no line feed says so.
  private static func line(_ sign: String, _ line: Substring) -> String {
    line.utf8.last == UInt8(ascii: "\n")
      ? "\(sign)\(line)" : "\(sign)\(line)\n\\ No newline at end of file\n"
  }

  /// The lines of a text, each with its line feed; CRLF stays two bytes.
  private static func lines(of text: String) -> [Substring] {
    var lines: [Substring] = []
    var start = text.startIndex
    var index = start
    while index < text.endIndex {
      let next = text.utf8.index(after: index)
      if text.utf8[index] == UInt8(ascii: "\n") {
        lines.append(text[start..<next])
        start = next
      }
      index = next
    }
    if start < text.endIndex { lines.append(text[start...]) }
    return lines
  }
}

extension LineDiff.Edit {
  var isKept: Bool {
    if case .keep = self { return true }
    return false
  }

  var isAdded: Bool {
    if case .add = self { return true }
    return false
  }

  var isRemoved: Bool {
    if case .remove = self { return true }
    return false
  }
}
