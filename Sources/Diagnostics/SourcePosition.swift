/// A place in a source as people count it.
package struct SourcePosition: Sendable, Equatable {
  /// 1-based.
  package var line: Int
  /// 1-based, in characters (code points).
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

extension SourceText {
  /// Line and column of an offset; offsets outside of the source read as its ends.
  package func position(of offset: Int) -> SourcePosition {
    let offset = min(max(0, offset), bytes.count)
    let line = lineIndex(of: offset)
    let column = characterCount(before: offset) - characterCount(before: lineStarts[line]) + 1
    return SourcePosition(line: line + 1, column: column)
  }

  /// How many characters begin before an offset.
  private func characterCount(before offset: Int) -> Int {
    let block = offset / Self.countStride
    let start = block * Self.countStride
    return characterCounts[block] + bytes[start..<offset].count(where: Self.beginsCharacter)
  }

  /// The 0-based line of an offset.
  package func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// The bytes of a 0-based line, without its end.
  package func lineRange(_ line: Int) -> Range<Int> {
    let lower = lineStarts[line]
    var upper = line + 1 < lineStarts.count ? lineStarts[line + 1] : bytes.count
    while upper > lower,
      bytes[upper - 1] == UInt8(ascii: "\n") || bytes[upper - 1] == UInt8(ascii: "\r")
    {
      upper -= 1
    }
    return lower..<upper
  }

  /// The text of a range; nil where it does not lie in the source.
  package func text(of range: SourceRange) -> String? {
    guard range.lower >= 0, range.upper >= range.lower, range.upper <= bytes.count else {
      return nil
    }
    return String(decoding: bytes[range.lower..<range.upper], as: UTF8.self)
  }
}
