import Columns
import Diagnostics
import Engine
import Glibc

/// Bytes added at the end of a file: it is opened before a row is read, takes them when all outputs are
/// complete, and loses them again where one of these fails.
package final class AppendedFileSink: ByteSink, @unchecked Sendable {
  package let name: String
  private let descriptor: FileDescriptor
  /// Whether there was no such file.
  private let isNew: Bool
  private var pending: [UInt8] = []
  /// Bytes of the file before any of ours; nil while it has none.
  private var start: Int?
  private var isDone = false

  /// Opens the file, which is made where there is none.
  package init(_ path: String) throws(RunFailure) {
    name = path
    isNew = (try? FileStatus.of(path: path)) == nil
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

  package func complete() throws(RunFailure) {
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
    if let start, let count = try? descriptor.status().byteCount, count <= start + pending.count {
      try? descriptor.truncate(to: start)
    }
    if isNew, (try? descriptor.status().byteCount) == 0 { try? FilePath.remove(name) }
  }
}
