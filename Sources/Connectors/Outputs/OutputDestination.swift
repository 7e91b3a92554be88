import Diagnostics
import Engine

/// What an output's path leads to: a descriptor that the process already has, or a place among the files.
enum OutputDestination {
  case descriptor(FileDescriptor, name: String, FileStatus)
  case target(OutputTarget)

  /// Looks at a path, `-` for stdout; refuses what cannot be written and the files of `inputs`.
  init(_ path: String, inputs: [FileIdentity]) throws(RunFailure) {
    guard let descriptor = FileDescriptor.inherited(path == "-" ? "/dev/stdout" : path) else {
      self = .target(try OutputTarget(path, inputs: inputs))
      return
    }
    let name = path == "-" ? "stdout" : path
    do throws(SystemError) {
      self = .descriptor(descriptor, name: name, try descriptor.status())
    } catch {
      throw .cannotWrite(name, folder: ".", error)
    }
    if case .descriptor(_, _, let status) = self, status.kind == .regular,
      inputs.contains(status.identity)
    {
      throw .outputIsInput(name)
    }
  }

  /// Where its bytes come to lie; nil for a device such as `/dev/null`, which any number may write to.
  func place() throws(RunFailure) -> OutputPlace? {
    switch self {
    case .descriptor(let descriptor, _, let status):
      return status.kind == .device ? .descriptor(descriptor.number) : .file(status.identity)
    case .target(let target):
      guard let existing = target.existing else { return try target.freePlace() }
      return existing.kind == .device ? nil : .file(existing.identity)
    }
  }
}

/// Where an output comes to lie, whatever its path says: two outputs of one place would overwrite or
/// mix each other.
package indirect enum OutputPlace: Hashable, Sendable {
  /// A file or a pipe that is there.
  case file(FileIdentity)
  /// A name of which the folder has no file yet.
  case name(String, folder: FileIdentity)
  /// A terminal or another device behind one of the process's descriptors.
  case descriptor(Int32)
  /// A table of a database at another place.
  case table(String, of: OutputPlace)

  /// The place of a table in the database at this one.
  package func table(_ name: String) -> OutputPlace { .table(name, of: self) }
}

extension OutputTarget {
  /// The name in its real folder, where nothing lies yet.
  fileprivate func freePlace() throws(RunFailure) -> OutputPlace {
    do throws(SystemError) {
      let folderStatus = try FileStatus.of(path: folder)
      return .name(FilePath.split(path).name, folder: folderStatus.identity)
    } catch {
      throw .cannotWrite(name, folder: folder, error)
    }
  }
}
