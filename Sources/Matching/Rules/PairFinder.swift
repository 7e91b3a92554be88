/// Finds the pairs for which the test of a clause holds, among rows that are equal where it asks
/// for that.
struct PairFinder: Sendable {
  let input: MergeInput
  let pairing: Pairing
  let judge: PairJudge
  let threadCount: Int

  /// Blocks that a thread takes at a time.
  private static let blocksOfPiece = 64

  /// A pair for which a test holds.
  struct Found: Sendable {
    var pair: RowPair
    var score: Float
  }

  /// Rows that share all values of some columns, two or more of each, in the order of their first
  /// rows.
  ///
  /// Without a column all rows are one block: then every pair is judged.
  func blocks(_ columns: [Int]) -> [[UInt32]] {
    if columns.isEmpty { return [Array(0..<UInt32(input.rowCount))] }
    let (numbers, counts) = numbered(columns)
    var blocks: [[UInt32]] = []
    var places = [Int32](repeating: -1, count: counts.count)
    for row in 0..<input.rowCount {
      let number = Int(numbers[row])
      if number == 0 || counts[number] < 2 { continue }
      if places[number] < 0 {
        places[number] = Int32(blocks.count)
        blocks.append([])
        blocks[blocks.count - 1].reserveCapacity(Int(counts[number]))
      }
      blocks[Int(places[number])].append(UInt32(row))
    }
    return blocks
  }

  /// A number for each different key of some columns, by row, 0 where one has no value; and how
  /// many rows have each.
  private func numbered(_ columns: [Int]) -> (numbers: [UInt32], counts: [UInt32]) {
    let ids = columns.map { input.columns[$0].keys.ids }
    if ids.count == 1 {
      var counts = [UInt32](repeating: 0, count: Int(ids[0].max() ?? 0) + 1)
      for id in ids[0] { counts[Int(id)] += 1 }
      return (ids[0], counts)
    }
    var groups = KeyGroups(capacity: input.rowCount)
    let numbers = (0..<input.rowCount).map { row -> UInt32 in
      var key: UInt64 = 0
      for column in ids {
        if column[row] == 0 { return 0 }
        // Two keys that differ meet once in 2^63.
        key = StableHash.mix(key, UInt64(column[row])) | 1
      }
      return groups.add(key) + 1
    }
    return (numbers, [0] + groups.counts)
  }

  /// The pairs of some blocks for which tests hold, in the order of the blocks; how many were
  /// compared.
  func pairs(
    of blocks: [[UInt32]], _ tests: [PairTest]
  ) -> (found: [Found], comparedCount: Int) {
    let pieceCount = (blocks.count + Self.blocksOfPiece - 1) / Self.blocksOfPiece
    let screens = judge.screens(tests)
    // Of several columns the blocks have a hash.
    let equal = tests.compactMap(\.equalColumn)
    let joint = JointTests(tests, judge, shared: equal.count == 1 ? equal[0] : nil)
    let pieces = Parallel.map(pieceCount, threadCount: threadCount) { piece in
      let start = piece * Self.blocksOfPiece
      var found: [Found] = []
      var comparedCount = 0
      for block in blocks[start..<min(start + Self.blocksOfPiece, blocks.count)] {
        if block.count <= Self.fewRows {
          judgeAll(block, joint, &found)
        } else {
          judge(block, joint, screens, &found)
        }
        comparedCount += pairing.count(among: block)
      }
      return (found: found, comparedCount: comparedCount)
    }
    var found: [Found] = []
    found.reserveCapacity(pieces.reduce(0) { $0 + $1.found.count })
    for piece in pieces { found += piece.found }
    return (found, pieces.reduce(0) { $0 + $1.comparedCount })
  }

  /// So few rows are compared at once; screens cost more than they save.
  private static let fewRows = 3

  /// Judges each pair of a few rows.
  private func judgeAll(_ rows: [UInt32], _ tests: JointTests, _ found: inout [Found]) {
    for left in rows.indices {
      for right in left + 1..<rows.count { judge(rows[left], rows[right], tests, &found) }
    }
  }

  /// Judges each pair of rows that the screens let through.
  private func judge(
    _ all: [UInt32], _ tests: JointTests, _ screens: [SimilarityScreen], _ found: inout [Found]
  ) {
    let rows = all.filter { row in screens.allSatisfy { $0.hasValue(row) } }
    let blocks = screens.map { $0.block(rows) }
    var others = Array(0..<UInt32(rows.count))
    for left in rows.indices {
      // Without a screen every place stays as it is.
      var places = left + 1..<rows.count
      for number in screens.indices {
        let count =
          number == 0
          ? screens[number].findSimilar(to: left, in: blocks[number], &others)
          : screens[number].keepSimilar(
            to: left, in: blocks[number], &others, count: places.upperBound)
        places = 0..<count
      }
      for place in places { judge(rows[left], rows[Int(others[place])], tests, &found) }
    }
  }

  @inline(__always)
  private func judge(
    _ left: UInt32, _ right: UInt32, _ tests: JointTests, _ found: inout [Found]
  ) {
    let pair = RowPair(left, right)
    if pairing.allows(pair), let score = tests.score(pair) {
      found.append(Found(pair: pair, score: Float(score)))
    }
  }
}

extension Pairing {
  /// How many pairs of some rows can be the same.
  fileprivate func count(among rows: [UInt32]) -> Int {
    var count = rows.count * (rows.count - 1) / 2
    if !isRestricted { return count }
    let sources = rows.map { source($0) }.filter { $0 != 0 }.sorted()
    var start = 0
    for index in sources.indices
    where index + 1 == sources.count || sources[index + 1] != sources[start] {
      let same = index + 1 - start
      count -= same * (same - 1) / 2
      start = index + 1
    }
    return count
  }
}
