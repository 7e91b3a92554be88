import Columns
import Diagnostics
import Engine

/// Bytes that can be read only once: stdin, a FIFO, a terminal, a socket.
package final class PipeSource: ByteSource, @unchecked Sendable {
  package let name: String
  private let descriptor: FileDescriptor
  /// One thread at a time reads.
  package private(set) var consumedByteCount = 0

  init(name: String, descriptor: FileDescriptor) {
    self.name = name
    self.descriptor = descriptor
  }

  package var totalByteCount: Int? { nil }
  package var randomAccess: (any RandomAccessBytes)? { nil }

  package func read(into block: ByteBlock) throws(RunFailure) -> Int {
    if block.count == block.capacity { return 0 }
    do throws(SystemError) {
      let count = try descriptor.read(into: block)
      consumedByteCount += count
      return count
    } catch {
      throw .cannotRead(name, error)
    }
  }
}
