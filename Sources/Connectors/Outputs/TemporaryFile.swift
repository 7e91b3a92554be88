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

  /// `.clean.csv.fettle-`, this process, and digits that nobody can guess.
  private static func freshPath(for target: OutputTarget) -> String {
    let digits = String(UInt64.random(in: .min ... .max), radix: 36)
    let process = ProcessIdentity.current.map { $0.text + "-" } ?? ""
    return FilePath.join(target.folder, prefix(for: target) + process + digits)
  }

  /// What the names of a target's temporary files begin with.
  private static func prefix(for target: OutputTarget) -> String {
    var name = FilePath.split(target.path).name
    // Names may have 255 bytes; at most 63 of them are those around it.
    while name.utf8.count > 190 { name.unicodeScalars.removeLast() }
    return ".\(name).fettle-"
  }

  /// The process that has made a target's temporary file of a name; nil for all other names.
  static func process(of name: String, for target: OutputTarget) -> ProcessIdentity? {
    let prefix = prefix(for: target)
    guard name.utf8.starts(with: prefix.utf8) else { return nil }
    let parts = Substring(name.utf8.dropFirst(prefix.utf8.count))
    guard let hyphen = parts.lastIndex(of: "-") else { return nil }
    let digits = parts[parts.index(after: hyphen)...]
    guard let number = UInt64(digits, radix: 36), String(number, radix: 36) == digits else {
      return nil
    }
    return ProcessIdentity(parts[..<hyphen])
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
