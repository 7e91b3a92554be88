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

/// How long to measure, and how to say what was found.
struct Bench {
  /// How often each figure is taken; the least time counts.
  let rounds: Int

  /// The least of several times, in nanoseconds a value: what the work costs when nothing disturbs it.
  func nanoseconds(_ count: Int, _ body: () -> Void) -> Double {
    let clock = ContinuousClock()
    var least = Double.infinity
    for _ in 0..<rounds {
      let time = clock.measure(body)
      let (seconds, attoseconds) = time.components
      least = min(least, Double(seconds) * 1e9 + Double(attoseconds) * 1e-9)
    }
    return least / Double(count)
  }

  /// One figure as a line of tab-separated fields, which `Benchmarks/kernels.py` reads:
  ///
  ///     kind  name  data  unit  fast path  scalar path (empty where there is none)
  func report(
    _ kind: String, _ name: String, on data: String = "", unit: String = "ns", _ fast: Double,
    scalar: Double? = nil
  ) {
    let fields = [
      kind, name, data, unit, hundredths(fast), scalar.map { hundredths($0) } ?? "",
    ]
    print(fields.joined(separator: "\t"))
  }

  private func hundredths(_ value: Double) -> String {
    let count = Int(value * 100 + 0.5)
    let digits = String(count % 100)
    return "\(count / 100)." + String(repeating: "0", count: 2 - digits.count) + digits
  }
}

/// Keeps a result alive, so that the work behind it is done.
@inline(never)
func keep<Value>(_ value: Value) {
  withExtendedLifetime(value) {}
}
