import Diagnostics
import Fettle
import Synchronization

/// One line on the terminal that says how far a run has come; nothing in the first second.
final class ProgressLine: RunObserver {
  /// What is on the terminal.
  private struct State {
    var drawnAt: ContinuousClock.Instant?
    var isFinished = false
  }

  private static let silence = Duration.seconds(1)
  private static let pause = Duration.milliseconds(200)

  private let isActive: Bool
  private let start = ContinuousClock.now
  private let state = Mutex(State())

  /// A line on stderr, where that is a terminal and the line is wanted.
  init(isWanted: Bool) {
    isActive = isWanted && Terminal.isCapable(.error)
  }

  func progressed(table: String, consumed: Int, total: Int?, rows: Int) {
    guard isActive else { return }
    let now = ContinuousClock.now
    let elapsed = now - start
    guard elapsed >= Self.silence else { return }
    state.withLock { state in
      if state.isFinished { return }
      if let last = state.drawnAt, now - last < Self.pause { return }
      state.drawnAt = now
      let text = ProgressText(
        table: table, consumed: consumed, total: total, rows: rows, seconds: elapsed.seconds)
      draw(text.line.fitted(to: Terminal.width(of: .error) - 1))
    }
  }

  /// Removes the line; nothing is drawn afterwards.
  func finish() {
    state.withLock { state in
      if state.drawnAt != nil, !state.isFinished { draw("") }
      state.isFinished = true
    }
  }

  private func draw(_ text: String) {
    StandardStream.report("\r\u{1B}[2K" + text)
  }
}

/// What the line says.
struct ProgressText {
  var table: String
  var consumed: Int
  var total: Int?
  var rows: Int
  var seconds: Double

  /// `customers  42%  61.0 MB of 143.2 MB  3,100,000 rows  1,800,000 rows/s  12 s left`
  var line: String {
    var parts = [VisibleText.safe(table)]
    if let total, total > 0 {
      parts.append("\(min(100, consumed * 100 / total))%")
      parts.append("\(Quantity.bytes(consumed)) of \(Quantity.bytes(total))")
    } else {
      parts.append(Quantity.bytes(consumed))
    }
    parts.append("\(Quantity.count(rows)) rows")
    parts.append("\(Quantity.count(Int(Double(rows) / max(seconds, 0.001)))) rows/s")
    if let total, consumed > 0, total > consumed {
      let left = seconds * Double(total - consumed) / Double(consumed)
      parts.append("\(Quantity.wholeSeconds(max(1, left))) left")
    }
    return parts.joined(separator: "  ")
  }
}

extension Duration {
  /// The same in seconds.
  fileprivate var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
