import Diagnostics
import Synchronization

/// Takes entries of rows from several threads in any order, and puts them in the order of places: by partitions
/// that are stretches of the table.
final class PlaceSorter: Sendable {
  /// Words that a thread gathers before it hands them on.
  private static let waitingWordCount = 4096

  private let entries: KeyTuples
  private let rowCount: Int
  private let byteLimit: Int
  private let makeSpill: @Sendable () throws(RunFailure) -> any SpillFile
  /// A place moved so far begins with the bits by which partitions are chosen.
  private let shift: UInt64

  /// For entries of so many words, their places among them, of a table of so many rows; it takes half of its
  /// bytes while it sorts, and half for the run.
  init(
    entryWordCount: Int, rowCount: Int, byteCount: Int,
    makeSpill: @escaping @Sendable () throws(RunFailure) -> any SpillFile
  ) {
    entries = KeyTuples(stride: entryWordCount, budget: byteCount / 2, makeSpill: makeSpill)
    byteLimit = byteCount / 2
    self.rowCount = rowCount
    self.makeSpill = makeSpill
    shift = UInt64(max(rowCount, 1).leadingZeroBitCount)
  }

  /// Takes an array of entries, once there are many of them; it is empty then.
  func take(_ words: inout [UInt64], isLast: Bool = false) throws(RunFailure) {
    guard words.count >= Self.waitingWordCount || isLast else { return }
    for at in stride(from: 0, to: words.count, by: entries.stride) {
      precondition(words[at] < rowCount, "a place beyond the table")
      words[at] <<= shift
    }
    try entries.append(words)
    words.removeAll(keepingCapacity: true)
  }

  /// All that was taken, in order; it is forgotten here.
  func run() throws(RunFailure) -> PlaceRun {
    let writer = LockedValue(
      PlaceRunWriter(entryWordCount: entries.stride, byteLimit: byteLimit, makeSpill: makeSpill))
    let (stride, shift) = (entries.stride, self.shift)
    try entries.forEachPartition(threadCount: 1) { (_, tuples) throws(RunFailure) in
      var words: [UInt64] = []
      words.reserveCapacity(tuples.count * stride)
      _ = try tuples.forEachPiece { piece in
        for index in piece.indices { words.append(piece[index]) }
        return true
      }
      let order = (0..<tuples.count).sorted { words[$0 * stride] < words[$1 * stride] }
      let outcome = writer.withLock { writer in
        Result { () throws(RunFailure) in
          for number in order {
            var entry = words[number * stride..<(number + 1) * stride]
            entry[entry.startIndex] >>= shift
            try writer.append(entry)
          }
        }
      }
      try outcome.get()
    }
    var run = try writer.withLock { writer in
      Result { () throws(RunFailure) in try writer.finish() }
    }.get()
    run.spilledByteCount += entries.spilledByteCount
    return run
  }
}
