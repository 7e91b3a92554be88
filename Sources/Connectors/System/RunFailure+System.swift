import Diagnostics
import Glibc

extension RunFailure {
  /// The failure of an input that cannot be read.
  static func cannotRead(_ name: String, _ error: SystemError) -> RunFailure {
    let help: String? =
      switch error.code {
      case ENOENT: "check the path and its spelling"
      case EACCES, EPERM: "make it readable: chmod u+r '\(name)'"
      case EISDIR: "give one file, or several with a pattern: '\(FilePath.join(name, "*.csv"))'"
      default: nil
      }
    return RunFailure(.input, "'\(name)' cannot be read: \(error.text)", help: help)
  }

  /// The failure of an output that cannot be opened, renamed or removed.
  static func cannotWrite(_ name: String, folder: String, _ error: SystemError) -> RunFailure {
    let help: String? =
      switch error.code {
      case EACCES, EPERM, EROFS: writableHelp
      case EISDIR: "give the name of a file in it: '\(FilePath.join(name, "clean.csv"))'"
      default: nil
      }
    return RunFailure(.output, "'\(name)' cannot be written: \(error.text)", help: help)
  }

  /// The failure of an output that is named as a folder is, and of which there is none.
  static func namesNoFile(_ name: String) -> RunFailure {
    RunFailure(
      .output, "'\(name)' cannot be written: there is no such folder",
      help: "make it, and give the name of a file in it: '\(FilePath.join(name, "clean.csv"))'")
  }

  /// The failure of a new output that another program has put there first.
  static func appeared(_ name: String) -> RunFailure {
    RunFailure(
      .output,
      "'\(name)' appeared while this run was writing it: another program made it, and it stays as it is",
      help: "give each run an output of its own, or run again to write over it")
  }

  /// The failure of an output whose folder is not there.
  static func noFolder(_ name: String, folder: String) -> RunFailure {
    RunFailure(
      .output, "'\(name)' cannot be written: there is no folder '\(folder)'",
      help: "make the folder first: mkdir -p '\(folder)'")
  }

  /// The failure of an output beside which no temporary file can be made.
  static func cannotMakeFile(
    for name: String, folder: String, _ error: SystemError
  ) -> RunFailure {
    // What is no disk, such as /proc, says of a new file that it is not there.
    let reason = error.code == ENOENT ? "it takes no files" : error.text
    return RunFailure(
      .output, "'\(name)' cannot be written: no file can be made in '\(folder)': \(reason)",
      help: error.isFull ? "free some space there, or write to another disk" : writableHelp)
  }

  private static let writableHelp = "give a file in a folder that you may write to"
}
