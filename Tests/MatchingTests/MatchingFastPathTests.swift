import Kernels
import Testing

@testable import Matching

/// Fast ways through pairs, keys and values, each beside a slow reading of the same.
@Suite struct MatchingFastPathTests {
  /// Fourteen passes over five columns, one of which has two slots: more than one four of passes.
  private struct Table {
    let rowCount: Int
    var columns: [PreparedColumn] = []
    var atoms: [[BlockingAtom]] = []
    let passes: [BlockingPass]

    init(rowCount: Int, seed: UInt64) {
      var random = SeededNumbers(seed: seed)
      for _ in 0..<5 {
        let valueCount = 2 + random.next(below: rowCount)
        columns.append(
          PreparedColumn(rowCount: rowCount) { _, output in
            // One row in eight has no value.
            if random.next(below: 8) > 0 { output += "\(random.next(below: valueCount))".utf8 }
          })
      }
      atoms = columns.map { [BlockingAtom($0, named: "c", agreement: 0.5)] }
      let slots = columns.prefix(2).map { column in
        BlockingAtom.Slot(column) { $1.append(contentsOf: $0) }
      }
      atoms[0].append(BlockingAtom("either", agreement: 0.5, slots: slots))
      self.rowCount = rowCount
      passes = [
        [(0, 0)], [(1, 0)], [(2, 0)], [(0, 1)], [(3, 0)], [(4, 0)], [(0, 0), (1, 0)],
        [(0, 1), (2, 0)], [(1, 0), (2, 0), (3, 0)], [(2, 0), (4, 0)], [(3, 0), (4, 0)],
        [(0, 0), (4, 0)], [(2, 0), (0, 1)], [(1, 0), (0, 1), (3, 0)],
      ].map { parts in
        BlockingPass(parts: parts.map { BlockingPass.Part(field: $0.0, atom: $0.1) })
      }
    }

    /// The keys that a row has under a pass: its values, by slot; those without a value left out.
    func keys(_ row: Int, _ pass: BlockingPass) -> [[UInt32]] {
      pass.parts.reduce([[]]) { keys, part in
        let atom = atoms[part.field][part.atom]
        return (0..<atom.slotCount).flatMap { slot -> [[UInt32]] in
          let hash = atom.hash(row, slot: slot)
          return hash == 0 ? [] : keys.map { $0 + [hash] }
        }
      }
    }
  }

  @Test(arguments: [1, 2, 3, 4])
  func `each pair of a block counts once, with all passes that find it`(seed: UInt64) {
    let table = Table(rowCount: 60, seed: seed)
    let keys = table.passes.map { PassKeys($0, table.atoms) }
    let blocks = Blocks(
      keys, refiners: keys.map { _ in [] }, rows: Array(0..<60), rowCount: 60, threadCount: 2)
    var counted: [RowPair: UInt32] = [:]
    for (number, pass) in blocks.passes.enumerated() {
      for block in 0..<pass.blockCount {
        let rows = Set(pass.rows[pass[block]]).sorted()
        for (place, left) in rows.enumerated() {
          for right in rows[(place + 1)...] {
            let pair = RowPair(left, right)
            let bits = blocks.passes(of: pair, firstIn: number, block: block)
            if bits == 0 { continue }
            #expect(bits == blocks.passes(of: pair))
            #expect(counted.updateValue(bits, forKey: pair) == nil)
          }
        }
      }
    }
    for left in 0..<60 {
      for right in (left + 1)..<max(60, left + 1) {
        var wanted: UInt32 = 0
        for (number, pass) in table.passes.enumerated() {
          let (one, two) = (table.keys(left, pass), table.keys(right, pass))
          if one.contains(where: two.contains) { wanted |= 1 << UInt32(number) }
        }
        #expect(counted[RowPair(UInt32(left), UInt32(right))] ?? 0 == wanted)
      }
    }
  }

  @Test(arguments: [1, 40, 700])
  func `pairs with one key are counted, whatever was asked before`(rowCount: Int) {
    let table = Table(rowCount: rowCount, seed: UInt64(rowCount))
    let sample = KeySample(table.atoms, rowCount: rowCount)
    var shared = KeySample.Sharers()
    for pass in table.passes + table.passes.reversed() {
      var rows: [[UInt32]: [Int]] = [:]
      for row in 0..<rowCount {
        for key in table.keys(row, pass) { rows[key, default: []].append(row) }
      }
      // Of a key that a row has in two slots each counts, but not as a pair of the row with itself.
      let wanted = rows.values.reduce(0) { sum, rows in
        sum
          + rows.indices.reduce(0) { sum, place in
            sum + rows[(place + 1)...].count { $0 != rows[place] }
          }
      }
      var fresh = KeySample.Sharers()
      #expect(sample.pairCount(pass, &shared) == Double(wanted))
      #expect(sample.pairCount(pass, &fresh) == Double(wanted))
    }
  }

  @Test func `combinations of values are numbered as rows come`() {
    var random = SeededNumbers(seed: 5)
    let columns: [PreparedColumn?] = (0..<3).map { place in
      if place == 1 { return nil }
      return PreparedColumn(rowCount: 900) { _, output in
        if random.next(below: 4) > 0 { output += "\(random.next(below: 30))".utf8 }
      }
    }
    for present in [columns, [nil, nil, nil], [nil, columns[2]]] {
      let combined = ValueTuples(present, rowCount: 900)
      var known: [SIMD4<UInt32>] = [SIMD4()]
      for row in 0..<900 {
        var tuple = SIMD4<UInt32>()
        for (place, column) in present.enumerated() { tuple[place] = column?.ids[row] ?? 0 }
        let number = known.firstIndex(of: tuple) ?? known.count
        if number == known.count { known.append(tuple) }
        #expect(combined.numbers[row] == UInt32(number))
      }
      #expect(combined.tuples == known)
    }
  }

  @Test func `words of streets are left out or shortened, and never all of them`() {
    let words = ["street", "st", "north", "main", "12", "1st", "the", "north", "x", "west"]
    let dropped: Set = ["street", "st", "the"]
    let shortened = ["north": "n", "west": "w"]
    var random = SeededNumbers(seed: 9)
    for _ in 0..<2000 {
      let text = (0..<random.next(below: 6)).map { _ in words[random.next(below: words.count)] }
      let kept = text.filter { !dropped.contains($0) }.map { shortened[$0] ?? $0 }
      var bytes = Array(text.joined(separator: " ").utf8)
      StreetWords.shorten(&bytes)
      let wanted = (kept.isEmpty ? text : kept).joined(separator: " ")
      #expect(String(decoding: bytes, as: UTF8.self) == wanted)
    }
  }

  @Test func `links are put in the order of their bits, then of their rows`() {
    var random = SeededNumbers(seed: 3)
    let some: [Float] = [0, -0.0, 1, -1, 0.5, .infinity, -.infinity, 40, -40, 1e-30, -1e-30]
    for count in [0, 1, 2, 5000] {
      let edges = (0..<count).map { _ in
        LearnedMatcher.Edge(
          pair: RowPair(
            UInt32(truncatingIfNeeded: random.next()), UInt32(truncatingIfNeeded: random.next())),
          bits: random.next(below: 2) == 0
            ? some[random.next(below: some.count)] : Float(random.nextShare() * 80 - 40))
      }
      let wanted = edges.sorted(by: LearnedMatcher.Edge.isSurer)
      let found = LearnedMatcher.Edge.surestFirst(edges)
      #expect(found.map(\.pair) == wanted.map(\.pair))
      #expect(found.map(\.bits) == wanted.map(\.bits))
    }
  }
}
