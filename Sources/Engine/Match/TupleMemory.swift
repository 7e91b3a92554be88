import Columns
import Diagnostics
import Synchronization

/// A piece of memory for tuples, filled from its start.
struct TupleBlock: Sendable {
  fileprivate let memory: PageMemory<UInt64>
  fileprivate let start: Int
  fileprivate(set) var count = 0

  fileprivate init(_ memory: PageMemory<UInt64>, start: Int) {
    self.memory = memory
    self.start = start
  }

  private var range: Range<Int> { start..<start + count }

  /// Adds words, for which there must be room.
  mutating func append(_ words: Span<UInt64>) {
    memory.write(words, at: start + count)
    count += words.count
  }

  /// Hands over the block's words.
  @inline(__always)
  func withWords<Result, Failure: Error>(
    _ body: (Span<UInt64>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try memory.withSpan(range, body)
  }

  /// Writes the block's words to a file; returns where they begin in it.
  func spill(to file: any SpillFile) throws(RunFailure) -> Int {
    try memory.withSpan(range) { (words) throws(RunFailure) in try file.append(words) }
  }
}

/// Blocks of one size, cut from pieces that are large enough for large pages: the keys of a table take
/// few faults, and writing to many blocks in turn costs few misses of the address cache.
final class TupleMemory: Sendable {
  private static let blocksOfPiece = 1024

  private struct State {
    var piece: PageMemory<UInt64>?
    var usedBlockCount = 0
    var free: [TupleBlock] = []
  }

  /// Words of a block.
  let blockWordCount: Int
  private let state = Mutex(State())

  init(blockWordCount: Int) {
    self.blockWordCount = blockWordCount
  }

  /// An empty block: one that was given back, if any.
  func take() -> TupleBlock {
    state.withLock { state in
      if let block = state.free.popLast() { return block }
      if state.piece == nil || state.usedBlockCount == Self.blocksOfPiece {
        state.piece = PageMemory(count: Self.blocksOfPiece * blockWordCount)
        state.usedBlockCount = 0
      }
      defer { state.usedBlockCount += 1 }
      return TupleBlock(state.piece!, start: state.usedBlockCount * blockWordCount)
    }
  }

  /// Takes back a block whose words are no longer needed.
  func giveBack(_ block: TupleBlock) {
    var empty = block
    empty.count = 0
    state.withLock { $0.free.append(empty) }
  }
}
