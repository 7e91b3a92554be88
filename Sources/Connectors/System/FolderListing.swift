import Glibc

/// The files below a folder.
package enum FolderListing {
  /// Folders within each other, and entries in all, that are looked at.
  private static let deepest = 6
  private static let mostEntries = 5_000

  /// Paths of the files whose names end so, in the order of their bytes. Hidden folders are left out, links
  /// are not followed, and of a folder of very many files not all are seen.
  package static func files(below folder: String, endings: [String]) -> [String] {
    var found: [String] = []
    var left = mostEntries
    collect(folder, endings, depth: 0, &left, &found)
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func collect(
    _ folder: String, _ endings: [String], depth: Int, _ left: inout Int, _ found: inout [String]
  ) {
    for (name, isFolder) in entries(of: folder) where !name.hasPrefix(".") {
      left -= 1
      if left < 0 { return }
      let path = FilePath.join(folder, name)
      if isFolder {
        if depth < deepest { collect(path, endings, depth: depth + 1, &left, &found) }
      } else if endings.contains(where: name.hasSuffix) {
        found.append(path)
      }
    }
  }

  private static func entries(of folder: String) -> [(name: String, isFolder: Bool)] {
    // Safe: the path is a null-terminated copy; the stream is closed below, and an entry is copied before the
    // next one is read.
    guard let stream = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(stream) }
    var entries: [(name: String, isFolder: Bool)] = []
    while let entry = unsafe readdir(stream) {
      let isFolder = unsafe entry.pointee.d_type == UInt8(DT_DIR)
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe String(cString: $0)
        }
      }
      entries.append((name, isFolder))
    }
    return entries
  }
}
