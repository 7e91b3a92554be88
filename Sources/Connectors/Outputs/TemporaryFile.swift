import CFiles
import Diagnostics
import Glibc

/// The file beside an output that holds its bytes until they are whole.
///
/// Its path is known to the signal handlers for as long as it may be there.
final class TemporaryFile: Sendable {
  let path: String
  let descriptor: FileDescriptor
  private let slot: Int32

  /// Makes an empty file for the target, with the target's owner.
  init(for target: OutputTarget) throws(SystemError) {
    // Until it is whole, the copy of a private file is private; a new file gets what umask leaves.
    let mode: mode_t = target.existing == nil ? 0o666 : 0o600
    var failure = SystemError(code: EEXIST)
    for _ in 0..<100 {
      let path = Self.freshPath(for: target)
      // Safe: the path is a null-terminated copy.
      let slot = unsafe temporaries_add(path)
      do throws(SystemError) {
        descriptor = try FileDescriptor.open(
          path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: mode)
        self.path = path
        self.slot = slot
        return
      } catch {
        temporaries_remove(slot)
        failure = error
        if error.code != EEXIST { throw error }
      }
    }
    throw failure
  }

  /// `.clean.csv.fettle-` and digits that nobody can guess.
  private static func freshPath(for target: OutputTarget) -> String {
    var name = FilePath.split(target.path).name
    // Names may have 255 bytes.
    while name.utf8.count > 200 { name.unicodeScalars.removeLast() }
    let digits = String(UInt64.random(in: .min ... .max), radix: 36)
    return FilePath.join(target.folder, ".\(name).fettle-\(digits)")
  }

  /// Forgets the path: it has become the output, or is gone.
  func letGo() {
    temporaries_remove(slot)
  }

  /// Removes what lies at the path.
  func remove() throws(SystemError) {
    defer { letGo() }
    try FilePath.remove(path)
  }
}
