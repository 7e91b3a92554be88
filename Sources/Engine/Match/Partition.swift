import Columns
import Diagnostics
import Synchronization

/// The tuples whose hashes begin with the same bits, while they are gathered.
final class Partition: Sendable {
  /// A stretch of the disk.
  struct Segment {
    var offset: Int
    var wordCount: Int
  }

  /// What is in memory, and what went to disk.
  struct Content {
    var blocks: [TupleBlock] = []
    var segments: [Segment] = []

    /// Takes tuples; returns the words of memory that it took for them.
    mutating func add(_ tuples: Span<UInt64>, _ memory: TupleMemory) -> Int {
      var (from, taken) = (0, 0)
      while from < tuples.count {
        if blocks.last.map({ $0.count == memory.blockWordCount }) ?? true {
          blocks.append(memory.take())
          taken += memory.blockWordCount
        }
        let last = blocks.count - 1
        let count = min(tuples.count - from, memory.blockWordCount - blocks[last].count)
        blocks[last].append(tuples.extracting(from..<from + count))
        from += count
      }
      return taken
    }

    /// Writes all blocks to the file; returns the words that memory no longer holds.
    mutating func spill(to file: any SpillFile, _ memory: TupleMemory) throws(RunFailure) -> Int {
      let freed = blocks.count * memory.blockWordCount
      for block in blocks {
        note(Segment(offset: try block.spill(to: file), wordCount: block.count))
        memory.giveBack(block)
      }
      blocks = []
      return freed
    }

    /// Blocks that follow each other in the file are read in one go.
    private mutating func note(_ segment: Segment) {
      if let last = segments.last, last.offset + last.wordCount * 8 == segment.offset {
        segments[segments.count - 1].wordCount += segment.wordCount
      } else {
        segments.append(segment)
      }
    }
  }

  let content = Mutex(Content())

  /// Hands over all that there is.
  func takeContent() -> Content {
    content.withLock { content in
      defer { content = Content() }
      return content
    }
  }
}
