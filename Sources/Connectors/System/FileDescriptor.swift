import Columns
import Glibc
import Synchronization

/// An open file: closed when it is let go, if not before.
///
/// Interrupted calls are made again. Pieces of at most 1 GiB go to a call, as Linux takes no more than
/// 2 GiB at once.
final class FileDescriptor: Sendable {
  private static let largestPiece = 1 << 30

  let number: Int32
  private let isOpen: Atomic<Bool>

  /// Takes over a descriptor; one that is `borrowed` (stdin, stdout) is never closed.
  init(taking number: Int32, borrowed: Bool = false) {
    self.number = number
    isOpen = Atomic(!borrowed)
  }

  deinit {
    if isOpen.load(ordering: .relaxed) { _ = Glibc.close(number) }
  }

  /// Opens a path; never inherited by other programs.
  static func open(
    _ path: String, _ flags: Int32, mode: mode_t = 0
  ) throws(SystemError) -> FileDescriptor {
    while true {
      // Safe: the path is a null-terminated copy that lives through the call.
      let number = unsafe openat(AT_FDCWD, path, flags | O_CLOEXEC, mode)
      if number >= 0 { return FileDescriptor(taking: number) }
      if errno != EINTR { throw .last }
    }
  }

  /// The descriptor that `/dev/stdout`, `/dev/fd/3` and the like stand for: as it is, since opening
  /// such a path anew would begin at the start of the file behind it.
  static func inherited(_ path: String) -> FileDescriptor? {
    let number: Int32? =
      switch path {
      case "/dev/stdin": STDIN_FILENO
      case "/dev/stdout": STDOUT_FILENO
      case "/dev/stderr": STDERR_FILENO
      default: path.hasPrefix("/dev/fd/") ? Int32(path.dropFirst("/dev/fd/".count)) : nil
      }
    return number.map { FileDescriptor(taking: $0, borrowed: true) }
  }

  /// Closes it, once; says what the disk had to say to that.
  func close() throws(SystemError) {
    guard isOpen.exchange(false, ordering: .acquiringAndReleasing) else { return }
    // On Linux the descriptor is gone even after EINTR: closing again could hit another file.
    if Glibc.close(number) != 0 && errno != EINTR { throw .last }
  }

  /// What the descriptor stands for.
  func status() throws(SystemError) -> FileStatus {
    var raw = stat()
    // Safe: the result is ours.
    if unsafe fstat(number, &raw) != 0 { throw .last }
    return FileStatus(raw)
  }

  /// The place of the next read or write; nil where there is none, as in a pipe.
  func position() -> Int? {
    let offset = lseek(number, 0, SEEK_CUR)
    return offset < 0 ? nil : Int(offset)
  }
}

extension FileDescriptor {
  /// Reads behind the filled bytes of a block, at most `limit`; returns the bytes added, 0 at the end.
  func read(
    into block: ByteBlock, at offset: Int? = nil, limit: Int = .max
  ) throws(SystemError) -> Int {
    let room = min(block.capacity - block.count, limit, Self.largestPiece)
    while true {
      // Safe: the block has room for this many bytes behind its count.
      let start = unsafe block.base + block.count
      let count =
        if let offset {
          unsafe pread(number, start, room, off_t(offset))
        } else {
          unsafe Glibc.read(number, start, room)
        }
      if count >= 0 {
        block.count += count
        return count
      }
      if errno == EAGAIN { waitUntilReady(POLLIN) } else if errno != EINTR { throw .last }
    }
  }

  /// Reads into memory that lives through the call, from `offset` on; 0 at the end.
  @unsafe
  func read(_ memory: UnsafeMutableRawBufferPointer, at offset: Int) throws(SystemError) -> Int {
    while true {
      let room = min(memory.count, Self.largestPiece)
      // Safe: the caller vouches for the memory.
      let count = unsafe pread(number, memory.baseAddress!, room, off_t(offset))
      if count >= 0 { return count }
      if errno != EINTR { throw .last }
    }
  }

  /// Writes all the bytes, at the current place or from `offset` on.
  func write(
    _ bytes: borrowing Span<UInt8>, at offset: Int? = nil
  ) throws(SystemError) {
    var done = 0
    while done < bytes.count {
      let piece = min(bytes.count - done, Self.largestPiece)
      let place = offset.map { $0 + done }
      let count = write(once: bytes.extracting(done..<done + piece), at: place)
      if count > 0 {
        done += count
      } else if count < 0 && errno == EAGAIN {
        waitUntilReady(POLLOUT)
      } else if count == 0 || errno != EINTR {
        throw count == 0 ? SystemError(code: ENOSPC) : .last
      }
    }
  }

  private func write(once bytes: borrowing Span<UInt8>, at offset: Int?) -> Int {
    // Safe: the span is valid for its count during the call.
    unsafe bytes.withUnsafeBufferPointer { buffer in
      if let offset {
        unsafe pwrite(number, buffer.baseAddress!, buffer.count, off_t(offset))
      } else {
        unsafe Glibc.write(number, buffer.baseAddress!, buffer.count)
      }
    }
  }

  /// Waits where somebody made the descriptor non-blocking, as some terminals and parents do.
  private func waitUntilReady(_ events: Int32) {
    var request = pollfd(fd: number, events: Int16(events), revents: 0)
    // Safe: one request, and it is ours.
    _ = unsafe poll(&request, 1, -1)
  }
}

extension FileDescriptor {
  /// Says that the file is read from its start to its end, once.
  func adviseSequential() {
    _ = posix_fadvise(number, 0, 0, POSIX_FADV_SEQUENTIAL)
  }

  /// Has the disk hold what was written. A failure is final: the kernel may have dropped the pages.
  func sync() throws(SystemError) {
    if fsync(number) != 0 { throw .last }
  }

  /// Sets permission bits.
  func setMode(_ mode: mode_t) throws(SystemError) {
    if fchmod(number, mode) != 0 { throw .last }
  }

  /// Sets the owner.
  func setOwner(user: uid_t, group: gid_t) throws(SystemError) {
    if fchown(number, user, group) != 0 { throw .last }
  }

  /// Cuts the file off behind `byteCount` bytes.
  func truncate(to byteCount: Int) throws(SystemError) {
    if ftruncate(number, off_t(byteCount)) != 0 { throw .last }
  }
}
