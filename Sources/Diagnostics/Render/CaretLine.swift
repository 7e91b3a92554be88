/// A line of a source as it is shown, with the columns where the carets go.
struct CaretLine {
  /// The line with tabs as blanks and without control characters.
  private(set) var text = ""
  /// Terminal columns before the first caret.
  private(set) var indent = 0
  private(set) var caretCount = 1

  /// Blanks that stand for a tab.
  private static let tabWidth = 4
  /// Bytes before and behind the first caret that are looked at.
  private static let nearbyBytes = 1_024
  /// Longer lines are cut around the carets.
  private static let longestLine = 160

  init(_ source: SourceText, _ range: SourceRange) {
    let lower = min(max(0, range.lower), source.bytes.count)
    let upper = min(max(lower, range.upper), source.bytes.count)
    let whole = Self.withoutMark(source.lineRange(source.lineIndex(of: lower)), of: source)
    let start = min(max(lower, whole.lowerBound), whole.upperBound)
    // Only what is near can be shown: a line of many megabytes costs no more than another.
    let first = Self.boundary(start - Self.nearbyBytes, in: source, whole)
    let line = first..<Self.boundary(start + Self.nearbyBytes, in: source, whole)
    let end = min(max(start, upper), line.upperBound)
    let before = Self.shown(source.bytes[line.lowerBound..<start])
    let within = Self.shown(source.bytes[start..<end])
    let after = Self.shown(source.bytes[end..<line.upperBound])
    text = before + within + after
    indent = DisplayWidth.of(before)
    caretCount = max(1, DisplayWidth.of(within))
    cut()
  }

  /// The line without the byte order mark of the file, which is no part of what it says.
  private static func withoutMark(_ line: Range<Int>, of source: SourceText) -> Range<Int> {
    let hasMark = line.lowerBound == 0 && source.bytes[line].starts(with: [0xEF, 0xBB, 0xBF])
    return hasMark ? 3..<line.upperBound : line
  }

  /// The offset, moved into the line and off the middle of a character.
  private static func boundary(_ offset: Int, in source: SourceText, _ line: Range<Int>) -> Int {
    if offset <= line.lowerBound { return line.lowerBound }
    // A character has at most three bytes behind its first; more of them are no UTF-8.
    for place in offset..<(offset + 4) where place < line.upperBound {
      if source.bytes[place] & 0xC0 != 0x80 { return place }
    }
    return min(offset, line.upperBound)
  }

  /// Text fit for a terminal: no tab, no control character, no broken byte.
  static func shown(_ bytes: some Sequence<UInt8>) -> String {
    var result = ""
    for scalar in String(decoding: Array(bytes), as: UTF8.self).unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate:
        let isTab = scalar == "\t"
        result += isTab ? String(repeating: " ", count: tabWidth) : "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Keeps what is near the carets of a line that is too long to be read.
  private mutating func cut() {
    guard DisplayWidth.of(text) > Self.longestLine else { return }
    let first = max(0, indent - Self.longestLine / 2)
    var column = 0
    var kept = first > 0 ? "…" : ""
    for scalar in text.unicodeScalars {
      if column >= first, column < first + Self.longestLine { kept.unicodeScalars.append(scalar) }
      column += DisplayWidth.of(scalar)
    }
    if column > first + Self.longestLine { kept += "…" }
    text = kept
    indent = indent - first + (first > 0 ? 1 : 0)
    caretCount = min(caretCount, max(1, Self.longestLine - indent))
  }
}
