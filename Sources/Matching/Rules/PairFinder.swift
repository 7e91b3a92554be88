/// Finds the pairs for which the test of a clause holds, among rows that are equal where it asks for that.
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

  /// Rows that share all values of some columns, two or more of each, in the order of their first rows.
  ///
  /// Without a column all rows are one block: then every pair is judged.
  func blocks(_ columns: [Int]) -> [[UInt32]] {
    if columns.isEmpty { return [Array(0..<UInt32(input.rowCount))] }
    var groups = KeyGroups(capacity: input.rowCount)
    var members: [(number: UInt32, row: UInt32)] = []
    for row in 0..<input.rowCount {
      var key: UInt64 = 0
      for column in columns {
        let id = input.columns[column].keys.ids[row]
        if id == 0 {
          key = 0
          break
        }
        // Two keys that differ meet once in 2^63.
        key = columns.count == 1 ? UInt64(id) : StableHash.mix(key, UInt64(id)) | 1
      }
      if key != 0 { members.append((groups.add(key), UInt32(row))) }
    }
    var blocks: [[UInt32]] = []
    var places = [Int](repeating: -1, count: groups.counts.count)
    for member in members where groups.counts[Int(member.number)] > 1 {
      if places[Int(member.number)] < 0 {
        places[Int(member.number)] = blocks.count
        blocks.append([])
      }
      blocks[places[Int(member.number)]].append(member.row)
    }
    return blocks
  }

  /// The pairs of some blocks for which tests hold, in the order of the blocks; how many were compared.
  func pairs(of blocks: [[UInt32]], _ tests: [PairTest]) -> (found: [Found], comparedCount: Int) {
    let pieceCount = (blocks.count + Self.blocksOfPiece - 1) / Self.blocksOfPiece
    let screens = judge.screens(tests)
    let test = PairTest.all(tests)
    let pieces = Parallel.map(pieceCount, threadCount: threadCount) { piece in
      let start = piece * Self.blocksOfPiece
      return blocks[start..<min(start + Self.blocksOfPiece, blocks.count)].map {
        (found: judged($0, test, screens), compared: pairing.count(among: $0))
      }
    }
    var found: [Found] = []
    var comparedCount = 0
    for result in pieces.joined() {
      found += result.found
      comparedCount += result.compared
    }
    return (found, comparedCount)
  }

  /// Judges each pair of rows that the screens let through.
  private func judged(
    _ all: [UInt32], _ test: PairTest, _ screens: [SimilarityScreen]
  ) -> [Found] {
    let rows = all.filter { row in screens.allSatisfy { $0.hasValue(row) } }
    let blocks = screens.map { $0.block(rows) }
    var found: [Found] = []
    var others: [Int] = []
    for left in rows.indices {
      others.removeAll(keepingCapacity: true)
      others.append(contentsOf: left + 1..<rows.count)
      for (screen, block) in zip(screens, blocks) {
        screen.keepSimilar(to: left, in: block, &others)
      }
      for right in others {
        let pair = RowPair(rows[left], rows[right])
        if pairing.allows(pair), let score = judge.score(test, pair) {
          found.append(Found(pair: pair, score: Float(score)))
        }
      }
    }
    return found
  }
}

extension Pairing {
  /// How many pairs of some rows can be the same.
  fileprivate func count(among rows: [UInt32]) -> Int {
    var count = rows.count * (rows.count - 1) / 2
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
