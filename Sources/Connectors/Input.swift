import Diagnostics
import Engine
import Glibc

/// The way in: opens a path and puts the layers together that its first bytes ask for.
package enum Input {
  /// The bytes of a path, or of stdin for `-`, decompressed.
  package static func open(
    _ path: String, limit: ExpansionLimit = ExpansionLimit()
  ) throws(RunFailure) -> any ByteSource {
    let raw = try RawInput.open(path)
    let peeked = try PeekedSource(raw, byteCount: ForeignFormat.headByteCount)
    if let foreign = ForeignFormat(head: peeked.head) { throw foreign.failure(raw.name) }
    if let format = CompressionFormat(head: peeked.head) {
      return DecompressingSource(peeked, format: format, limit: limit)
    }
    return try raw.randomAccess?.source(from: 0) ?? peeked
  }

  /// The text of a source as UTF-8.
  package static func decode(
    _ source: any ByteSource, as encoding: TextEncoding, onInvalid policy: InvalidBytes
  ) throws(RunFailure) -> any ByteSource {
    if encoding.isUTF8 {
      switch policy {
      case .keep: return source
      case .error: return UTF8Source(source)
      case .replace: break
      }
    }
    if encoding.unitByteCount == 1 {
      return try TranscodingSource(source, codec: TextCodec(encoding), onInvalid: policy)
    }
    let peeked = try PeekedSource(source, byteCount: 4)
    let codec = try TextCodec(encoding.resolved(head: peeked.head))
    return try TranscodingSource(peeked, codec: codec, onInvalid: policy)
  }

  /// Which file a path of the command line is, for the outputs that must not overwrite it.
  package static func identity(_ path: String) -> FileIdentity? {
    let path = SQLiteLocation.file(of: path)
    let descriptor = FileDescriptor(taking: STDIN_FILENO, borrowed: true)
    let status =
      path == "-" ? try? descriptor.status() : try? FileStatus.of(path: path)
    return status.flatMap { $0.kind == .regular ? $0.identity : nil }
  }

  /// Bytes of a file on the disk; nil where that is not known before it is read.
  package static func byteCount(_ path: String) -> Int? {
    let path = SQLiteLocation.file(of: path)
    guard let status = try? FileStatus.of(path: path), status.kind == .regular else { return nil }
    return status.byteCount > 0 ? status.byteCount : nil
  }

  /// Whether a path's files are all on the disk, so that they can be opened once more.
  package static func isOnDisk(_ path: String) -> Bool {
    guard let files = try? files(matching: path) else { return false }
    return files.allSatisfy { byteCount($0) != nil }
  }

  /// The files of a path, in the order of their names' bytes: more than one only for a pattern with
  /// `*`, `?` or `[` that is not itself the name of a file.
  package static func files(matching path: String) throws(RunFailure) -> [String] {
    let isPattern = path.utf8.contains { "*?[".utf8.contains($0) }
    if !isPattern || (try? FileStatus.of(path: path)) != nil { return [path] }
    let found = FilePath.matches(path).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    if found.isEmpty {
      throw RunFailure(.input, "no file is called '\(path)'", help: "check the pattern")
    }
    return found
  }
}
