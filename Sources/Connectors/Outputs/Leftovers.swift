import Diagnostics
import Synchronization

/// The temporary files that runs which were killed have left beside the outputs of this one.
///
/// They go before the output is written, as they may be what fills its disk, and are kept in mind
/// here, so that somebody tells of them.
package final class Leftovers: Sendable {
  private let removed = Mutex<[String]>([])

  package init() {}

  /// The paths of those that were removed, in the order of the outputs.
  package var paths: [String] { removed.withLock { $0 } }

  /// Names that are told; the count is exact.
  private static let mostShown = 5

  /// How many were removed, and which; nil where there was none.
  package var note: String? {
    let paths = paths
    if paths.isEmpty { return nil }
    var names = paths.prefix(Self.mostShown).map { "'\($0)'" }.joined(separator: ", ")
    if paths.count > Self.mostShown { names += " and \(paths.count - Self.mostShown) more" }
    let files = Quantity.count(paths.count, "temporary file")
    return
      "\(files) of runs that were killed \(paths.count == 1 ? "was" : "were") removed: \(names)"
  }

  /// A failure that tells of them all the same.
  package func telling(_ failure: RunFailure) -> RunFailure {
    var failure = failure
    failure.note = note
    return failure
  }

  /// Removes those of a target whose process is gone for certain, but none of the files that the
  /// run reads. What cannot be looked at or removed stays: it is no failure of the run.
  func remove(beside target: OutputTarget, except inputs: Set<FileIdentity>) {
    let entries = (try? FolderEntries.of(target.folder, withHidden: true)) ?? []
    let found = entries.compactMap { entry in
      TemporaryFile.process(of: entry.name, for: target).map { (name: entry.name, process: $0) }
    }
    for (name, process) in found.sorted(by: {
      $0.name.utf8.lexicographicallyPrecedes($1.name.utf8)
    }) {
      let path = FilePath.join(target.folder, name)
      guard FilePath.link(path) == nil, let status = try? FileStatus.of(path: path),
        status.kind == .regular, process.isGone(lastWrite: status.modified),
        !inputs.contains(status.identity), (try? FilePath.remove(path)) != nil
      else { continue }
      removed.withLock { $0.append(path) }
    }
  }
}
