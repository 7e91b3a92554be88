import Diagnostics
import Glibc

/// Stdout or stderr.
enum StandardStream: Int32 {
  case output = 1
  case error = 2

  /// Writes a text to stdout; a closed pipe is quiet.
  static func write(_ text: String) throws(RunFailure) {
    let code = StandardStream.output.put(text)
    if code == 0 || code == EPIPE { return }
    // Safe: the text of the C library is copied at once.
    let reason = unsafe String(cString: strerror(code))
    throw RunFailure(.output, "'stdout' cannot be written: \(reason)")
  }

  /// Writes a text to stderr; nobody can be told where that fails.
  static func report(_ text: String) {
    _ = StandardStream.error.put(text)
  }

  /// Writes bytes to stdout for a client that nobody can be told of where it has gone.
  static func put(message: [UInt8]) {
    _ = StandardStream.output.put(String(decoding: message, as: UTF8.self))
  }

  /// Writes all of a text; the error's number, 0 where there is none.
  private func put(_ text: String) -> Int32 {
    var text = text
    return text.withUTF8 { bytes in
      var done = 0
      while done < bytes.count {
        // Safe: the bytes live through the call and are counted.
        let count = unsafe Glibc.write(rawValue, bytes.baseAddress! + done, bytes.count - done)
        if count >= 0 {
          done += count
        } else if errno == EAGAIN {
          waitUntilReady()
        } else if errno != EINTR {
          return errno
        }
      }
      return 0
    }
  }

  private func waitUntilReady() {
    var state = pollfd(fd: rawValue, events: Int16(POLLOUT), revents: 0)
    // Safe: one struct of ours.
    _ = unsafe poll(&state, 1, -1)
  }
}
