/// The shortest way from some lines to others (Myers 1986, the greedy algorithm).
enum LineDiff {
  /// What becomes of one line.
  enum Edit: Equatable {
    case keep(Substring)
    case remove(Substring)
    case add(Substring)
  }

  /// The edits in order.
  static func edits(_ before: [Substring], _ after: [Substring]) -> [Edit] {
    let trace = frontiers(before, after)
    var (x, y) = (before.count, after.count)
    var result: [Edit] = []
    for depth in trace.indices.reversed() {
      let diagonal = x - y
      let previous = trace[depth]
      let isDown = cameDown(previous, diagonal, depth)
      let fromDiagonal = isDown ? diagonal + 1 : diagonal - 1
      let startX = depth == 0 ? 0 : previous[fromDiagonal] ?? 0
      let startY = depth == 0 ? 0 : startX - fromDiagonal
      while x > startX, y > startY, before[x - 1] == after[y - 1] {
        result.append(.keep(before[x - 1]))
        (x, y) = (x - 1, y - 1)
      }
      if depth == 0 { break }
      result.append(isDown ? .add(after[y - 1]) : .remove(before[x - 1]))
      (x, y) = (startX, startY)
    }
    return result.reversed()
  }

  /// Per number of edits, how far each diagonal came with one edit less.
  private static func frontiers(_ before: [Substring], _ after: [Substring]) -> [[Int: Int]] {
    var furthest: [Int: Int] = [:]
    var trace: [[Int: Int]] = []
    for depth in 0...(before.count + after.count) {
      trace.append(furthest)
      for diagonal in stride(from: -depth, through: depth, by: 2) {
        var x = 0
        if depth > 0 {
          let isDown = cameDown(trace[depth], diagonal, depth)
          x = isDown ? furthest[diagonal + 1] ?? 0 : (furthest[diagonal - 1] ?? 0) + 1
        }
        while x < before.count, x - diagonal < after.count, x >= diagonal,
          before[x] == after[x - diagonal]
        {
          x += 1
        }
        furthest[diagonal] = x
        if x >= before.count, x - diagonal >= after.count { return trace }
      }
    }
    return trace
  }

  /// Whether the best way to a diagonal adds a line rather than removing one.
  private static func cameDown(_ furthest: [Int: Int], _ diagonal: Int, _ depth: Int) -> Bool {
    if diagonal == -depth { return true }
    if diagonal == depth { return false }
    return furthest[diagonal - 1] ?? -1 < furthest[diagonal + 1] ?? -1
  }
}
