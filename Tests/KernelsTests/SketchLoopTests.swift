import CScan
import Testing

@Suite struct SketchLoopTests {
  /// Sketches of texts that nobody wrote, from few letters to many.
  private struct Block {
    var letters: [UInt64] = []
    var excess: [UInt8] = []
    var counts: [UInt8] = []
    var others: [UInt8] = []
    var moreOthers: [UInt8] = []

    init(count: Int, random: inout SplitMix) {
      for _ in 0..<count {
        var bits = UInt64(0)
        for _ in 0..<Int.random(in: 0..<12, using: &random) {
          bits |= 1 << UInt64(Int.random(in: 0..<58, using: &random))
        }
        letters.append(bits)
        excess.append(UInt8(Int.random(in: 0..<4, using: &random)))
        counts.append(UInt8(Int.random(in: 0..<64, using: &random)))
        others.append(Int.random(in: 0..<3, using: &random) == 0 ? 5 : 2)
        moreOthers.append(Int.random(in: 0..<4, using: &random) == 0 ? 1 : 0)
      }
    }

    /// The places behind `one` that a loop finds.
    func similar(
      to one: Int, _ needed: [UInt8],
      _ loop: (
        UnsafePointer<sketch_rows>, Int, Int, Int, UnsafePointer<UInt8>,
        UnsafeMutablePointer<UInt32>
      ) -> Int
    ) -> [UInt32] {
      var kept = [UInt32](repeating: 0, count: letters.count)
      let count = unsafe letters.withUnsafeBufferPointer { letters in
        unsafe excess.withUnsafeBufferPointer { excess in
          unsafe counts.withUnsafeBufferPointer { counts in
            unsafe others.withUnsafeBufferPointer { others in
              unsafe moreOthers.withUnsafeBufferPointer { moreOthers in
                var all = unsafe sketch_rows(
                  letters: letters.baseAddress!, excess: excess.baseAddress!,
                  counts: counts.baseAddress!, others: others.baseAddress!,
                  more_others: moreOthers.baseAddress!)
                return unsafe loop(&all, one, one + 1, letters.count, needed, &kept)
              }
            }
          }
        }
      }
      return Array(kept.prefix(count))
    }
  }

  @Test(arguments: [1, 2, 63, 64, 65, 66, 128, 200])
  func `all loops find the texts that have letters enough in common`(count: Int) {
    var random = SplitMix(state: UInt64(count))
    let needed = (0..<64 * 64).map { _ in UInt8(Int.random(in: 0..<6, using: &random)) }
    let block = Block(count: count, random: &random)
    for one in 0..<count {
      let wanted = (one + 1..<max(count, one + 1)).filter { other in
        let common =
          (block.letters[one] & block.letters[other]).nonzeroBitCount
          + Int(min(block.excess[one], block.excess[other]))
        return common >= Int(needed[Int(block.counts[one]) * 64 + Int(block.counts[other])])
          || block.others[one] & block.others[other] != 0
            && block.moreOthers[one] & block.moreOthers[other] != 0
      }
      let places = wanted.map { UInt32($0) }
      let (quick, portable) = unsafe (
        block.similar(to: one, needed, sketches_similar),
        block.similar(to: one, needed, sketches_similar_portable)
      )
      #expect(quick == places && portable == places)
    }
  }
}
