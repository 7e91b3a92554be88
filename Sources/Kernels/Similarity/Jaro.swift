import CScan

/// Jaro's similarity: how many units two texts share within half the longer one's length, and how
/// many of them stand in another order; 0 to 1.
///
/// Bit-parallel up to 64 units: a look finds all the places of a unit, a mask those within reach and
/// not yet taken, the lowest bit the first; so the result is that of the textbook loop to the last bit.
/// Two empty texts are the same. Sources: Jaro 1989, JASA 84; the bit masks as Hyyrö uses them for
/// edit distances.
package enum Jaro {
  /// The similarity of two texts of UTF-8.
  package static func similarity(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Double {
    JaroMeasure(boost: .none).similarity(left, right)
  }
}

/// Winkler's boost of Jaro's similarity for texts that begin alike: a tenth of what is missing to 1 for
/// each of the first four units, where the similarity is above 0.7.
///
/// Source: Winkler 1990, and strcmp95.c of the U.S. Census Bureau for the long-text adjustment.
package enum JaroWinkler {
  /// The similarity of two texts of UTF-8.
  @inline(__always)
  package static func similarity(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Double {
    JaroMeasure(boost: .prefix).similarity(left, right)
  }

  /// The same with a further boost for long texts that agree in more than half of their rest.
  package static func similarityOfLong(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Double {
    JaroMeasure(boost: .prefixAndLength).similarity(left, right)
  }

  /// The similarity by code points, also of texts in ASCII: the slow path of measurements.
  package static func similarityByScalar(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Double {
    JaroMeasure(boost: .prefix).measureByScalar(left, right)
  }
}

/// Jaro's similarity with what is added to it.
struct JaroMeasure: PairMeasure {
  /// What is added for texts that begin alike.
  enum Boost { case none, prefix, prefixAndLength }

  /// Below it, or at it, nothing is added.
  private static let boostThreshold = 0.7
  /// The share of the rest that each unit of the common beginning adds.
  private static let prefixScale = 0.1

  let boost: Boost

  /// The similarity of two texts of UTF-8.
  @inline(__always)
  func similarity(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Double {
    if left.isEmpty || right.isEmpty || max(left.count, right.count) > JaroMatches.wordByteCount {
      return measure(utf8: left, right)
    }
    guard let matches = JaroMatches(inWords: left, right) else {
      return measureByScalar(left, right)
    }
    return weight(of: matches, left, right)
  }

  @inline(__always)
  func measure<Unit: TextUnit>(_ left: Span<Unit>, _ right: Span<Unit>) -> Double {
    if left.isEmpty || right.isEmpty { return left.count == right.count ? 1 : 0 }
    return weight(of: JaroMatches(left, right), left, right)
  }

  @inline(__always)
  private func weight<Unit: TextUnit>(
    of matches: JaroMatches, _ left: Span<Unit>, _ right: Span<Unit>
  ) -> Double {
    if matches.count == 0 { return 0 }
    let common = Double(matches.count)
    let weight =
      (common / Double(left.count) + common / Double(right.count)
        + (common - Double(matches.outOfOrder / 2)) / common) / 3
    if boost == .none || weight <= Self.boostThreshold { return weight }
    return boosted(weight, common: matches.count, left, right)
  }

  @inline(__always)
  private func boosted<Unit: TextUnit>(
    _ weight: Double, common: Int, _ left: Span<Unit>, _ right: Span<Unit>
  ) -> Double {
    let shorter = min(left.count, right.count)
    let most = min(shorter, 4)
    var prefix = 0
    while prefix < most, left[prefix] == right[prefix] { prefix += 1 }
    let result = weight + Double(prefix) * Self.prefixScale * (1 - weight)
    if boost == .prefix || shorter <= 4 || common <= prefix + 1 || 2 * common < shorter + prefix {
      return result
    }
    let rest = Double(left.count + right.count - prefix * 2 + 2)
    return result + (1 - result) * (Double(common - prefix - 1) / rest)
  }
}

/// The units that two texts share within reach of each other.
struct JaroMatches {
  private(set) var count = 0
  /// How many of them differ from the one at the same place in the other text's row of matches.
  private(set) var outOfOrder = 0

  /// The most bytes of a word.
  static let wordByteCount = 8

  /// In texts of no more than a word; nil where a byte is not ASCII. Neither is empty.
  @inline(__always)
  init?(inWords left: Span<UInt8>, _ right: Span<UInt8>) {
    // Safe: reads the bytes of both, which are eight at most, and no further.
    let found = unsafe left.withBase { left, count in
      unsafe right.withBase { unsafe jaro_matches_in_8(left, count, $0, $1) }
    }
    if found == JARO_NOT_ASCII { return nil }
    self.init(packed: found)
  }

  /// Neither text is empty.
  @inline(__always)
  init<Unit: TextUnit>(_ left: Span<Unit>, _ right: Span<Unit>) {
    let reach = max(max(left.count, right.count) / 2 - 1, 0)
    if let found = Unit.shortMatches(left, right, reach: reach) {
      self = found
    } else {
      find(left, right, reach)
    }
  }

  /// In texts that are not short.
  @inline(never)
  private mutating func find<Unit: TextUnit>(
    _ left: Span<Unit>, _ right: Span<Unit>, _ reach: Int
  ) {
    if left.count > Self.mostByLoop || right.count > Self.mostByLoop {
      findByUnit(left, right, reach)
    } else if left.count > 64 || right.count > 64 {
      findInLong(left, right, reach)
    } else if right.count <= Unit.ShortBlock.capacity {
      find(left, right, Unit.ShortBlock(right), reach)
    } else {
      find(left, right, Unit.Block(right), reach)
    }
  }

  @inline(__always)
  private mutating func find<Block: UnitBlock>(
    _ left: Span<Block.Unit>, _ right: Span<Block.Unit>, _ block: Block, _ reach: Int
  ) {
    var leftTaken: UInt64 = 0
    var rightTaken: UInt64 = 0
    var highest: UInt64 = 0
    var isOrdered = true
    // The places within reach: reach + 1 of them at first, then one more a step, then one less below.
    var window = UInt64.max >> UInt64(63 - reach)
    for index in left.indices {
      let free = block.places(of: left[index]) & window & ~rightTaken
      let place = free & (0 &- free)
      rightTaken |= place
      leftTaken |= (place == 0 ? 0 : 1) << UInt64(index)
      isOrdered = isOrdered && (place == 0 || place > highest)
      highest = max(highest, place)
      window = index < reach ? window << 1 | 1 : window << 1
    }
    count = rightTaken.nonzeroBitCount
    if !isOrdered { compareOrder(left, right, leftTaken, rightTaken) }
  }

  private mutating func compareOrder<Unit: TextUnit>(
    _ left: Span<Unit>, _ right: Span<Unit>, _ leftTaken: UInt64, _ rightTaken: UInt64
  ) {
    var leftTaken = leftTaken
    var rightTaken = rightTaken
    while leftTaken != 0 {
      let isSame = left[leftTaken.trailingZeroBitCount] == right[rightTaken.trailingZeroBitCount]
      outOfOrder += isSame ? 0 : 1
      leftTaken &= leftTaken - 1
      rightTaken &= rightTaken - 1
    }
  }

  /// Texts of more units take a time that grows with them, not with their square.
  private static let mostByLoop = 192

  /// The same as the textbook loop, by the places of each unit: those out of reach are so for all units to come.
  private mutating func findByUnit<Unit: TextUnit>(
    _ left: Span<Unit>, _ right: Span<Unit>, _ reach: Int
  ) {
    let none = -1
    // The first free place of each unit, and the next one with the same unit as a place.
    var first: [Unit: Int] = [:]
    var next = [Int](repeating: none, count: right.count)
    for place in right.indices.reversed() {
      next[place] = first[right[place]] ?? none
      first[right[place]] = place
    }
    var taken: [Unit] = []
    var isTaken = [Bool](repeating: false, count: right.count)
    for index in left.indices {
      guard var place = first[left[index]] else { continue }
      while place != none, place < index - reach { place = next[place] }
      let isFound = place != none && place <= index + reach
      if isFound {
        isTaken[place] = true
        taken.append(left[index])
        place = next[place]
      }
      first[left[index]] = place == none ? nil : place
    }
    count = taken.count
    var number = 0
    for place in right.indices where isTaken[place] {
      outOfOrder += taken[number] == right[place] ? 0 : 1
      number += 1
    }
  }

  /// The textbook loop, for texts of more than 64 units.
  private mutating func findInLong<Unit: TextUnit>(
    _ left: Span<Unit>, _ right: Span<Unit>, _ reach: Int
  ) {
    let found = Scratch.with(false, count: left.count + right.count) { taken in
      var result = JaroMatches()
      for index in left.indices {
        let end = min(index + reach + 1, right.count)
        var place = max(index - reach, 0)
        while place < end, taken[left.count + place] || right[place] != left[index] { place += 1 }
        guard place < end else { continue }
        taken[index] = true
        taken[left.count + place] = true
        result.count += 1
      }
      var place = 0
      for index in left.indices where taken[index] {
        while !taken[left.count + place] { place += 1 }
        result.outOfOrder += left[index] == right[place] ? 0 : 1
        place += 1
      }
      return result
    }
    self = found
  }

  private init() {}

  /// As C gives them: the count in the lowest byte, what is out of order above.
  @inline(__always)
  fileprivate init(packed found: UInt32) {
    count = Int(found & 0xFF)
    outOfOrder = Int(found >> 8)
  }
}

extension UInt8 {
  /// The units that two texts of no more than sixteen share; nil of longer ones. Neither is empty.
  @inline(__always)
  static func shortMatches(
    _ left: Span<UInt8>, _ right: Span<UInt8>, reach: Int
  ) -> JaroMatches? {
    if Swift.max(left.count, right.count) > ShortBlock.capacity { return nil }
    // Safe: reads the bytes of both, which are sixteen at most, and no further.
    let found = unsafe left.withBase { left, count in
      unsafe right.withBase { unsafe jaro_matches_in_16(left, count, $0, $1, reach) }
    }
    return JaroMatches(packed: found)
  }
}

extension UInt32 {
  /// Code points have no faster way.
  @inline(__always)
  static func shortMatches(
    _ left: Span<UInt32>, _ right: Span<UInt32>, reach: Int
  ) -> JaroMatches? { nil }
}
