import Diagnostics
import Engine
import Glibc

/// Opens inputs as the bytes that lie there, nothing decompressed.
enum RawInput {
  /// Opens a path, or stdin for `-`.
  static func open(_ path: String) throws(RunFailure) -> any ByteSource {
    let inherited = FileDescriptor.inherited(path == "-" ? "/dev/stdin" : path)
    let name = path == "-" ? "stdin" : path
    do throws(SystemError) {
      if let inherited { return try source(name: name, descriptor: inherited) }
      let descriptor = try FileDescriptor.open(path, O_RDONLY | O_NOCTTY)
      return try source(name: name, descriptor: descriptor)
    } catch {
      throw .cannotRead(name, error)
    }
  }

  private static func source(
    name: String, descriptor: FileDescriptor
  ) throws(SystemError) -> any ByteSource {
    let status = try descriptor.status()
    switch status.kind {
    case .folder:
      throw SystemError(code: EISDIR)
    case .regular:
      descriptor.adviseSequential()
      let file = OpenFile(name: name, descriptor: descriptor, status: status)
      return FileSource(file: file, from: descriptor.position() ?? 0)
    case .pipe, .device, .socket, .other:
      return PipeSource(name: name, descriptor: descriptor)
    }
  }
}
