/// The longest row of units that two texts have in common, in order but not without gaps.
///
/// Bit-parallel, 64 units a step. Source: Hyyrö 2004, "Bit-parallel LCS-length computation revisited".
package enum LongestCommonSubsequence {
  /// How long it is for two texts of UTF-8, in code points.
  package static func length(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Int {
    SubsequenceMeasure().measure(utf8: left, right).length
  }

  /// The units that only one of the texts has: insertions and deletions alone.
  package static func distance(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Int {
    let outcome = SubsequenceMeasure().measure(utf8: left, right)
    return outcome.unitCount - 2 * outcome.length
  }

  /// The share of the units that are common, 0 to 1; two empty texts are the same.
  package static func similarity(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Double {
    let outcome = SubsequenceMeasure().measure(utf8: left, right)
    if outcome.unitCount == 0 { return 1 }
    return Double(2 * outcome.length) / Double(outcome.unitCount)
  }
}

/// The length over units, and how many units both texts have.
struct SubsequenceMeasure: PairMeasure {
  @inline(__always)
  func measure<Unit: TextUnit>(
    _ left: Span<Unit>, _ right: Span<Unit>
  ) -> (length: Int, unitCount: Int) {
    let unitCount = left.count + right.count
    if left.isEmpty || right.isEmpty { return (0, unitCount) }
    let isSwapped = left.count > right.count
    let (pattern, text) = isSwapped ? (right, left) : (left, right)
    let length: Int
    if pattern.count <= Unit.ShortBlock.capacity {
      length = self.length(Unit.ShortBlock(pattern), text)
    } else if pattern.count <= 64 {
      length = self.length(Unit.Block(pattern), text)
    } else {
      length = lengthOfLong(pattern, text)
    }
    return (length, unitCount)
  }

  @inline(__always)
  private func length<Block: UnitBlock>(_ block: Block, _ text: Span<Block.Unit>) -> Int {
    var row = UInt64.max
    for index in text.indices {
      let taken = row & block.places(of: text[index])
      row = (row &+ taken) | (row &- taken)
    }
    return (~row & block.whole).nonzeroBitCount
  }

  private func lengthOfLong<Unit: TextUnit>(
    _ pattern: Span<Unit>, _ text: Span<Unit>
  ) -> Int {
    let wordCount = (pattern.count + 63) / 64
    return Scratch.with(UInt64.max, count: wordCount) { rows in
      for index in text.indices {
        var carry: UInt64 = 0
        for place in 0..<wordCount {
          let row = rows[place]
          let end = min(place * 64 + 64, pattern.count)
          let block = Unit.Block(pattern.extracting(place * 64..<end))
          let taken = row & block.places(of: text[index])
          let (half, first) = row.addingReportingOverflow(taken)
          let (sum, second) = half.addingReportingOverflow(carry)
          carry = first || second ? 1 : 0
          rows[place] = sum | (row &- taken)
        }
      }
      var result = 0
      for place in 0..<wordCount {
        let left = min(pattern.count - place * 64, 64)
        result += (~rows[place] & UInt64.max >> UInt64(64 - left)).nonzeroBitCount
      }
      return result
    }
  }
}
