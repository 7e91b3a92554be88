import Testing

@testable import Kernels

@Suite("Measures of similarity against their textbook forms")
struct SimilarityPropertyTests {
  /// Every length to 70, then some across the borders of words.
  static let lengths = Array(0...70) + [96, 127, 128, 129, 191, 192, 193, 400]

  /// Fails with the first pair for which the body says false.
  private func each(_ body: (_ left: [UInt8], _ right: [UInt8]) -> Bool) {
    for (index, alphabet) in SimilarTexts.alphabets.enumerated() {
      for length in Self.lengths {
        for seed in 0..<2 {
          let seed = UInt64(seed * 10 + index)
          for pair in SimilarTexts.pairs(length, of: alphabet.letters, seed: seed) {
            if !body(pair.left, pair.right) {
              Issue.record("\(alphabet.name): \(pair.left) and \(pair.right)")
              return
            }
          }
        }
      }
    }
  }

  @Test("Jaro and Jaro-Winkler are the textbook's to the last bit, from both sides, 1 for equals")
  func jaro() {
    each { left, right in
      let (first, second) = (Textbook.units(left), Textbook.units(right))
      let plain = Jaro.similarity(left.span, right.span)
      let boosted = JaroWinkler.similarity(left.span, right.span)
      return plain == Textbook.jaro(first, second, isBoosted: false)
        && boosted == Textbook.jaro(first, second, isBoosted: true)
        && boosted == JaroWinkler.similarityByScalar(left.span, right.span)
        && boosted == JaroWinkler.similarity(right.span, left.span)
        && (plain >= 0 && plain <= boosted && boosted <= 1)
        && (boosted == 1) == (left == right)
        && JaroWinkler.similarityOfLong(left.span, right.span) >= boosted
    }
  }

  @Test("Jaro-Winkler of short texts is the textbook's, whatever the two lengths")
  func jaroOfShort() {
    var random = SplitMix(state: 5)
    func text(_ count: Int) -> [UInt8] {
      (0..<count).map { _ in [0x61, 0x62, 0x63, 0][Int.random(in: 0..<4, using: &random)] }
    }
    for left in 1...9 {
      for right in 1...9 {
        for _ in 0..<200 {
          let (one, other) = (text(left), text(right))
          let wanted = Textbook.jaro(Textbook.units(one), Textbook.units(other), isBoosted: true)
          let found = JaroWinkler.similarity(one.span, other.span)
          if found != wanted { Issue.record("\(one) and \(other): \(found), not \(wanted)") }
        }
      }
    }
  }

  @Test("edit distances are the table's, with and without swaps")
  func edits() {
    each { left, right in
      let (first, second) = (Textbook.units(left), Textbook.units(right))
      let plain = Levenshtein.distance(left.span, right.span)
      let swapped = OptimalStringAlignment.distance(left.span, right.span)
      return plain == Textbook.editDistance(first, second, swaps: false)
        && swapped == Textbook.editDistance(first, second, swaps: true)
        && plain == Levenshtein.distanceByScalar(left.span, right.span)
        && swapped == OptimalStringAlignment.distanceByScalar(left.span, right.span)
        && plain == Levenshtein.distance(right.span, left.span)
        && swapped == OptimalStringAlignment.distance(right.span, left.span)
    }
  }

  @Test("a limit gives the distance up to it, and nothing above", arguments: [0, 1, 2, 3, 8, 40])
  func limit(limit: Int) {
    each { left, right in
      let plain = Levenshtein.distance(left.span, right.span)
      let swapped = OptimalStringAlignment.distance(left.span, right.span)
      let limited = Levenshtein.distance(left.span, right.span, limit: limit)
      let other = OptimalStringAlignment.distance(left.span, right.span, limit: limit)
      return limited == (plain <= limit ? plain : nil)
        && other == (swapped <= limit ? swapped : nil)
    }
  }

  @Test("distances stand in order: Damerau, alignment, Levenshtein, Hamming, the longer text")
  func order() {
    each { left, right in
      let (first, second) = (Textbook.units(left), Textbook.units(right))
      let damerau = DamerauLevenshtein.distance(left.span, right.span)
      let alignment = OptimalStringAlignment.distance(left.span, right.span)
      let plain = Levenshtein.distance(left.span, right.span)
      let hamming = Hamming.distance(left.span, right.span)
      return damerau == Textbook.damerau(first, second)
        && damerau == DamerauLevenshtein.distance(right.span, left.span)
        && (damerau <= alignment && alignment <= plain && plain <= hamming)
        && hamming <= max(first.count, second.count)
        && (damerau == 0) == (left == right)
    }
  }

  @Test("the longest common subsequence is the table's")
  func subsequence() {
    each { left, right in
      let (first, second) = (Textbook.units(left), Textbook.units(right))
      let length = LongestCommonSubsequence.length(left.span, right.span)
      return length == Textbook.subsequence(first, second)
        && LongestCommonSubsequence.distance(right.span, left.span) == first.count + second.count
          - 2 * length
    }
  }

  @Test("overlaps of grams and words are those of sets", arguments: [1, 2, 3, 4, 6])
  func overlaps(size: Int) {
    each { left, right in
      let (first, second) = (Textbook.units(left), Textbook.units(right))
      func grams(_ units: [Int]) -> Set<[Int]> {
        units.count < size ? [] : Set((0...units.count - size).map { Array(units[$0..<$0 + size]) })
      }
      let (these, those) = (grams(first), grams(second))
      let overlap = SetOverlap(gramsOf: left.span, right.span, size: size)
      func words(_ text: [UInt8]) -> Set<[UInt8]> {
        Set(text.split { $0 == 0x20 }.map { Array($0) })
      }
      let (some, others) = (words(left), words(right))
      let wordOverlap = SetOverlap(wordsOf: left.span, right.span)
      return (overlap.leftCount == these.count && overlap.rightCount == those.count)
        && overlap.sharedCount == these.intersection(those).count
        && (wordOverlap.leftCount == some.count && wordOverlap.rightCount == others.count)
        && wordOverlap.sharedCount == some.intersection(others).count
    }
  }

  @Test("similarities of sets lie between 0 and 1, each below the next")
  func bounds() {
    each { left, right in
      let overlap = SetOverlap(gramsOf: left.span, right.span, size: 2)
      let row = [overlap.jaccard, overlap.dice, overlap.cosine, overlap.overlap]
      let monge = MongeElkan.similarity(left.span, right.span)
      return zip(row, row.dropFirst()).allSatisfy { $0 <= $1 + 1e-12 }
        && (row[0] >= 0 && row[3] <= 1)
        && (monge >= 0 && monge <= 1)
        && monge == MongeElkan.similarity(right.span, left.span)
        && (left != right || overlap.jaccard == 1 && monge == 1)
    }
  }

  @Test("bytes that are no text equal only themselves")
  func broken() {
    let left: [UInt8] = [0x61, 0xFF, 0xFE]
    #expect(Levenshtein.distance(left.span, [0x61, 0xFF, 0xFF].span) == 1)
    #expect(Levenshtein.distance(left.span, [0x61, 0xFF, 0xFE].span) == 0)
    #expect(Hamming.distance([0xE5, 0x8C].span, Array("北".utf8).span) == 2)
  }
}
