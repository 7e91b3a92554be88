/// One bit a row.
@frozen @usableFromInline
package struct Bitmap: Sendable, Equatable {
  @usableFromInline var words: [UInt64]
  @usableFromInline package internal(set) var count: Int

  package init(count: Int, repeating bit: Bool = false) {
    self.count = count
    words = Array(repeating: bit ? .max : 0, count: (count + 63) / 64)
    clearTail()
  }

  /// Whether the bit of a row is set.
  @inlinable
  package subscript(row: Int) -> Bool {
    get { words[row >> 6] >> UInt64(row & 63) & 1 != 0 }
    set {
      let bit = (1 as UInt64) << UInt64(row & 63)
      if newValue { words[row >> 6] |= bit } else { words[row >> 6] &= ~bit }
    }
  }

  /// Sets the bit of a row.
  @inlinable
  package mutating func insert(_ row: Int) {
    words[row >> 6] |= 1 << UInt64(row & 63)
  }

  /// How many bits are set.
  package var setCount: Int {
    words.reduce(0) { $0 + $1.nonzeroBitCount }
  }

  package var isEmpty: Bool {
    words.allSatisfy { $0 == 0 }
  }

  /// Makes it `count` rows of `bit`, in the memory it has.
  package mutating func reset(count: Int, to bit: Bool = false) {
    self.count = count
    let wordCount = (count + 63) / 64
    words.removeAll(keepingCapacity: true)
    words.append(contentsOf: repeatElement(bit ? .max : 0, count: wordCount))
    clearTail()
  }

  /// Sets every bit that the other, of as many rows, has.
  package mutating func formUnion(_ other: Bitmap) {
    for index in words.indices { words[index] |= other.words[index] }
  }

  /// The set rows, ascending.
  @inlinable
  package func forEachRow(_ body: (Int) -> Void) {
    for index in words.indices {
      var word = words[index]
      while word != 0 {
        body(index << 6 + word.trailingZeroBitCount)
        word &= word - 1
      }
    }
  }

  private mutating func clearTail() {
    if count & 63 != 0 { words[words.count - 1] &= (1 << UInt64(count & 63)) - 1 }
  }
}
