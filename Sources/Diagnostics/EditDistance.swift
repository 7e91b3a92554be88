/// How far apart two words are, for `did you mean`.
package enum EditDistance {
  /// Longer words are compared by their beginning.
  private static let longestWord = 64

  /// Insertions, deletions, replacements and swaps of neighbours that turn one word into the other
  /// (Damerau–Levenshtein, each place edited once).
  package static func between(_ left: String, _ right: String) -> Int {
    let left = Array(left.unicodeScalars.prefix(longestWord))
    let right = Array(right.unicodeScalars.prefix(longestWord))
    if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
    var twoAbove = [Int](repeating: 0, count: right.count + 1)
    var above = Array(0...right.count)
    for row in 1...left.count {
      var line = [row] + [Int](repeating: 0, count: right.count)
      for column in 1...right.count {
        let cost = left[row - 1] == right[column - 1] ? 0 : 1
        var best = min(above[column] + 1, line[column - 1] + 1, above[column - 1] + cost)
        let isSwap =
          row > 1 && column > 1 && left[row - 1] == right[column - 2]
          && left[row - 2] == right[column - 1]
        if isSwap { best = min(best, twoAbove[column - 2] + 1) }
        line[column] = best
      }
      twoAbove = above
      above = line
    }
    return above[right.count]
  }

  /// The nearest name, without case, if it is near enough to be meant; the first of several.
  package static func suggestion(for word: String, among names: some Sequence<String>) -> String? {
    let wanted = word.lowercased()
    let longest = max(1, (wanted.unicodeScalars.count + 1) / 3)
    var best: (name: String, distance: Int)?
    for name in names {
      let distance = between(wanted, name.lowercased())
      guard distance <= longest, distance < name.unicodeScalars.count else { continue }
      if distance < (best?.distance ?? Int.max) { best = (name, distance) }
    }
    return best?.name
  }
}
