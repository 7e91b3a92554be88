import Columns
import Diagnostics
import Engine
import Glibc

/// The bytes of a file on disk, from a place on.
package final class FileSource: ByteSource, @unchecked Sendable {
  package let name: String
  private let file: OpenFile
  /// Where in the file this source begins.
  private let start: Int
  /// Where the next read begins. One thread at a time reads.
  private var offset: Int

  init(file: OpenFile, from start: Int) {
    self.file = file
    self.start = start
    name = file.name
    offset = start
  }

  package var totalByteCount: Int? { file.byteCount.map { $0 - start } }
  package var consumedByteCount: Int { offset - start }
  package var randomAccess: (any RandomAccessBytes)? { FileBytes(file: file, base: start) }

  package func read(into block: ByteBlock) throws(RunFailure) -> Int {
    if block.count == block.capacity { return 0 }
    do throws(SystemError) {
      let count = try file.descriptor.read(into: block, at: offset)
      offset += count
      if count > 0 { return count }
    } catch {
      throw .cannotRead(name, error)
    }
    try file.checkUnchanged(end: offset)
    return 0
  }
}

/// The bytes of a file on disk, at any place.
final class FileBytes: RandomAccessBytes {
  private let file: OpenFile
  /// Where in the file offset 0 lies.
  private let base: Int

  init(file: OpenFile, base: Int) {
    self.file = file
    self.base = base
  }

  func read(at offset: Int, count: Int, into block: ByteBlock) throws(RunFailure) {
    precondition(block.count + count <= block.capacity)
    var done = 0
    while done < count {
      do throws(SystemError) {
        let added = try file.descriptor.read(
          into: block, at: base + offset + done, limit: count - done)
        if added == 0 { break }
        done += added
      } catch {
        throw .cannotRead(file.name, error)
      }
    }
    if done < count { throw file.changed }
  }

  func source(from offset: Int) throws(RunFailure) -> any ByteSource {
    FileSource(file: file, from: base + offset)
  }
}

/// A file as it was when it was opened.
struct OpenFile: Sendable {
  var name: String
  var descriptor: FileDescriptor
  private var status: FileStatus

  init(name: String, descriptor: FileDescriptor, status: FileStatus) {
    self.name = name
    self.descriptor = descriptor
    self.status = status
  }

  /// Bytes in all; nil for the files of /proc and the like, which say 0 and hold more.
  var byteCount: Int? { status.byteCount == 0 ? nil : status.byteCount }

  var changed: RunFailure {
    RunFailure(
      .input, "'\(name)' changed while it was read",
      help: "run again when nothing writes to it, or on a copy")
  }

  /// Throws where the file is not what it was, so that no row is lost or cut without a word.
  func checkUnchanged(end: Int) throws(RunFailure) {
    guard let byteCount else { return }
    let now: FileStatus
    do throws(SystemError) { now = try descriptor.status() } catch {
      throw .cannotRead(name, error)
    }
    if end != byteCount || now.modified != status.modified { throw changed }
  }
}
