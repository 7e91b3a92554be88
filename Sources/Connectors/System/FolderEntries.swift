import Glibc

/// What stands in one folder, as the system lists it.
enum FolderEntries {
  /// The names that no dot hides, or all, each with whether it is a folder; a link to one is none.
  static func of(
    _ folder: String, withHidden: Bool = false
  ) throws(SystemError) -> [(name: String, isFolder: Bool)] {
    // Safe: the path is a null-terminated copy; the stream is checked, used by this thread alone
    // and closed below.
    guard let stream = unsafe opendir(folder) else { throw .last }
    defer { unsafe closedir(stream) }
    var entries: [(name: String, isFolder: Bool)] = []
    while let entry = unsafe readdir(stream) {
      // Safe: the entry lives until the next is read, and its name ends with a zero.
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { bytes in
        unsafe bytes.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe String(cString: $0)
        }
      }
      if !withHidden, name.hasPrefix(".") { continue }
      entries.append((name, unsafe entry.pointee.d_type == UInt8(DT_DIR)))
    }
    return entries
  }
}
