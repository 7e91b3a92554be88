import Columns
import Diagnostics
import Engine
import Synchronization

/// Keeps what is written in memory.
package final class MemorySink: ByteSink {
  /// How far an output has come.
  package enum State: Sendable {
    case open, complete, published, settled, abandoned
  }

  package let name: String
  private let content = Mutex<(bytes: [UInt8], state: State)>(([], .open))

  package init(name: String = "memory") {
    self.name = name
  }

  /// What was written so far.
  package var bytes: [UInt8] { content.withLock { $0.bytes } }
  /// How far the output has come.
  package var state: State { content.withLock { $0.state } }

  package func write(_ bytes: borrowing Span<UInt8>) throws(RunFailure) {
    let copy = Array(copying: bytes)
    content.withLock { $0.bytes += copy }
  }

  package func complete() throws(RunFailure) { content.withLock { $0.state = .complete } }
  package func publish() throws(RunFailure) { content.withLock { $0.state = .published } }
  package func settle() throws(RunFailure) { content.withLock { $0.state = .settled } }
  package func abandon() { content.withLock { $0.state = .abandoned } }
}

extension [UInt8] {
  /// The bytes of a view.
  init(copying bytes: borrowing Span<UInt8>) {
    self.init()
    reserveCapacity(bytes.count)
    for index in bytes.indices { append(bytes[index]) }
  }
}
