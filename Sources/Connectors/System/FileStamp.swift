/// What tells whether a file is still what it was: which one it is, its size, and when it was written.
package struct FileStamp: Hashable, Sendable {
  private let identity: FileIdentity
  private let byteCount: Int
  private let modified: Int

  /// The stamp of what a path leads to by now; nil where nothing is there.
  package init?(path: String) {
    guard let status = try? FileStatus.of(path: SQLiteLocation.file(of: path)) else { return nil }
    identity = status.identity
    byteCount = status.byteCount
    modified = status.modified
  }
}
