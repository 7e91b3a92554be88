import Connectors
import Diagnostics

/// Folders that were made for files to be written, which go again where nothing comes of those.
struct MadeFolders {
  private var paths: [String] = []

  /// Makes a folder that is not there, where the one around it is: a path that is mistyped further up
  /// makes none.
  mutating func make(_ folder: String) throws(RunFailure) {
    var path = folder
    while path.utf8.count > 1, path.utf8.last == UInt8(ascii: "/") { path.removeLast() }
    guard FileStamp(path: path) == nil, FileStamp(path: FilePath.split(path).folder) != nil else {
      return
    }
    try FilePath.makeFolders(path)
    paths.append(path)
  }

  /// Makes the folders on the way from a folder that is there to a file below it.
  mutating func make(for file: String, below folder: String) throws(RunFailure) {
    guard FileStamp(path: folder) != nil else { return }
    var missing: [String] = []
    var path = FilePath.split(file).folder
    while path != folder, FileStamp(path: path) == nil {
      missing.append(path)
      path = FilePath.split(path).folder
    }
    for path in missing.reversed() {
      try FilePath.makeFolders(path)
      paths.append(path)
    }
  }

  /// Removes those that are still empty.
  func remove() {
    for path in paths.reversed() { FilePath.removeEmptyFolder(path) }
  }
}
