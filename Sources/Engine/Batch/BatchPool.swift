import Synchronization

/// Batches that wait to be used again.
package final class BatchPool: Sendable {
  private let blockByteCount: Int
  private let free = Mutex<[Batch]>([])

  package init(blockByteCount: Int) {
    self.blockByteCount = blockByteCount
  }

  /// A batch that waits, or a new one.
  package func take() -> Batch {
    free.withLock { $0.popLast() } ?? Batch(blockByteCount: blockByteCount)
  }

  /// Takes back a batch that is through.
  package func give(_ batch: Batch) {
    batch.keptColumns.reset()
    free.withLock { $0.append(batch) }
  }
}
