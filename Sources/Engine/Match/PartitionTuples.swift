import CScan
import Columns
import Diagnostics

/// The tuples of one partition of ``KeyTuples``: gone through as often as is asked, a piece at a time, so that
/// it does not matter how many of them share a key.
package struct PartitionTuples: Sendable {
  /// Words that are read from the disk at once, at the most.
  private static let pieceWordCount = 1 << 14

  package let stride: Int
  /// Number of tuples.
  package let count: Int
  /// Tuples that were too few to be shared out; then there are no others.
  private var rest: [UInt64] = []
  private var blocks: [TupleBlock] = []
  private var segments: [Partition.Segment] = []
  private var file: (any SpillFile)?

  init(_ rest: [UInt64], stride: Int) {
    self.rest = rest
    self.stride = stride
    count = rest.count / stride
  }

  init(_ content: Partition.Content, stride: Int, file: (any SpillFile)?) {
    self.stride = stride
    blocks = content.blocks
    segments = content.segments
    self.file = file
    let wordCount =
      blocks.reduce(0) { $0 + $1.count } + segments.reduce(0) { $0 + $1.wordCount }
    count = wordCount / stride
  }

  /// Hands over all tuples in pieces of whole ones, in the order in which they came, until `body` returns
  /// false; returns whether it never did.
  @inline(__always)
  package func forEachPiece(
    _ body: (Span<UInt64>) throws(RunFailure) -> Bool
  ) throws(RunFailure) -> Bool {
    if !rest.isEmpty { return try body(rest.span) }
    var piece: [UInt64] = []
    for segment in segments {
      var done = 0
      while done < segment.wordCount {
        let most = max(1, Self.pieceWordCount / stride) * stride
        let wordCount = min(most, segment.wordCount - done)
        if piece.count != wordCount { piece = [UInt64](repeating: 0, count: wordCount) }
        var span = piece.mutableSpan
        try file?.read(at: segment.offset + done * 8, into: &span)
        guard try body(piece.span) else { return false }
        done += wordCount
      }
    }
    for block in blocks {
      let goesOn = try block.withWords { (words) throws(RunFailure) in try body(words) }
      if !goesOn { return false }
    }
    return true
  }

  /// Goes through the keys, some at a time: where `takes` has no room for the keys of a part, it returns false
  /// and gets them in two.
  package func forEachPart(
    _ takes: (PartitionPart) throws(RunFailure) -> Bool
  ) throws(RunFailure) {
    if count == 0 { return }
    var (bitCount, number): (UInt64, UInt64) = (0, 0)
    while number >> bitCount == 0 {
      if try takes(PartitionPart(tuples: self, bitCount: bitCount, number: number)) {
        number += 1
        // What follows is as coarse again as it can be: one dense part says nothing of the others.
        while bitCount > 0, number & 1 == 0 { (number, bitCount) = (number >> 1, bitCount - 1) }
      } else {
        bitCount += 1
        number *= 2
      }
    }
  }
}

/// Some keys of a partition: those whose hashes go on with the same bits.
package struct PartitionPart {
  /// Bits by which parts are told apart at the most: keys that share them come together, however many.
  private static let mostBits: UInt64 = 40
  /// Bits that all keys of a partition share.
  private static let sharedBits = UInt64(KeyTuples.partitionCount.trailingZeroBitCount)

  let tuples: PartitionTuples
  fileprivate let bitCount: UInt64
  fileprivate let number: UInt64

  /// Numbers for its keys, of which there are to be at most so many in memory.
  func keyNumbers(atMost limit: Int) -> KeyNumbers {
    let isFinest = bitCount >= Self.mostBits
    return KeyNumbers(limit: isFinest ? tuples.count : min(limit, tuples.count))
  }

  /// The bits of its keys' first words, behind those that choose the partition.
  private var keys: key_part {
    let freeBits = 64 - Self.sharedBits - bitCount
    return key_part(mask: ((1 << bitCount) - 1) << freeBits, bits: number << freeBits)
  }

  /// Numbers its keys and hands over the tuples, a piece at a time: their words, and for each of them the
  /// number + 1 of its key, 0 where it is of another part; with the keys so far. False where there are too
  /// many.
  @inline(__always)
  func numberPieces(
    _ keys: inout KeyNumbers,
    _ body: (Span<UInt64>, _ numbers: Span<UInt32>, _ keyCount: Int) -> Void
  ) throws(RunFailure) -> Bool {
    let (stride, part) = (tuples.stride, self.keys)
    var numbers: [UInt32] = []
    return try tuples.forEachPiece { (words) throws(RunFailure) in
      guard keys.add(words, stride: stride, in: part, to: &numbers) else { return false }
      body(words, numbers.span.extracting(0..<words.count / stride), keys.count)
      return true
    }
  }

  /// Numbers its keys and hands over each tuple, as the words of a piece and where it begins there, with the
  /// number of its key; false where there are too many.
  @inline(__always)
  func number(
    _ keys: inout KeyNumbers, _ body: (Span<UInt64>, _ at: Int, _ key: Int) -> Void
  ) throws(RunFailure) -> Bool {
    let stride = tuples.stride
    return try numberPieces(&keys) { words, numbers, _ in
      for index in numbers.indices where numbers[index] > 0 {
        body(words, index * stride, Int(numbers[index]) - 1)
      }
    }
  }

  /// Hands over each tuple with the number that its key got.
  @inline(__always)
  func revisit(
    _ keys: KeyNumbers, _ body: (Span<UInt64>, _ at: Int, _ key: Int) throws(RunFailure) -> Void
  ) throws(RunFailure) {
    let (stride, part) = (tuples.stride, self.keys)
    var numbers: [UInt32] = []
    _ = try tuples.forEachPiece { (words) throws(RunFailure) in
      keys.find(words, stride: stride, in: part, to: &numbers)
      for index in 0..<words.count / stride where numbers[index] > 0 {
        try body(words, index * stride, Int(numbers[index]) - 1)
      }
      return true
    }
  }
}
