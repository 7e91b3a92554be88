import Diagnostics
import Glibc

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
