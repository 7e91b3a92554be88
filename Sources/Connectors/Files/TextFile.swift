import Columns
import Diagnostics
import Glibc

/// Small files that are read whole, and lines added to them.
package enum TextFile {
  /// The text of a file; nil where there is none.
  package static func read(_ path: String) throws(RunFailure) -> String? {
    do throws(SystemError) {
      let descriptor = try FileDescriptor.open(path, O_RDONLY)
      let block = ByteBlock(capacity: max(try descriptor.status().byteCount, 1))
      while block.count < block.capacity {
        if try descriptor.read(into: block) == 0 { break }
      }
      return String(decoding: block.cell(0..<block.count).array, as: UTF8.self)
    } catch {
      if error.code == ENOENT { return nil }
      throw RunFailure(.input, "'\(path)' cannot be read: \(error.text)")
    }
  }

  /// Adds bytes at the end of a file, which is made where there is none, and brings them to the disk.
  package static func append(_ bytes: [UInt8], to path: String) throws(RunFailure) {
    do throws(SystemError) {
      let descriptor = try FileDescriptor.open(path, O_WRONLY | O_APPEND | O_CREAT, mode: 0o644)
      try descriptor.write(bytes.span)
      try descriptor.sync()
      try descriptor.close()
    } catch {
      throw RunFailure(.output, "'\(path)' cannot be written: \(error.text)")
    }
  }
}
