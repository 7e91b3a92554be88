import CFiles
import Diagnostics

/// Folders that were made for files to be written, which go again where nothing comes of those.
///
/// Their paths are known to the signal handlers until ``remove()``.
package struct MadeFolders {
  private var folders: [(path: String, slot: Int32)] = []

  package init() {}

  /// Makes a folder that is not there, where the one around it is: a path that is mistyped further up
  /// makes none.
  package mutating func make(_ folder: String) throws(RunFailure) {
    var path = folder
    while path.utf8.count > 1, path.utf8.last == UInt8(ascii: "/") { path.removeLast() }
    guard FileStamp(path: path) == nil, FileStamp(path: FilePath.split(path).folder) != nil else {
      return
    }
    try add(path)
  }

  /// Makes the folders on the way from a folder that is there to a file below it.
  package mutating func make(for file: String, below folder: String) throws(RunFailure) {
    guard FileStamp(path: folder) != nil else { return }
    var missing: [String] = []
    var path = FilePath.split(file).folder
    while path != folder, FileStamp(path: path) == nil {
      missing.append(path)
      path = FilePath.split(path).folder
    }
    for path in missing.reversed() { try add(path) }
  }

  private mutating func add(_ path: String) throws(RunFailure) {
    // Safe: the path is a null-terminated copy.
    let slot = unsafe temporaries_add_folder(path)
    do throws(RunFailure) {
      try FilePath.makeFolders(path)
    } catch {
      temporaries_remove(slot)
      throw error
    }
    folders.append((path, slot))
  }

  /// Removes those that are still empty; the others stay, whatever ends the process. To be called
  /// when the files are written, or will not be.
  package mutating func remove() {
    for (path, slot) in folders.reversed() {
      FilePath.removeEmptyFolder(path)
      temporaries_remove(slot)
    }
    folders = []
  }
}
