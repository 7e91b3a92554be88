import Testing

@testable import Columns

@Suite("A bitmap is a set of rows")
struct BitmapTests {
  /// The bitmap as an array of bits, read one by one.
  private func bits(_ bitmap: Bitmap) -> [Bool] { (0..<bitmap.count).map { bitmap[$0] } }

  /// Compares everything a bitmap says with an array of bits.
  private func expect(_ bitmap: Bitmap, is wanted: [Bool]) {
    #expect(bits(bitmap) == wanted)
    #expect(bitmap.setCount == wanted.count { $0 })
    #expect(bitmap.isEmpty == !wanted.contains(true))
    var rows: [Int] = []
    let add = { rows.append($0) }
    bitmap.forEachRow(add)
    #expect(rows == wanted.indices.filter { wanted[$0] })
  }

  @Test("of any count, full or empty", arguments: 0...200)
  func counts(count: Int) {
    for bit in [false, true] {
      expect(Bitmap(count: count, repeating: bit), is: Array(repeating: bit, count: count))
      var reused = Bitmap(count: 130, repeating: !bit)
      reused.reset(count: count, to: bit)
      expect(reused, is: Array(repeating: bit, count: count))
      #expect(reused == Bitmap(count: count, repeating: bit))
    }
  }

  @Test(
    "that any row joins and leaves, like an array of bits", arguments: [1, 63, 64, 65, 128, 191])
  func changes(count: Int) {
    var random = SeededRandom(UInt64(count))
    var bitmap = Bitmap(count: count)
    var wanted = Array(repeating: false, count: count)
    for _ in 0..<500 {
      let row = Int.random(in: 0..<count, using: &random)
      if Bool.random(using: &random) {
        bitmap.insert(row)
        wanted[row] = true
      } else {
        let bit = Bool.random(using: &random)
        bitmap[row] = bit
        wanted[row] = bit
      }
    }
    expect(bitmap, is: wanted)
  }

  @Test("that takes in another one's rows", arguments: [0, 1, 64, 100, 200])
  func union(count: Int) {
    var random = SeededRandom(7)
    let sets = (0..<2).map { _ in (0..<count).map { _ in Bool.random(using: &random) } }
    let bitmaps = sets.map { set in
      var bitmap = Bitmap(count: count)
      for row in set.indices where set[row] { bitmap.insert(row) }
      return bitmap
    }
    var both = bitmaps[0]
    both.formUnion(bitmaps[1])
    expect(both, is: zip(sets[0], sets[1]).map { $0 || $1 })
  }
}
