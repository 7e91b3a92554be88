import Diagnostics
import Engine
import Glibc

/// Opens outputs for bytes as they are to lie there, nothing compressed.
enum RawOutput {
  /// Opens a path, or stdout for `-`: files are replaced whole, pipes and devices written directly.
  static func open(_ path: String, _ options: OutputOptions) throws(RunFailure) -> any ByteSink {
    if let descriptor = FileDescriptor.inherited(path == "-" ? "/dev/stdout" : path) {
      return try inherited(descriptor, name: path == "-" ? "stdout" : path, options)
    }
    let target = try OutputTarget(path, inputs: options.inputs)
    switch target.existing?.kind {
    case nil, .regular:
      return try AtomicFileSink(target: target, expectedByteCount: options.expectedByteCount)
    default:
      return try stream(path, options)
    }
  }

  private static func inherited(
    _ descriptor: FileDescriptor, name: String, _ options: OutputOptions
  ) throws(RunFailure) -> StreamSink {
    let status: FileStatus
    do throws(SystemError) {
      status = try descriptor.status()
    } catch {
      throw .cannotWrite(name, folder: ".", error)
    }
    if status.kind == .regular && options.inputs.contains(status.identity) {
      throw .outputIsInput(name)
    }
    return StreamSink(
      name: name, descriptor: descriptor, expectedByteCount: options.expectedByteCount)
  }

  private static func stream(
    _ path: String, _ options: OutputOptions
  ) throws(RunFailure) -> StreamSink {
    do throws(SystemError) {
      let descriptor = try FileDescriptor.open(path, O_WRONLY | O_NOCTTY)
      return StreamSink(
        name: path, descriptor: descriptor, expectedByteCount: options.expectedByteCount)
    } catch {
      throw .cannotWrite(path, folder: FilePath.split(path).folder, error)
    }
  }
}
