import Diagnostics
import Engine
import Glibc

/// Opens outputs for bytes as they are to lie there, nothing compressed.
enum RawOutput {
  /// Opens a path, or stdout for `-`: files are replaced whole, pipes and devices written directly.
  static func open(_ path: String, _ options: OutputOptions) throws(RunFailure) -> any ByteSink {
    switch try OutputDestination(path, inputs: options.inputs) {
    case .descriptor(let descriptor, let name, _):
      return StreamSink(
        name: name, descriptor: descriptor, expectedByteCount: options.expectedByteCount)
    case .target(let target) where target.existing.map { $0.kind == .regular } ?? true:
      options.leftovers?.remove(beside: target, except: Set(options.inputs))
      return try AtomicFileSink(target: target, expectedByteCount: options.expectedByteCount)
    case .target:
      return try stream(path, options)
    }
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
