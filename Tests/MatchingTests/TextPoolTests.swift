import Matching
import Testing

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
}
