import Columns
import Diagnostics
import Glibc

/// What lies at a database's path, looked at before SQLite opens it: its errors do not tell all apart.
enum SQLiteFile {
  /// What every database begins with; what is encrypted does not.
  private static let magic = Array("SQLite format 3\0".utf8)
  /// Where the header has the version that a reader must know (SQLite's file format, 1.3).
  private static let readVersionOffset = 19
  private static let knownReadVersion: UInt8 = 2

  /// Whether a database is of a format that came after this SQLite.
  static func isNewer(_ path: String) -> Bool {
    guard let descriptor = try? FileDescriptor.open(path, O_RDONLY | O_NOCTTY) else { return false }
    let block = ByteBlock(capacity: readVersionOffset + 1)
    guard let count = try? descriptor.read(into: block, at: 0), count == block.capacity else {
      return false
    }
    let head = block.cell(0..<count).array
    return head.starts(with: magic) && head[readVersionOffset] > knownReadVersion
  }

  /// Throws where no file lies there that could be a database.
  static func check(_ path: String) throws(SystemError) {
    let status = try FileStatus.of(path: path)
    switch status.kind {
    case .regular: return
    case .folder: throw SystemError(code: EISDIR)
    case .pipe, .device, .socket, .other: throw SystemError(code: ESPIPE)
    }
  }
}
