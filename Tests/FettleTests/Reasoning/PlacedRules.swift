/// Seeded rules on a table without a header, or with one that they list, which drop, make, name and move columns.
struct PlacedRules {
  private let listed: [String]?
  private var lines: [String] = []
  private var random: SeededRandom

  init(_ seed: UInt64) {
    var random = SeededRandom(seed &* 31_337)
    listed = random.once(in: 2) ? ["p", "q", "r"] : nil
    self.random = random
    for _ in 0..<self.random.number(1...3) { lines.append(line()) }
  }

  /// The rules, in one piece.
  var text: String {
    let header = listed.map { $0.map { "'\($0)'" }.joined(separator: ", ") } ?? "none"
    return (["load input, header \(header)"] + lines).joined(separator: "\n")
  }

  /// The columns of tables on which they are tried.
  var columnCounts: [Int] { listed.map { [$0.count] } ?? [3, 4, 5] }

  /// What the columns of a table are called.
  func names(_ count: Int) -> [String] {
    if let listed, listed.count == count { return listed }
    return (0..<count).map { "column \($0 + 1)" }
  }

  /// Rows of few values, the cells of each one different.
  static func table(_ columnCount: Int) -> String {
    let texts = ["Ann", "x", " b ", "Q", "q", "7"]
    return texts.indices.map { row in
      (0..<columnCount).map { texts[(row + $0 * 2 + $0 / 3) % texts.count] }
        .joined(separator: ",") + "\n"
    }.joined()
  }

  private mutating func column() -> String {
    let place = random.number(0...2)
    return listed.map { $0[place] } ?? "[column \(place + 1)]"
  }

  private mutating func line() -> String {
    let (first, second) = (column(), column())
    return random.pick([
      "normalize \(first) lower", "normalize \(first) trim", "default \(first) 'q'",
      "drop columns \(first)", "keep columns \(first), \(second)", "rename \(first) -> s",
      "rename \(first) -> \(second), \(second) -> \(first)", "set t = upper(\(first))",
      "set \(first) = 'k'", "set \(first) = \(second)", "split \(first) on ' ' -> u, v",
      "drop rows when \(first) = 'Q'", "clear \(first) when \(second) = 'x'",
    ])
  }
}
