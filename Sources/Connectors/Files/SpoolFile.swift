import CFiles
import Columns
import Diagnostics
import Engine
import Glibc
import Synchronization

/// A file without a name for what does not fit in memory: gone with the process, however that ends.
package final class SpoolFile: Spool, SpillFile {
  private let descriptor: FileDescriptor
  private let folder: String
  private let expectedByteCount: Int?
  /// Bytes given out to writers; several may write at once, each in its own stretch.
  private let end = Atomic<Int>(0)

  /// Opens one in a folder.
  package init(folder: String, expectedByteCount: Int? = nil) throws(RunFailure) {
    self.folder = folder
    self.expectedByteCount = expectedByteCount
    do throws(SystemError) {
      descriptor = try Self.open(in: folder)
    } catch {
      throw RunFailure(
        .output, "a temporary file cannot be made in '\(folder)': \(error.text)",
        help: "set TMPDIR to a folder that you may write to")
    }
  }

  /// The folder for temporary files: `TMPDIR`, else the one given, else `/tmp`.
  package static func usualFolder(besides outputFolder: String? = nil) -> String {
    // Safe: nobody sets variables while this runs; the text is copied.
    if let raw = unsafe getenv("TMPDIR") {
      let folder = unsafe String(cString: raw)
      if !folder.isEmpty { return folder }
    }
    return outputFolder ?? "/tmp"
  }

  package var byteCount: Int { end.load(ordering: .acquiring) }

  /// Has memory lie in it from now on; nothing else may go there then.
  func holdMemory() throws(RunFailure) {
    let problem = SystemError(code: SpillMemory.begin(descriptor.number))
    if problem.code == 0 { return }
    throw RunFailure(
      .output, "memory cannot go to a file in '\(folder)': \(problem.text)",
      help: Self.help(withoutRoom: problem))
  }

  /// What to do where memory finds no room in such a file.
  static func help(withoutRoom problem: SystemError) -> String {
    problem.code == EFBIG
      ? "raise the limit with ulimit -f, or type a larger --memory"
      : "set TMPDIR to a folder of another disk, or type a larger --memory"
  }

  package func append(_ bytes: borrowing Span<UInt8>) throws(RunFailure) {
    _ = try put(bytes)
  }

  package func append(_ words: borrowing Span<UInt64>) throws(RunFailure) -> Int {
    // Safe: the words are plain memory, read as bytes during the call.
    let result = unsafe words.withUnsafeBytes { raw in
      let bytes = unsafe Span(_unsafeBytes: raw) as Span<UInt8>
      return Result { () throws(RunFailure) -> Int in try put(bytes) }
    }
    return try result.get()
  }

  private func put(_ bytes: borrowing Span<UInt8>) throws(RunFailure) -> Int {
    let count = bytes.count
    let offset = end.wrappingAdd(count, ordering: .acquiringAndReleasing).oldValue
    do throws(SystemError) {
      try descriptor.write(bytes, at: offset)
    } catch {
      let progress = WriteProgress(
        name: "temporary file", folder: folder, writtenByteCount: offset,
        pendingByteCount: count, expectedByteCount: expectedByteCount)
      throw progress.failure(error)
    }
    return offset
  }
}

extension SpoolFile {
  package func read(at offset: Int, count: Int, into block: ByteBlock) throws(RunFailure) {
    precondition(block.count + count <= block.capacity && offset + count <= byteCount)
    var done = 0
    while done < count {
      done += try checked { () throws(SystemError) in
        try descriptor.read(into: block, at: offset + done, limit: count - done)
      }
    }
  }

  package func read(at offset: Int, into words: inout MutableSpan<UInt64>) throws(RunFailure) {
    precondition(offset + words.count * 8 <= byteCount)
    var done = 0
    let byteCount = words.count * 8
    while done < byteCount {
      // Safe: the words are plain memory, filled as bytes during the call.
      let result = unsafe words.withUnsafeMutableBytes { raw in
        let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: raw[done...])
        return Result { () throws(RunFailure) -> Int in
          try checked { () throws(SystemError) in
            unsafe try descriptor.read(rest, at: offset + done)
          }
        }
      }
      done += try result.get()
    }
  }

  package func source(from offset: Int) throws(RunFailure) -> any ByteSource {
    SpoolSource(spool: self, from: offset)
  }

  /// Runs a read that must give bytes, as they have been written before.
  private func checked(_ read: () throws(SystemError) -> Int) throws(RunFailure) -> Int {
    do throws(SystemError) {
      let count = try read()
      if count > 0 { return count }
      throw SystemError(code: EIO)
    } catch {
      throw RunFailure(
        .input, "a temporary file in '\(folder)' cannot be read back: \(error.text)")
    }
  }

  private static func open(in folder: String) throws(SystemError) -> FileDescriptor {
    // Safe: the path is a null-terminated copy.
    let number = unsafe files_open_unnamed(folder)
    if number >= 0 { return FileDescriptor(taking: number) }
    // Old and network disks know no files without a name: make one with a name and remove that.
    let error = SystemError.last
    if !error.isUnsupported && error.code != EISDIR { throw error }
    let digits = String(UInt64.random(in: .min ... .max), radix: 36)
    let path = FilePath.join(folder, ".fettle-\(digits)")
    let descriptor = try FileDescriptor.open(path, O_RDWR | O_CREAT | O_EXCL, mode: 0o600)
    try FilePath.remove(path)
    return descriptor
  }
}

/// The bytes of a spool from a place on, to where it ends when they are read.
final class SpoolSource: ByteSource, @unchecked Sendable {
  let name = "temporary file"
  private let spool: SpoolFile
  private let start: Int
  /// One thread at a time reads.
  private var offset: Int

  init(spool: SpoolFile, from start: Int) {
    self.spool = spool
    self.start = start
    offset = start
  }

  var totalByteCount: Int? { spool.byteCount - start }
  var consumedByteCount: Int { offset - start }
  var randomAccess: (any RandomAccessBytes)? { start == 0 ? spool : nil }

  func read(into block: ByteBlock) throws(RunFailure) -> Int {
    let count = min(block.capacity - block.count, spool.byteCount - offset)
    try spool.read(at: offset, count: count, into: block)
    offset += count
    return count
  }
}
