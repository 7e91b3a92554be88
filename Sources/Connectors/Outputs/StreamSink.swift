import Columns
import Diagnostics
import Engine
import Glibc

/// Bytes that are out as soon as they are written: stdout, a FIFO, `/dev/null`.
///
/// A write that fails leaves what was written before; where the stream is a file that ends here, the
/// cut piece is taken back, so that the last record in it is whole.
package final class StreamSink: ByteSink, @unchecked Sendable {
  package let name: String
  /// Whether it is `/dev/null`.
  package let isNull: Bool
  private let descriptor: FileDescriptor
  private var writer: DescriptorWriter
  private var isDone = false

  init(name: String, descriptor: FileDescriptor, expectedByteCount: Int? = nil) {
    self.name = name
    self.descriptor = descriptor
    isNull = (try? descriptor.status().isNullDevice) ?? false
    writer = DescriptorWriter(
      descriptor: descriptor,
      progress: WriteProgress(name: name, expectedByteCount: expectedByteCount),
      startsWriteback: false)
  }

  package func write(_ bytes: borrowing Span<UInt8>) throws(RunFailure) {
    let place = descriptor.position()
    do throws(RunFailure) {
      try writer.write(bytes)
    } catch {
      takeBack(to: place)
      throw error
    }
  }

  package func complete() throws(RunFailure) {
    if isDone { return }
    isDone = true
    let place = descriptor.position()
    do throws(RunFailure) {
      try writer.flush()
    } catch {
      takeBack(to: place)
      throw error
    }
  }

  /// Lets out what was taken before the run failed: whole records, which a reader may use.
  package func abandon() {
    if writer.progress.pendingByteCount == 0 { try? complete() }
    isDone = true
  }

  private func takeBack(to place: Int?) {
    isDone = true
    guard let place, let status = try? descriptor.status(), status.kind == .regular,
      status.byteCount == descriptor.position()
    else { return }
    try? descriptor.truncate(to: place)
  }
}
