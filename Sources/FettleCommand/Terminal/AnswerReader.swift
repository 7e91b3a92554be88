import Connectors
import Diagnostics
import Glibc

/// Reads answers from stdin: single keys of a terminal, or lines of anything else.
final class AnswerReader {
  /// Whether somebody sits at stdin.
  let isTerminal = isatty(STDIN_FILENO) == 1
  /// Answers so far.
  private(set) var count = 0
  private var line: [UInt8] = []

  private static let escape: UInt8 = 0x1B
  private static let interrupt: UInt8 = 0x03
  private static let endOfInput: UInt8 = 0x04

  /// Has a terminal give every key at once, without showing it. Ctrl-C is a key then too; signals that end
  /// the process restore the terminal.
  init() {
    guard isTerminal, Interruption.keepTerminal() else { return }
    var mode = termios()
    // Safe: the structure is ours and lives through the calls.
    guard unsafe tcgetattr(STDIN_FILENO, &mode) == 0 else { return }
    mode.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG)
    // Safe: as above.
    _ = unsafe tcsetattr(STDIN_FILENO, TCSADRAIN, &mode)
  }

  deinit { close() }

  /// Whether the screen can be drawn anew for each pair.
  var isScreen: Bool { isTerminal && Terminal.isCapable(.output) }

  /// Makes the terminal what it was.
  func close() { Interruption.restoreTerminal() }

  /// The next answer; nil at the end. Keys that mean nothing are passed over, lines are an error.
  func next() throws(RunFailure) -> ReviewAnswer? {
    if isTerminal { return nextKey() }
    while let text = nextLine() {
      if text.isEmpty { continue }
      count += 1
      if let answer = ReviewAnswer(text) { return answer }
      throw RunFailure(
        .usage, "answer \(count) is '\(VisibleText.safe(text))'",
        help: "answer y, n, s, u or q; the answers before it are saved")
    }
    return nil
  }

  private func nextKey() -> ReviewAnswer? {
    while let byte = nextByte() {
      switch byte {
      case Self.interrupt, Self.endOfInput: return nil
      case Self.escape: passEscape()
      default:
        if let answer = ReviewAnswer(String(UnicodeScalar(byte))) { return answer }
      }
    }
    return nil
  }

  /// Takes what an arrow or a function key sends behind its escape.
  private func passEscape() {
    var state = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    // Safe: one struct of ours.
    while unsafe poll(&state, 1, 20) > 0, let byte = nextByte() {
      // A sequence ends with a letter or ~ (ECMA-48, 5.4); [ and O begin one.
      if byte != UInt8(ascii: "["), byte != UInt8(ascii: "O"), (0x40...0x7E).contains(byte) {
        return
      }
    }
  }

  private func nextLine() -> String? {
    line.removeAll(keepingCapacity: true)
    while let byte = nextByte(), byte != UInt8(ascii: "\n") { line.append(byte) }
    if line.isEmpty, isAtEnd { return nil }
    let text = String(decoding: line, as: UTF8.self)
    return String(text.filter { $0 != " " && $0 != "\r" && $0 != "\t" })
  }

  private var isAtEnd = false

  private func nextByte() -> UInt8? {
    var byte: UInt8 = 0
    while true {
      // Safe: one byte of ours.
      let count = unsafe read(STDIN_FILENO, &byte, 1)
      if count == 1 { return byte }
      if count < 0, errno == EINTR { continue }
      isAtEnd = true
      return nil
    }
  }
}
