import Diagnostics
import Engine
import Glibc

/// What lies in a folder and in the folders below it.
package enum FolderContents {
  /// The files whose names end so, in the order of their bytes; nil where the path is no folder. What a
  /// name with a dot before it hides is passed over, and links to folders are not followed.
  package static func files(
    of path: String, ending suffix: String
  ) throws(RunFailure) -> [String]? {
    guard let status = try? FileStatus.of(path: path), status.kind == .folder else { return nil }
    var found: [String] = []
    do throws(SystemError) {
      try add(path, suffix, to: &found)
    } catch {
      throw RunFailure(.input, "the folder '\(path)' cannot be read: \(error)")
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func add(
    _ folder: String, _ suffix: String, to found: inout [String]
  ) throws(SystemError) {
    var folders: [String] = []
    // Safe: the stream is checked, used by this thread alone and closed here.
    guard let stream = unsafe opendir(folder) else { throw .last }
    while let entry = unsafe readdir(stream) {
      // Safe: the entry lives until the next is read, and its name ends with a zero.
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { bytes in
        unsafe bytes.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe String(cString: $0)
        }
      }
      if name.hasPrefix(".") { continue }
      let path = FilePath.join(folder, name)
      if unsafe entry.pointee.d_type == UInt8(DT_DIR) {
        folders.append(path)
      } else if name.hasSuffix(suffix) {
        found.append(path)
      }
    }
    unsafe closedir(stream)
    for folder in folders { try add(folder, suffix, to: &found) }
  }
}
