import Columns
import Diagnostics
import Engine
import Glibc

/// Bytes added at the end of a file: it is opened before a row is read, so that one that cannot be is
/// known then, and takes them when it is published, as the last of a run's outputs.
///
/// A file that it made stays, empty, where nothing is added: another run may have opened it by then, whose
/// bytes would go with it.
package final class AppendedFileSink: ByteSink, @unchecked Sendable {
  package let name: String
  private let descriptor: FileDescriptor
  private var pending: [UInt8] = []
  /// Bytes of the file before any of ours; nil while it has none.
  private var start: Int?
  private var isDone = false

  /// Opens the file, which is made where there is none.
  package init(_ path: String) throws(RunFailure) {
    name = path
    do throws(SystemError) {
      descriptor = try FileDescriptor.open(path, O_WRONLY | O_APPEND | O_CREAT, mode: 0o644)
    } catch {
      throw .cannotWrite(path, folder: FilePath.split(path).folder, error)
    }
  }

  deinit {
    abandon()
  }

  package func write(_ bytes: borrowing Span<UInt8>) throws(RunFailure) {
    for index in bytes.indices { pending.append(bytes[index]) }
  }

  /// Does nothing: bytes at the end of a file are seen at once, and until all outputs are complete none
  /// may be.
  package func complete() throws(RunFailure) {}

  package func publish() throws(RunFailure) {
    do throws(SystemError) {
      start = try descriptor.status().byteCount
      try descriptor.write(pending.span)
      try descriptor.sync()
    } catch {
      throw .cannotWrite(name, folder: FilePath.split(name).folder, error)
    }
  }

  package func settle() throws(RunFailure) {
    isDone = true
    do throws(SystemError) {
      try descriptor.close()
    } catch {
      throw .cannotWrite(name, folder: FilePath.split(name).folder, error)
    }
  }

  /// Takes back what was added, unless another run has added more behind it.
  package func abandon() {
    if isDone { return }
    isDone = true
    // The descriptor stands behind the last byte of ours, and at 0 before there is one.
    guard let start, let end = descriptor.position(), end > start, end <= start + pending.count,
      let count = try? descriptor.status().byteCount, count == end
    else { return }
    try? descriptor.truncate(to: start)
  }
}
