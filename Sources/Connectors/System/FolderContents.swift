import Diagnostics
import Engine

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
    for (name, isFolder) in try FolderEntries.of(folder) {
      let path = FilePath.join(folder, name)
      if isFolder {
        try add(path, suffix, to: &found)
      } else if name.hasSuffix(suffix) {
        found.append(path)
      }
    }
  }
}
