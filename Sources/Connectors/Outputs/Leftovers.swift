import Diagnostics
import Synchronization

/// The temporary files that runs which were killed have left beside the outputs of this one.
///
/// They go before the output is written, as they may be what fills its disk, and are kept in mind here, so
/// that somebody tells of them.
package final class Leftovers: Sendable {
  private let removed = Mutex<[String]>([])

  package init() {}

  /// The paths of those that were removed, in the order of the outputs.
  package var paths: [String] { removed.withLock { $0 } }

  /// Removes those of a target whose process is gone for certain. What cannot be looked at or removed stays:
  /// it is no failure of the run.
  func remove(beside target: OutputTarget) {
    let names = (try? FolderEntries.of(target.folder, withHidden: true))?.map(\.name) ?? []
    for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      guard let process = TemporaryFile.process(of: name, for: target), process.isGone else {
        continue
      }
      let path = FilePath.join(target.folder, name)
      guard FilePath.link(path) == nil, (try? FileStatus.of(path: path))?.kind == .regular,
        (try? FilePath.remove(path)) != nil
      else { continue }
      removed.withLock { $0.append(path) }
    }
  }
}
