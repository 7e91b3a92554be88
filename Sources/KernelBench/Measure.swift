import Columns

/// Texts as cells of one arena.
struct CellSet: ~Copyable {
  private var arena = ByteArena()
  private(set) var cells: [Cell] = []

  init(_ texts: [[UInt8]]) {
    for text in texts {
      arena.append(text)
      cells.append(arena.commit())
    }
  }
}

/// The least of several times, in nanoseconds a value: what the work costs when nothing disturbs it.
func nanoseconds(_ count: Int, rounds: Int = 25, _ body: () -> Void) -> Double {
  let clock = ContinuousClock()
  var least = Double.infinity
  for _ in 0..<rounds {
    let time = clock.measure(body)
    let (seconds, attoseconds) = time.components
    least = min(least, Double(seconds) * 1e9 + Double(attoseconds) * 1e-9)
  }
  return least / Double(count)
}

/// One decimal, right in a column of `width`.
func column(_ value: Double?, width: Int = 9) -> String {
  guard let value else { return String(repeating: " ", count: width - 1) + "-" }
  let tenths = Int(value * 10 + 0.5)
  let text = "\(tenths / 10).\(tenths % 10)"
  return String(repeating: " ", count: max(width - text.count, 1)) + text
}

/// The text, left in a column of `width`.
func label(_ text: String, width: Int = 28) -> String {
  text + String(repeating: " ", count: max(width - text.count, 1))
}

/// Keeps a result alive, so that the work behind it is done.
@inline(never)
func keep<Value>(_ value: Value) {
  withExtendedLifetime(value) {}
}
