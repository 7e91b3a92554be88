import Columns
import Synchronization

/// Batches that wait to be used again, but for those whose block has grown for a long record: they hold
/// several times as much in all that was made of it.
package final class BatchPool: Sendable {
  private let blockByteCount: Int
  /// A block that is larger has grown for a long record.
  let usualByteCount: Int
  private let free = Mutex<[Batch]>([])

  package init(blockByteCount: Int) {
    self.blockByteCount = blockByteCount
    usualByteCount = 4 * max(blockByteCount, Self.leastByteCount)
  }

  private static let leastByteCount = 16 << 10

  /// A batch that waits, or a new one.
  package func take() -> Batch {
    free.withLock { $0.popLast() } ?? Batch(blockByteCount: blockByteCount)
  }

  /// Takes back a batch that is through.
  package func give(_ batch: Batch) {
    if batch.block.capacity > usualByteCount { return }
    batch.keptColumns.reset()
    free.withLock { $0.append(batch) }
  }
}
