import Glibc

/// What a path or a descriptor stands for.
struct FileStatus: Equatable {
  /// What kind of thing a file is, as far as reading and writing differ.
  enum Kind {
    case regular, folder, pipe, device, socket, other
  }

  var kind: Kind
  /// Whether it is `/dev/null`: character device 1, 3 of Linux.
  var isNullDevice: Bool
  var identity: FileIdentity
  /// Permission bits, setuid and sticky among them.
  var mode: mode_t
  var user: uid_t
  var group: gid_t
  var byteCount: Int
  /// When its bytes last changed, in nanoseconds since 1970.
  var modified: Int

  init(_ raw: stat) {
    kind =
      switch raw.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .folder
      case S_IFIFO: .pipe
      case S_IFCHR, S_IFBLK: .device
      case S_IFSOCK: .socket
      default: .other
      }
    isNullDevice = raw.st_mode & S_IFMT == S_IFCHR && raw.st_rdev == 1 << 8 | 3
    identity = FileIdentity(device: UInt64(raw.st_dev), node: UInt64(raw.st_ino))
    mode = raw.st_mode & 0o7777
    user = raw.st_uid
    group = raw.st_gid
    byteCount = Int(raw.st_size)
    modified = Int(raw.st_mtim.tv_sec) * 1_000_000_000 + Int(raw.st_mtim.tv_nsec)
  }

  /// What a path stands for, symbolic links followed.
  static func of(path: String) throws(SystemError) -> FileStatus {
    var raw = stat()
    // Safe: the path is a null-terminated copy, the result is ours.
    if unsafe stat(path, &raw) != 0 { throw .last }
    return FileStatus(raw)
  }
}

/// Which file it is, whatever its name: device and inode.
package struct FileIdentity: Hashable, Sendable {
  var device: UInt64
  var node: UInt64
}

/// Whether two paths lead to one file; false where either is not there.
package func sameFile(_ left: String, _ right: String) -> Bool {
  guard let left = try? FileStatus.of(path: left), let right = try? FileStatus.of(path: right)
  else { return false }
  return left.identity == right.identity
}
