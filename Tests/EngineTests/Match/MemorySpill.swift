import Diagnostics
import Synchronization

@testable import Engine

/// What spills, kept in memory.
final class MemorySpill: SpillFile {
  private let words = Mutex<[UInt64]>([])

  func append(_ added: borrowing Span<UInt64>) throws(RunFailure) -> Int {
    var copy: [UInt64] = []
    for index in added.indices { copy.append(added[index]) }
    return words.withLock { words in
      defer { words += copy }
      return words.count * 8
    }
  }

  func read(at offset: Int, into target: inout MutableSpan<UInt64>) throws(RunFailure) {
    let start = offset / 8
    let part = words.withLock { Array($0[start..<start + target.count]) }
    for index in part.indices { target[index] = part[index] }
  }

  var byteCount: Int { words.withLock { $0.count * 8 } }
}
