/// A bitmap that is as long as its last set bit.
package struct GrowingBitmap: Sendable {
  private var words: [UInt64] = []

  package init() {}

  package var setCount: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Whether a bit is set.
  package subscript(index: Int) -> Bool {
    let word = index >> 6
    return word < words.count && words[word] >> UInt64(index & 63) & 1 != 0
  }

  /// Sets a bit; the words grow by half at the least.
  package mutating func insert(_ index: Int) {
    let word = index >> 6
    if word >= words.count {
      words.append(
        contentsOf: repeatElement(0, count: max(word + 1 - words.count, words.count / 2)))
    }
    words[word] |= 1 << UInt64(index & 63)
  }

  /// Sets every bit that the other has.
  package mutating func formUnion(_ other: GrowingBitmap) {
    if other.words.count > words.count {
      words.append(contentsOf: repeatElement(0, count: other.words.count - words.count))
    }
    for index in other.words.indices { words[index] |= other.words[index] }
  }
}
