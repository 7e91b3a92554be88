import Diagnostics
import Glibc

extension RunFailure {
  /// The failure of an input that cannot be read.
  static func cannotRead(_ name: String, _ error: SystemError) -> RunFailure {
    let help: String? =
      switch error.code {
      case ENOENT: "check the path, or type - to read stdin"
      case EACCES, EPERM: "make it readable: chmod u+r '\(name)'"
      case EISDIR: "give one file, or several with a pattern: '\(name)/*.csv'"
      default: nil
      }
    return RunFailure(.input, "'\(name)' cannot be read: \(error.text)", help: help)
  }

  /// The failure of an output that cannot be opened, renamed or removed.
  static func cannotWrite(_ name: String, folder: String, _ error: SystemError) -> RunFailure {
    let help: String? =
      switch error.code {
      case EACCES, EPERM, EROFS: writableHelp
      case EISDIR: "give the name of a file in it: '\(name)/clean.csv'"
      default: nil
      }
    return RunFailure(.output, "'\(name)' cannot be written: \(error.text)", help: help)
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

/// How far an output has come, for the failure that says how many bytes it still needs.
struct WriteProgress {
  var name: String
  /// Where the file lies; nil for a stream, whose place nobody knows.
  var folder: String?
  /// Bytes that have reached the file.
  var writtenByteCount = 0
  /// Bytes at hand that still have to.
  var pendingByteCount = 0
  /// About how many there will be in all, where that is known.
  var expectedByteCount: Int?

  /// The failure that a failed write, fsync or close becomes.
  func failure(_ error: SystemError) -> RunFailure {
    if error.code == EPIPE {
      return RunFailure(.closedPipe, "'\(name)' is not read any more")
    }
    guard error.isFull else { return .cannotWrite(name, folder: folder ?? ".", error) }
    let least = writtenByteCount + max(pendingByteCount, 1)
    let needed = max(expectedByteCount ?? 0, least)
    let about = needed == least ? "at least" : "about"
    let message =
      "'\(name)' cannot be written: \(error.text), bytes written \(writtenByteCount), "
      + "bytes needed \(about) \(needed)"
    let missing = needed - writtenByteCount
    let help =
      error.code == EFBIG
      ? "raise the limit with ulimit -f, or write to another place"
      : folder.map { "free \(missing) bytes in '\($0)', or write to another disk" }
        ?? "free \(missing) bytes there, or write to another place"
    return RunFailure(.output, message, help: help)
  }
}
