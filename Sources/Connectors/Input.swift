import Diagnostics
import Engine
import Glibc

/// The way in: opens a path and puts the layers together that its first bytes ask for.
package enum Input {
  /// The bytes of a path, or of stdin for `-`.
  package static func open(_ path: String) throws(RunFailure) -> any ByteSource {
    try RawInput.open(path)
  }

  /// Which file a path of the command line is, for the outputs that must not overwrite it.
  package static func identity(_ path: String) -> FileIdentity? {
    let descriptor = FileDescriptor(taking: STDIN_FILENO, borrowed: true)
    let status =
      path == "-" ? try? descriptor.status() : try? FileStatus.of(path: path)
    return status.flatMap { $0.kind == .regular ? $0.identity : nil }
  }
}
