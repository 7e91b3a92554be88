import Kernels
import Testing

@testable import Matching

@Suite struct TextPoolTests {
  @Test func `texts are numbered in the order in which they are first met`() {
    var pool = TextPool()
    let texts = (0..<500).map { Array("text \($0 * 7919 % 250)".utf8) }
    let numbers = texts.map { pool.intern($0.span) }
    #expect(pool.count == 251)
    #expect(numbers.prefix(250).elementsEqual(1...250))
    #expect(numbers.suffix(250).elementsEqual(numbers.prefix(250)))
    for (text, number) in zip(texts, numbers) {
      let found = pool[number]
      #expect(found.indices.map { found[$0] } == text)
      #expect(pool.number(of: text.span) == number)
    }
    #expect(pool.number(of: Array("another".utf8).span) == nil)
    #expect(pool.intern([UInt8]().span) == 0)
  }

  @Test func `many texts at once have the numbers that one by one would have`() {
    var random = SeededNumbers(seed: 7)
    var texts: [[UInt8]] = []
    for _ in 0..<3000 {
      let count = Int(random.next() % 12)
      texts.append((0..<count).map { _ in UInt8(0x61 + random.next() % 3) })
    }
    var (one, all) = (TextPool(), TextPool())
    let wanted = texts.map { one.intern($0.span) }
    var numbers: [UInt32] = []
    all.intern(texts.count, into: &numbers) { index, body in
      let text = texts[index]
      body(text.span)
    }
    #expect(numbers == wanted)
  }
}

extension TextPoolTests {
  @Test(arguments: [0, 1, 100, 3000])
  func `room made for more texts changes no number`(count: Int) {
    let texts = (0..<2000).map { Array("text \($0 % 1500)".utf8) }
    var (plain, roomy) = (TextPool(), TextPool())
    for (index, text) in texts.enumerated() {
      if index == 700 { roomy.reserve(count, byteCount: count * 9) }
      #expect(roomy.intern(text.span) == plain.intern(text.span))
    }
    #expect(roomy.count == plain.count && roomy.byteCount == plain.byteCount)
  }

  @Test func `a column foresees values that come once, and no others`() {
    for valueCount in [3, 1000] {
      var column = InternedColumn()
      for row in 0..<1000 { column.append(Array("v\(row % valueCount)".utf8).span) }
      let before = column
      column.foresee(rowCount: 5000)
      #expect(column.ids == before.ids && column.pool.count == before.pool.count)
      #expect(column.pool.number(of: Array("v2".utf8).span) == 3)
    }
  }
}

@Suite struct PreparedColumnTests {
  /// The texts of the rows under a way to normalize, and their numbers.
  private func rows(
    _ column: InternedColumn, _ normalize: (Span<UInt8>, inout [UInt8]) -> Void
  ) -> (texts: [[UInt8]], numbers: [UInt32]) {
    let prepared = PreparedColumn(column, normalize: normalize)
    let texts = (0..<UInt32(column.ids.count)).map { row in
      let text = prepared.text(row)
      return text.indices.map { text[$0] }
    }
    return (texts, prepared.ids)
  }

  @Test func `values are numbered as rows come, whether they change or not`() {
    var random = SeededNumbers(seed: 11)
    var column = InternedColumn()
    for _ in 0..<500 {
      let number = random.next() % 80
      if number == 0 {
        column.appendMissing()
      } else {
        column.append(Array("v\(number)".utf8).span)
      }
    }
    var turned = column
    turned.ids.reverse()
    for column in [column, turned] {
      let texts = column.ids.map { id in
        let text = column.pool[id]
        return text.indices.map { text[$0] }
      }
      let same = rows(column) { $1.append(contentsOf: $0) }
      let changed = rows(column) { text, output in
        if !text.isEmpty { output.append(0x78) }
        output.append(contentsOf: text)
      }
      #expect(same.texts == texts)
      #expect(changed.texts == texts.map { $0.isEmpty ? [] : [0x78] + $0 })
      #expect(same.numbers == changed.numbers)
      var seen: [UInt32] = []
      for number in same.numbers where number != 0 && !seen.contains(number) { seen.append(number) }
      #expect(seen.elementsEqual(1...UInt32(seen.count)))
    }
  }
}
