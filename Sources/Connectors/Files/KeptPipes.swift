import Diagnostics
import Engine
import Glibc
import Synchronization

/// What a run reads of pipes, for those that read them again: a pipe gives its bytes once, and waits for more
/// where it is opened anew.
package final class KeptPipes: Sendable {
  private let kept = Mutex<[FileIdentity: KeptSource]>([:])

  package init() {}

  /// The (decompressed) bytes of a path, or of stdin for `-`; `isKept`: so that those of a pipe can be had
  /// again, as can those of one that was kept before.
  package func open(
    _ path: String, limit: ExpansionLimit, isKept: Bool
  ) throws(RunFailure) -> any ByteSource {
    guard let pipe = Self.pipe(path) else { return try Input.open(path, limit: limit) }
    if let source = kept.withLock({ $0[pipe] }) { return try source.again() }
    let source = try Input.open(path, limit: limit)
    if !isKept { return source }
    let copied = try KeptSource(source, folder: SpoolFile.usualFolder())
    kept.withLock { $0[pipe] = copied }
    return copied
  }

  /// Whether what a path names gives its bytes once.
  package static func isPipe(_ path: String) -> Bool { pipe(path) != nil }

  /// Whether two paths are one pipe, whose bytes both are to have.
  package static func areOne(_ path: String, _ other: String) -> Bool {
    guard let pipe = pipe(path) else { return false }
    return pipe == self.pipe(other)
  }

  /// Which pipe a path is, or what else gives its bytes once; nil of a file, and of what is not there.
  private static func pipe(_ path: String) -> FileIdentity? {
    let stdin = FileDescriptor(taking: STDIN_FILENO, borrowed: true)
    guard let status = path == "-" ? try? stdin.status() : try? FileStatus.of(path: path) else {
      return nil
    }
    switch status.kind {
    case .regular, .folder: return nil
    case .pipe, .device, .socket, .other: return status.identity
    }
  }
}
