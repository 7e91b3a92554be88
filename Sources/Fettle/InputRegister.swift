import Connectors
import Synchronization

/// The files that a run reads (tables, lookups, rules), which none of its outputs may overwrite.
final class InputRegister: Sendable {
  private let files = Mutex<[FileIdentity]>([])

  var identities: [FileIdentity] { files.withLock { $0 } }

  /// Notes the file behind a path; `-` is stdin.
  func note(_ path: String) {
    guard let identity = Input.identity(path) else { return }
    files.withLock { $0.append(identity) }
  }
}
