import Diagnostics

/// Where a statement stands in its file, so that it can be taken out or moved without touching its neighbours.
struct StatementPlace {
  let bytes: [UInt8]
  let statement: SourceRange
  /// Where its first line begins; nil where something else stands on that line before it.
  private let lineLower: Int?
  /// Where the line behind it begins; nil where another statement follows on its last line.
  private let lineUpper: Int?
  /// Where the next statement of its last line begins.
  private let neighbourLower: Int?
  /// The `;` that parts it from a statement before it on the same line, with the blanks before the sign.
  private let separatorLower: Int?

  init(_ statement: SourceRange, in sources: [SourceText]) {
    let bytes = sources[statement.source].bytes
    var lower = statement.lower
    while lower > 0, bytes[lower - 1].isBlank { lower -= 1 }
    let isFirst = lower == 0 || bytes[lower - 1].endsLine
    lineLower = isFirst ? lower : nil
    var separator: Int?
    if !isFirst, bytes[lower - 1] == UInt8(ascii: ";") {
      var place = lower - 1
      while place > 0, bytes[place - 1].isBlank { place -= 1 }
      separator = place
    }
    separatorLower = separator
    var upper = statement.upper
    while upper < bytes.count, bytes[upper].isBlank || bytes[upper] == UInt8(ascii: ";") {
      upper += 1
    }
    let isParted = bytes[statement.upper..<upper].contains(UInt8(ascii: ";"))
    if upper < bytes.count, bytes[upper] == UInt8(ascii: "#") {
      while upper < bytes.count, !bytes[upper].endsLine { upper += 1 }
    }
    let isLast = upper == bytes.count || bytes[upper].endsLine
    neighbourLower = !isLast && isParted ? upper : nil
    lineUpper = isLast ? Self.lineUpper(from: upper, in: bytes) : nil
    self.bytes = bytes
    self.statement = statement
  }

  /// The offset behind the line end that stands at an offset.
  private static func lineUpper(from offset: Int, in bytes: [UInt8]) -> Int {
    guard offset < bytes.count else { return offset }
    let isPair =
      bytes[offset] == UInt8(ascii: "\r") && offset + 1 < bytes.count
      && bytes[offset + 1] == UInt8(ascii: "\n")
    return offset + (isPair ? 2 : 1)
  }

  /// What goes with the statement: its lines with a comment behind it, or its part of a line; nil where what
  /// stands beside it is neither.
  var removal: SourceRange? {
    if let lineLower, let lineUpper { return range(lineLower, lineUpper) }
    if let neighbourLower { return range(statement.lower, neighbourLower) }
    guard lineUpper != nil else { return nil }
    return separatorLower.map { range($0, statement.upper) }
  }

  /// Where the lines begin that belong to it: comments directly above its own line; nil where it begins
  /// within a line. Comments that begin the file are of the file: they say what it is for, and of its input.
  private var blockLower: Int? {
    guard let lineLower else { return nil }
    var lower = lineLower
    while lower > 0 {
      var above = lower - 1
      while above > 0, !bytes[above - 1].endsLine { above -= 1 }
      guard let first = bytes[above..<lower].first(where: { !$0.isBlank }),
        first == UInt8(ascii: "#")
      else { return lower }
      lower = above
    }
    return lineLower
  }

  /// The edit that moves its lines, with the comments above them, before those of another statement; nil
  /// where one of them does not have its lines for itself.
  func move(above other: StatementPlace) -> Fix? {
    guard statement.source == other.statement.source, let lower = blockLower, let upper = lineUpper,
      let target = other.blockLower, let otherUpper = other.lineUpper, otherUpper <= lower
    else { return nil }
    var block = Array(bytes[lower..<upper])
    var between = Array(bytes[target..<lower])
    if block.last?.endsLine != true {
      // The last line of the file has no end, and is not to be last.
      block.append(UInt8(ascii: "\n"))
      while between.last?.endsLine == true { between.removeLast() }
    }
    return Fix(
      range: range(target, upper), replacement: String(decoding: block + between, as: UTF8.self))
  }

  /// The edit that writes a line above it; nil where it begins within a line.
  func insertion(of line: String) -> Fix? {
    blockLower.map { Fix(range: range($0, $0), replacement: line + "\n") }
  }

  private func range(_ lower: Int, _ upper: Int) -> SourceRange {
    SourceRange(source: statement.source, lower: lower, upper: upper)
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }

  fileprivate var endsLine: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }
}
