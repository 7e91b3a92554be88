import Kernels

/// Chinese names of a column as they are spoken, to tell those written in other characters or letters.
struct SpokenNames: Sendable {
  private var pool = TextPool()
  /// By value: the number of what is spoken; 0 where the name has no Chinese character.
  private var ids: [UInt32] = []

  init() {}

  init(_ column: PreparedColumn) {
    for number in 0..<UInt32(column.pool.count) {
      ids.append(Self.spoken(column.pool[number]).map { pool.intern($0.span) } ?? 0)
    }
  }

  /// A name of Chinese characters as Pinyin, without blanks; nil for others.
  static func spoken(_ text: Span<UInt8>) -> [UInt8]? {
    // Characters from U+4E00 to U+9FFF begin with these bytes.
    guard text.indices.contains(where: { text[$0] >= 0xE4 && text[$0] <= 0xE9 }) else { return nil }
    return Pinyin.pinyin(of: text).filter { $0 != 0x20 }
  }

  /// Whether two names of which one at least is Chinese sound the same; nil where none is.
  func isAlike(
    _ left: UInt32, _ leftColumn: PreparedColumn, _ others: SpokenNames, _ right: UInt32,
    _ rightColumn: PreparedColumn
  ) -> Bool? {
    let first = ids.isEmpty ? 0 : ids[Int(left)]
    let second = others.ids.isEmpty ? 0 : others.ids[Int(right)]
    if first == 0 && second == 0 { return nil }
    if first == 0 { return others.pool[second].isEqualWithoutBlanks(leftColumn.pool[left]) }
    if second == 0 { return pool[first].isEqualWithoutBlanks(rightColumn.pool[right]) }
    return pool[first].isEqual(to: others.pool[second])
  }
}

extension Span<UInt8> {
  /// Whether both have the same bytes but for blanks in the other.
  fileprivate func isEqualWithoutBlanks(_ other: Span<UInt8>) -> Bool {
    var index = 0
    for place in other.indices where other[place] != 0x20 {
      guard index < count, self[index] == other[place] else { return false }
      index += 1
    }
    return index == count
  }
}
