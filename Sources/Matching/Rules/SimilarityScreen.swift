import CScan
import Kernels

/// Tells of most pairs of rows that their values cannot be similar enough, from how many letters
/// they can have in common.
struct SimilarityScreen: Sendable {
  private let ids: [UInt32]
  /// By value.
  private let sketches: [LetterSketch]
  /// By value: what a name has in common with those by which its bearer may go too; empty where that does not
  /// count.
  private let nicknames: [SIMD2<UInt8>]
  private let bound: LetterBound

  /// For values by their number, and the number of each row; 0 is no value.
  init(
    _ pool: TextPool, ids: [UInt32], _ least: LetterBound.Least, nicknames: [SIMD2<UInt8>] = []
  ) {
    self.ids = ids
    self.nicknames = nicknames
    sketches = LetterSketch.all(of: pool)
    bound = LetterBound(least)
  }
}

extension SimilarityScreen {
  /// The values of some rows side by side.
  struct Block {
    /// By row, as the values have it.
    fileprivate var letters: [UInt64] = []
    fileprivate var counts: [UInt8] = []
    fileprivate var excesses: [UInt8] = []
    fileprivate var nicknames: [UInt8] = []
    fileprivate var moreNicknames: [UInt8] = []
  }

  /// Whether a row has a value at all.
  func hasValue(_ row: UInt32) -> Bool { ids[Int(row)] != 0 }

  /// Puts the values of some rows side by side.
  func block(_ rows: [UInt32]) -> Block {
    var block = Block()
    for row in rows {
      let value = Int(ids[Int(row)])
      let sketch = sketches[value]
      block.letters.append(sketch.letters)
      block.counts.append(UInt8(sketch.count))
      block.excesses.append(UInt8(sketch.excess))
      let marks = nicknames.isEmpty ? SIMD2() : nicknames[value]
      block.nicknames.append(marks[0])
      block.moreNicknames.append(marks[1])
    }
    return block
  }

  /// Puts the places behind `place` in the block whose values can be similar enough to the one
  /// there at the beginning of `kept`, which has room for all; gives how many they are.
  func findSimilar(to place: Int, in block: Block, _ kept: inout [UInt32]) -> Int {
    let end = block.letters.count
    precondition(place >= 0 && place < end && kept.count >= end)
    return unsafe look(in: block, &kept) { all, needed, kept in
      // Safe: places and lengths lie in the block and the bound; there is room for every place.
      unsafe sketches_similar(all, place, place + 1, end, needed, kept)
    }
  }

  /// Keeps of the first `count` of `kept`, places in the block, those whose values can be similar
  /// enough to the one at `place`; gives how many they are.
  func keepSimilar(
    to place: Int, in block: Block, _ kept: inout [UInt32], count: Int
  ) -> Int {
    precondition(place >= 0 && place < block.letters.count && count <= kept.count)
    return unsafe look(in: block, &kept) { all, needed, kept in
      // Safe: as above; the places came from the block.
      unsafe sketches_keep_similar(all, place, needed, kept, count)
    }
  }

  /// Hands on what the loops read and write; a block without a row has nothing to be read.
  private func look(
    in block: Block, _ kept: inout [UInt32],
    _ body: (
      UnsafePointer<sketch_rows>, UnsafePointer<UInt8>, UnsafeMutablePointer<UInt32>
    ) -> Int
  ) -> Int {
    if block.letters.isEmpty { return 0 }
    // Safe: the five lists have as many places, none of them is empty, and all live as long as the
    // call.
    return unsafe block.letters.withUnsafeBufferPointer { letters in
      unsafe block.excesses.withUnsafeBufferPointer { excesses in
        unsafe block.counts.withUnsafeBufferPointer { counts in
          unsafe block.nicknames.withUnsafeBufferPointer { nicknames in
            unsafe block.moreNicknames.withUnsafeBufferPointer { moreNicknames in
              var all = unsafe sketch_rows(
                letters: letters.baseAddress!, excess: excesses.baseAddress!,
                counts: counts.baseAddress!, others: nicknames.baseAddress!,
                more_others: moreNicknames.baseAddress!)
              return unsafe body(&all, bound.needed, &kept)
            }
          }
        }
      }
    }
  }
}
