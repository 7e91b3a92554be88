import Columns

/// How many different things two texts have, and how many of them both: words, or rows of `q`
/// neighbouring characters.
///
/// Two empty sets are the same, one empty set is like no other.
package struct SetOverlap: Sendable, Equatable {
  package let leftCount: Int
  package let rightCount: Int
  package let sharedCount: Int

  /// Counts over sets that are in order and without duplicates.
  package init(sorted left: Span<UInt64>, _ right: Span<UInt64>) {
    var (place, other, shared) = (0, 0, 0)
    while place < left.count, other < right.count {
      if left[place] == right[other] { shared += 1 }
      let isLess = left[place] <= right[other]
      if right[other] <= left[place] { other += 1 }
      if isLess { place += 1 }
    }
    leftCount = left.count
    rightCount = right.count
    sharedCount = shared
  }

  /// The shared things among all: Jaccard's index.
  package var jaccard: Double {
    ratio(Double(sharedCount), Double(leftCount + rightCount - sharedCount))
  }

  /// The shared things among the mean count: Dice's and Sørensen's coefficient.
  package var dice: Double {
    ratio(Double(2 * sharedCount), Double(leftCount + rightCount))
  }

  /// The shared things among the geometric mean of the counts: Ochiai's coefficient.
  package var cosine: Double {
    ratio(Double(sharedCount), (Double(leftCount) * Double(rightCount)).squareRoot())
  }

  /// The shared things among the smaller set: 1 where one holds the other.
  package var overlap: Double {
    ratio(Double(sharedCount), Double(min(leftCount, rightCount)))
  }

  private func ratio(_ part: Double, _ whole: Double) -> Double {
    if leftCount == 0 && rightCount == 0 { return 1 }
    return whole == 0 ? 0 : part / whole
  }
}

extension SetOverlap {
  /// Counts over the words of two texts, which white space parts.
  ///
  /// Words stand as 64 bits of their hash, so that two different ones are taken for one once in 10^19.
  package init(wordsOf left: Span<UInt8>, _ right: Span<UInt8>) {
    let most = Self.mostWords(left) + Self.mostWords(right)
    self = Scratch.with(UInt64(0), count: most) { codes in
      let leftCount = Self.takeWords(of: left, to: &codes, from: 0)
      let end = Self.takeWords(of: right, to: &codes, from: leftCount)
      return Self(codes.span, leftCount, end)
    }
  }

  /// Counts over rows of `size` neighbouring characters; a shorter text has none.
  ///
  /// Up to three they are compared themselves, longer ones as 64 bits of their hash.
  package init(gramsOf left: Span<UInt8>, _ right: Span<UInt8>, size: Int) {
    precondition(size > 0, "a gram has a character")
    self = GramMeasure(size: size).measure(utf8: left, right)
  }

  private init(_ codes: Span<UInt64>, _ leftCount: Int, _ end: Int) {
    self.init(sorted: codes.extracting(0..<leftCount), codes.extracting(leftCount..<end))
  }

  private static let hasher = KeyHasher()

  /// An upper bound of a text's words, for memory.
  private static func mostWords(_ text: Span<UInt8>) -> Int { (text.count + 1) / 2 }

  private static func takeWords(
    of text: Span<UInt8>, to codes: inout MutableSpan<UInt64>, from start: Int
  ) -> Int {
    var end = start
    var words = WordReader()
    while let word = words.next(in: text) {
      codes[end] = Self.hasher.hash(text.extracting(word)).first
      end += 1
    }
    return codes.sortUnique(start..<end)
  }
}

/// The sets of a text's rows of neighbouring units.
struct GramMeasure: PairMeasure {
  let size: Int

  func measure<Unit: TextUnit>(_ left: Span<Unit>, _ right: Span<Unit>) -> SetOverlap {
    let leftMost = max(left.count - size + 1, 0)
    return Scratch.with(UInt64(0), count: leftMost + max(right.count - size + 1, 0)) { codes in
      let leftCount = take(left, to: &codes, from: 0)
      let end = take(right, to: &codes, from: leftCount)
      let all = codes.span
      return SetOverlap(
        sorted: all.extracting(0..<leftCount), all.extracting(leftCount..<end))
    }
  }

  private func take<Unit: TextUnit>(
    _ text: Span<Unit>, to codes: inout MutableSpan<UInt64>, from start: Int
  ) -> Int {
    if text.count < size { return start }
    for index in 0...text.count - size {
      var code: UInt64 = 0
      for offset in 0..<size {
        // A unit has 21 bits. Longer rows are folded by the steps of splitmix64, each of them a bijection.
        if size > 3 { code = mixed(code) }
        code = (size > 3 ? code : code << 21) ^ UInt64(text[index + offset])
      }
      codes[start + index] = code
    }
    return codes.sortUnique(start..<start + text.count - size + 1)
  }

  private func mixed(_ code: UInt64) -> UInt64 {
    var code = code &+ 0x9E37_79B9_7F4A_7C15
    code = (code ^ (code >> 30)) &* 0xBF58_476D_1CE4_E5B9
    code = (code ^ (code >> 27)) &* 0x94D0_49BB_1331_11EB
    return code ^ (code >> 31)
  }
}

extension MutableSpan where Element == UInt64 {
  /// Sorts a part, moves its different elements to the part's start; returns the place behind them.
  mutating func sortUnique(_ range: Range<Int>) -> Int {
    // Safe: the range is within the span, which outlives the call.
    unsafe withUnsafeMutableBufferPointer { buffer in
      var part = unsafe UnsafeMutableBufferPointer(rebasing: buffer[range])
      unsafe part.sort()
    }
    var end = range.lowerBound
    for index in range where index == range.lowerBound || self[index] != self[end - 1] {
      self[end] = self[index]
      end += 1
    }
    return end
  }
}
