import Columns

/// What a dedupe decided about every row, once it has seen them all.
///
/// Rows are known by their record number in the input (0-based, the header not counted). The survivor of
/// a group stands at the place of the group's first member.
package struct Verdict: Sendable {
  /// Records that do not stay at their own place: duplicates, and survivors that moved to an earlier place.
  package var leaving: GrowingBitmap
  /// Places whose content comes from a later record, ascending by place.
  package var moves: [Move]
  /// The survivor of each record that was removed, ascending by record; filled only when asked for.
  package var survivors: [Move]
  /// Keys that have the first half of their hash in common with one before them.
  package var halfKeys = HalfKeys()

  /// A place, and the record whose content counts there.
  package struct Move: Sendable, Equatable {
    package var place: Int
    package var content: Int
  }

  /// Records that were removed; survivors that moved are none of them.
  package var removedCount: Int { leaving.setCount - moves.count }

  package init() {
    leaving = GrowingBitmap()
    moves = []
    survivors = []
  }

  /// The record whose content stands at `place`.
  package func content(at place: Int) -> Int? {
    Self.find(place, in: moves)
  }

  /// The record that stayed in the stead of `record`.
  package func survivor(of record: Int) -> Int? {
    Self.find(record, in: survivors)
  }

  /// Index of the first move whose place is not below `place`.
  package func firstMove(from place: Int) -> Int {
    Self.lowerBound(of: place, in: moves)
  }

  /// Brings moves and survivors into the order in which they are looked up.
  /// Takes over what another thread decided; the other is empty then, as both together would hold too
  /// much.
  mutating func take(_ other: inout Verdict) {
    leaving.formUnion(other.leaving)
    other.leaving = GrowingBitmap()
    moves.take(&other.moves)
    survivors.take(&other.survivors)
    halfKeys += other.halfKeys
  }

  mutating func sort() {
    moves.sort { $0.place < $1.place }
    survivors.sort { $0.place < $1.place }
  }

  private static func find(_ place: Int, in moves: [Move]) -> Int? {
    let index = lowerBound(of: place, in: moves)
    return index < moves.count && moves[index].place == place ? moves[index].content : nil
  }

  private static func lowerBound(of place: Int, in moves: [Move]) -> Int {
    var low = 0
    var high = moves.count
    while low < high {
      let middle = (low + high) / 2
      if moves[middle].place < place { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Array {
  /// Takes over the elements of another array, which is empty then: no more memory than both need.
  mutating func take(_ other: inout [Element]) {
    if isEmpty {
      swap(&self, &other)
    } else {
      reserveCapacity(count + other.count)
      self += other
      other = []
    }
  }
}

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
