/// Levenshtein's distance: the fewest insertions, deletions and substitutions of one unit.
///
/// Bit-parallel: 64 units of one text a step for each unit of the other. Sources: Myers 1999, JACM 46;
/// Hyyrö 2003, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances".
package enum Levenshtein {
  /// The distance of two texts of UTF-8.
  package static func distance(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Int {
    distance(left, right, limit: Int.max) ?? 0
  }

  /// The distance where it is `limit` or less; else nil, as soon as that is sure.
  package static func distance(
    _ left: Span<UInt8>, _ right: Span<UInt8>, limit: Int
  ) -> Int? {
    EditMeasure(swaps: false, limit: limit).measure(utf8: left, right).distance
  }

  /// 1 less the distance's share of the longer text: 1 for equal texts, 0 for those with nothing in
  /// common.
  package static func similarity(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Double {
    EditMeasure(swaps: false, limit: Int.max).measure(utf8: left, right).similarity
  }

  /// The distance by code points, also of texts in ASCII: the slow path of measurements.
  package static func distanceByScalar(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Int {
    EditMeasure(swaps: false, limit: Int.max).measureByScalar(left, right).distance ?? 0
  }
}

/// Levenshtein's distance in which two neighbours that change places are one edit, and no unit is
/// edited twice: `ca` and `abc` are 3 apart.
///
/// It is no metric; `DamerauLevenshtein` is. Source: Hyyrö 2003, as `Levenshtein`.
package enum OptimalStringAlignment {
  /// The distance of two texts of UTF-8.
  package static func distance(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Int {
    distance(left, right, limit: Int.max) ?? 0
  }

  /// The distance where it is `limit` or less; else nil, as soon as that is sure.
  package static func distance(
    _ left: Span<UInt8>, _ right: Span<UInt8>, limit: Int
  ) -> Int? {
    EditMeasure(swaps: true, limit: limit).measure(utf8: left, right).distance
  }

  /// 1 less the distance's share of the longer text.
  package static func similarity(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Double {
    EditMeasure(swaps: true, limit: Int.max).measure(utf8: left, right).similarity
  }

  /// The distance by code points, also of texts in ASCII: the slow path of measurements.
  package static func distanceByScalar(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Int {
    EditMeasure(swaps: true, limit: Int.max).measureByScalar(left, right).distance ?? 0
  }
}

/// What an edit distance comes to.
struct EditOutcome {
  /// nil where it is above the limit.
  let distance: Int?
  let longerCount: Int

  var similarity: Double {
    longerCount == 0 ? 1 : 1 - Double(distance ?? longerCount) / Double(longerCount)
  }
}

/// Edit distances by bit vectors of vertical differences.
struct EditMeasure: PairMeasure {
  /// Whether two neighbours that change places are one edit.
  let swaps: Bool
  let limit: Int

  @inline(__always)
  func measure<Unit: TextUnit>(_ left: Span<Unit>, _ right: Span<Unit>) -> EditOutcome {
    let longer = max(left.count, right.count)
    let distance =
      left.count < right.count
      ? trimmedDistance(pattern: left, right) : trimmedDistance(pattern: right, left)
    return EditOutcome(distance: distance, longerCount: longer)
  }

  /// The pattern is the shorter one.
  @inline(__always)
  private func trimmedDistance<Unit: TextUnit>(
    pattern: Span<Unit>, _ text: Span<Unit>
  ) -> Int? {
    if limit < 0 || text.count - pattern.count > limit { return nil }
    var start = 0
    while start < pattern.count, pattern[start] == text[start] { start += 1 }
    var patternEnd = pattern.count
    var textEnd = text.count
    while patternEnd > start, pattern[patternEnd - 1] == text[textEnd - 1] {
      patternEnd -= 1
      textEnd -= 1
    }
    if start == patternEnd { return textEnd - start }
    let rest = pattern.extracting(start..<patternEnd)
    return distance(rest, text.extracting(start..<textEnd))
  }

  @inline(__always)
  private func distance<Unit: TextUnit>(_ pattern: Span<Unit>, _ text: Span<Unit>) -> Int? {
    if limit == 0 { return nil }
    if pattern.count <= Unit.ShortBlock.capacity {
      return distance(Unit.ShortBlock(pattern), text)
    }
    if pattern.count <= 64 { return distance(Unit.Block(pattern), text) }
    return distanceOfLong(pattern, text)
  }

  @inline(__always)
  private func distance<Block: UnitBlock>(_ block: Block, _ text: Span<Block.Unit>) -> Int? {
    var word = EditWord()
    var result = block.count
    let last = block.last
    for index in text.indices {
      let step = word.step(
        block.places(of: text[index]), horizontal: (1, 0), swapCarry: 0, swaps: swaps)
      if step.up & last != 0 { result += 1 }
      if step.down & last != 0 { result -= 1 }
      // Each unit that is left takes off one at most.
      if result > limit, result - (text.count - index - 1) > limit { return nil }
    }
    return result <= limit ? result : nil
  }

  /// The same over several words of 64 units, differences carried from one to the next.
  private func distanceOfLong<Unit: TextUnit>(
    _ pattern: Span<Unit>, _ text: Span<Unit>
  ) -> Int? {
    let wordCount = (pattern.count + 63) / 64
    let last: UInt64 = 1 << UInt64((pattern.count - 1) % 64)
    return Scratch.with(EditWord(), count: wordCount) { words in
      var result = pattern.count
      for index in text.indices {
        var horizontal: (up: UInt64, down: UInt64) = (1, 0)
        var swapCarry: UInt64 = 0
        for place in 0..<wordCount {
          let end = min(place * 64 + 64, pattern.count)
          let places = Unit.Block(pattern.extracting(place * 64..<end)).places(of: text[index])
          let open = words[place].openPlaces(places)
          let step = words[place].step(
            places, horizontal: horizontal, swapCarry: swapCarry, swaps: swaps)
          horizontal = (step.up >> 63, step.down >> 63)
          swapCarry = open >> 63
          guard place == wordCount - 1 else { continue }
          if step.up & last != 0 { result += 1 }
          if step.down & last != 0 { result -= 1 }
        }
        if result > limit, result - (text.count - index - 1) > limit { return nil }
      }
      return result <= limit ? result : nil
    }
  }
}

/// Differences between neighbours in one column of the table of distances, 64 rows of it.
struct EditWord: BitwiseCopyable {
  /// Rows that are one more than the row above.
  private var up = UInt64.max
  /// Rows that are one less.
  private var down: UInt64 = 0
  /// Rows equal to their upper left neighbour, in the last column.
  private var diagonal: UInt64 = 0
  /// Where the text's last unit stands in the pattern.
  private var lastPlaces: UInt64 = 0

  /// Places of a unit from which a swap with the next row may begin.
  @inline(__always)
  func openPlaces(_ places: UInt64) -> UInt64 { ~diagonal & places }

  /// Goes on by one column; returns the differences to the column before it, row by row.
  @inline(__always)
  mutating func step(
    _ places: UInt64, horizontal: (up: UInt64, down: UInt64), swapCarry: UInt64, swaps: Bool
  ) -> (up: UInt64, down: UInt64) {
    let swapped = swaps ? (openPlaces(places) << 1 | swapCarry) & lastPlaces : 0
    let equal = places | horizontal.down
    diagonal = (((equal & up) &+ up) ^ up) | equal | down | swapped
    let columnUp = down | ~(diagonal | up)
    let columnDown = diagonal & up
    let shiftedUp = columnUp << 1 | horizontal.up
    let shiftedDown = columnDown << 1 | horizontal.down
    up = shiftedDown | ~(diagonal | shiftedUp)
    down = shiftedUp & diagonal
    lastPlaces = places
    return (columnUp, columnDown)
  }
}
