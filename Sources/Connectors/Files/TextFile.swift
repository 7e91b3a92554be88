import Columns
import Diagnostics
import Glibc

/// Small files that are read whole.
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
}
