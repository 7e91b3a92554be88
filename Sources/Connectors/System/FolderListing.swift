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
    for (name, isFolder) in (try? FolderEntries.of(folder)) ?? [] {
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
}
