@testable import Kernels

/// Measures as textbooks write them, over code points; slow and plain.
enum Textbook {
  static func units(_ text: [UInt8]) -> [Int] {
    var units: [Int] = []
    var index = 0
    while index < text.count {
      let scalar = text.span.scalar(at: index)
      units.append(scalar.isValid ? Int(scalar.value) : -1 - Int(text[index]))
      index += scalar.byteCount
    }
    return units
  }

  /// Jaro 1989, with Winkler's boost where asked for.
  static func jaro(_ left: [Int], _ right: [Int], isBoosted: Bool) -> Double {
    if left.isEmpty && right.isEmpty { return 1 }
    if left.isEmpty || right.isEmpty { return 0 }
    let reach = max(max(left.count, right.count) / 2 - 1, 0)
    var leftTaken = [Bool](repeating: false, count: left.count)
    var rightTaken = [Bool](repeating: false, count: right.count)
    for i in left.indices {
      for j in right.indices
      where abs(i - j) <= reach && !rightTaken[j] && left[i] == right[j] {
        leftTaken[i] = true
        rightTaken[j] = true
        break
      }
    }
    let first = left.indices.filter { leftTaken[$0] }.map { left[$0] }
    let second = right.indices.filter { rightTaken[$0] }.map { right[$0] }
    if first.isEmpty { return 0 }
    let moved = zip(first, second).filter { $0 != $1 }.count / 2
    let common = Double(first.count)
    let weight =
      (common / Double(left.count) + common / Double(right.count)
        + (common - Double(moved)) / common) / 3
    if !isBoosted || weight <= 0.7 { return weight }
    var prefix = 0
    while prefix < min(4, min(left.count, right.count)), left[prefix] == right[prefix] {
      prefix += 1
    }
    return weight + Double(prefix) * 0.1 * (1 - weight)
  }

  /// Wagner and Fischer 1974; with `swaps` neighbours that change places are one edit.
  static func editDistance(_ left: [Int], _ right: [Int], swaps: Bool) -> Int {
    var table = (0...left.count).map { row in
      (0...right.count).map { row == 0 ? $0 : $0 == 0 ? row : 0 }
    }
    for i in left.indices {
      for j in right.indices {
        var best = table[i][j] + (left[i] == right[j] ? 0 : 1)
        best = min(best, table[i][j + 1] + 1, table[i + 1][j] + 1)
        if swaps, i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          best = min(best, table[i - 1][j - 1] + 1)
        }
        table[i + 1][j + 1] = best
      }
    }
    return table[left.count][right.count]
  }

  /// Lowrance and Wagner 1975.
  static func damerau(_ left: [Int], _ right: [Int]) -> Int {
    let most = left.count + right.count
    var table = [[Int]](
      repeating: [Int](repeating: most, count: right.count + 2), count: left.count + 2)
    for i in 0...left.count { table[i + 1][1] = i }
    for j in 0...right.count { table[1][j + 1] = j }
    var lastRow: [Int: Int] = [:]
    for i in left.indices {
      var lastColumn = 0
      for j in right.indices {
        let (row, column) = (lastRow[right[j], default: 0], lastColumn)
        let isMatch = left[i] == right[j]
        if isMatch { lastColumn = j + 1 }
        table[i + 2][j + 2] = min(
          min(table[i + 1][j + 1] + (isMatch ? 0 : 1), table[i + 2][j + 1] + 1),
          min(table[i + 1][j + 2] + 1, table[row][column] + (i - row) + 1 + (j - column)))
      }
      lastRow[left[i]] = i + 1
    }
    return table[left.count + 1][right.count + 1]
  }

  /// The longest common subsequence's length.
  static func subsequence(_ left: [Int], _ right: [Int]) -> Int {
    var row = [Int](repeating: 0, count: right.count + 1)
    for unit in left {
      var diagonal = 0
      for j in right.indices {
        let above = row[j + 1]
        row[j + 1] = unit == right[j] ? diagonal + 1 : max(above, row[j])
        diagonal = above
      }
    }
    return row[right.count]
  }
}

/// Seeded pairs of texts of every small length, alike and not.
enum SimilarTexts {
  static let alphabets: [(name: String, letters: [String])] = [
    ("few letters", ["a", "b", "c"]),
    ("ASCII", "abcdefghijklmnopqrstuvwxyz ABC.-0\u{0}".map(String.init)),
    ("code points", ["a", "b", "é", "ß", "王", "伟", "𠀀", "Ж", "e\u{301}"]),
  ]

  /// Two texts of about `count` letters for each of several kinds of likeness.
  static func pairs(
    _ count: Int, of letters: [String], seed: UInt64
  ) -> [(left: [UInt8], right: [UInt8])] {
    var generator = SplitMix(state: seed &* 131 &+ UInt64(count))
    func random(_ count: Int) -> [String] {
      (0..<count).map { _ in letters.randomElement(using: &generator)! }
    }
    func bytes(_ letters: [String]) -> [UInt8] { Array(letters.joined().utf8) }
    let text = random(count)
    var edited = text
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let place = Int.random(in: 0...edited.count, using: &generator)
      switch Int.random(in: 0...3, using: &generator) {
      case 0: edited.insert(letters.randomElement(using: &generator)!, at: place)
      case 1 where place < edited.count: edited.remove(at: place)
      case 2 where place < edited.count: edited[place] = letters.randomElement(using: &generator)!
      default: if place + 1 < edited.count { edited.swapAt(place, place + 1) }
      }
    }
    let other = random(Int.random(in: 0...70, using: &generator))
    let shuffled = text.shuffled(using: &generator)
    return [
      (bytes(text), bytes(edited)), (bytes(text), bytes(other)), (bytes(text), bytes(shuffled)),
      (bytes(other), bytes(text + other)), (bytes(text), bytes(text)),
    ]
  }
}
