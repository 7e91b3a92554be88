import Glibc

/// Why a system call failed: its `errno`.
struct SystemError: Error, Equatable {
  let code: Int32

  /// The error of the system call that failed just now on this thread.
  static var last: SystemError { SystemError(code: errno) }

  /// Whether the disk, a quota or a limit leaves no room for more bytes.
  var isFull: Bool { code == ENOSPC || code == EDQUOT || code == EFBIG }

  /// Whether the disk does not know the call at all.
  var isUnsupported: Bool { code == EINVAL || code == ENOSYS || code == ENOTSUP }

  /// The error in plain words, as the end of a sentence.
  var text: String {
    switch code {
    case ENOENT: "there is no such file"
    case EACCES, EPERM: "permission is missing"
    case EISDIR: "it is a folder"
    case ENOTDIR: "a part of its path is not a folder"
    case EROFS: "the disk is read-only"
    case ENOSPC: "the disk is full"
    case EDQUOT: "the quota is used up"
    case EFBIG: "the limit on file sizes is reached"
    case EIO: "the disk reports an error"
    case ELOOP: "its symbolic links go round in a circle"
    case ENAMETOOLONG: "the name is too long"
    case EMFILE, ENFILE: "too many files are open"
    case ETXTBSY: "it is a program that is running"
    case EEXIST: "it exists already"
    case ENXIO: "nobody reads it"
    case EPIPE: "nobody reads it any more"
    case EBADF: "it is not open"
    case ESTALE: "it has vanished from the network disk"
    default: described
    }
  }

  /// The words of the C library, for the errors that are rare here.
  private var described: String {
    var buffer = [CChar](repeating: 0, count: 256)
    // Safe: the buffer is ours and its size is passed.
    let status = unsafe buffer.withUnsafeMutableBufferPointer {
      unsafe strerror_r(code, $0.baseAddress!, $0.count)
    }
    if status != 0 { return "error \(code)" }
    let bytes = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return String(decoding: bytes, as: UTF8.self).lowercased()
  }
}
