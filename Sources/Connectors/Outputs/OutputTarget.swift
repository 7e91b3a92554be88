import Diagnostics
import Glibc

/// Where an output is to go, once the links in its path are followed.
struct OutputTarget {
  /// The path as the user gave it, for messages.
  var name: String
  /// The real folder, and the path of the real file in it.
  var folder: String
  var path: String
  /// What lies there now; nil where nothing does.
  var existing: FileStatus?

  /// Looks at a path; refuses folders, folders that are not there, and the files of `inputs`.
  init(_ name: String, inputs: [FileIdentity]) throws(RunFailure) {
    self.name = name
    if name.isEmpty {
      throw RunFailure(.usage, "the output has no name", help: "type -o clean.csv")
    }
    do throws(SystemError) {
      path = try FilePath.realOfMaybeMissing(name)
      folder = FilePath.split(path).folder
    } catch {
      let folder = FilePath.split(name).folder
      switch error.code {
      case ENOENT: throw .noFolder(name, folder: folder)
      case EISDIR: throw .namesNoFile(name)
      default: throw .cannotWrite(name, folder: folder, error)
      }
    }
    existing = try? FileStatus.of(path: path)
    guard let existing else { return }
    if existing.kind == .folder {
      throw .cannotWrite(name, folder: folder, SystemError(code: EISDIR))
    }
    if inputs.contains(existing.identity) { throw .outputIsInput(name) }
  }
}

extension RunFailure {
  /// The failure of an output that would be written over what it is made from.
  static func outputIsInput(_ name: String) -> RunFailure {
    RunFailure(
      .usage, "'\(name)' is an input of this run", help: "write to another file, then rename it")
  }
}
