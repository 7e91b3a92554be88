/// How far apart two words are, for `did you mean`.
package enum EditDistance {
  /// Longer words are compared by their beginning.
  private static let longestWord = 64

  /// Insertions, deletions, replacements and swaps of neighbours that turn one word into the other
  /// (Damerau–Levenshtein, each place edited once).
  package static func between(_ left: String, _ right: String) -> Int {
    distance(scalars(left), scalars(right), atMost: .max) ?? 0
  }

  /// The nearest name, without case, if it is near enough to be meant; the first of several.
  package static func suggestion(for word: String, among names: some Sequence<String>) -> String? {
    let wanted = word.lowercased()
    let longest = max(1, (wanted.unicodeScalars.count + 1) / 3)
    let left = scalars(wanted)
    var best: (name: String, distance: Int)?
    for name in names {
      WorkCounter.note(name.utf8.count)
      let right = scalars(name.utf8.allSatisfy(isLower) ? name : name.lowercased())
      let most = min(longest, (best?.distance ?? Int.max) - 1)
      guard let distance = distance(left, right, atMost: most),
        distance < name.unicodeScalars.count
      else { continue }
      best = (name, distance)
    }
    return best?.name
  }

  /// Whether the byte is of ASCII and no capital.
  private static func isLower(_ byte: UInt8) -> Bool {
    byte < 0x80 && !(0x41...0x5A).contains(byte)
  }

  private static func scalars(_ word: String) -> [Unicode.Scalar] {
    Array(word.unicodeScalars.prefix(longestWord))
  }

  /// The distance; nil where it is greater than `most`, which is told as soon as it is clear.
  private static func distance(
    _ left: [Unicode.Scalar], _ right: [Unicode.Scalar], atMost most: Int
  ) -> Int? {
    if abs(left.count - right.count) > most { return nil }
    if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
    var above = Array(0...right.count)
    var (twoAbove, line) = (above, above)
    var leastAbove = 0
    for row in 1...left.count {
      line[0] = row
      var least = row
      for column in 1...right.count {
        let cost = left[row - 1] == right[column - 1] ? 0 : 1
        var best = min(above[column] + 1, line[column - 1] + 1, above[column - 1] + cost)
        let isSwap =
          row > 1 && column > 1 && left[row - 1] == right[column - 2]
          && left[row - 2] == right[column - 1]
        if isSwap { best = min(best, twoAbove[column - 2] + 1) }
        line[column] = best
        least = min(least, best)
      }
      // What follows is no less than the lesser of two lines.
      if min(least, leastAbove) > most { return nil }
      leastAbove = least
      (twoAbove, above, line) = (above, line, twoAbove)
    }
    return above[right.count] <= most ? above[right.count] : nil
  }
}
