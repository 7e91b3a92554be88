import Kernels
import Testing

@testable import Matching

/// How many edits two codes are apart at least, beside how many they are.
@Suite struct CodeSketchTests {
  /// A code and another that most often is some slips away from it.
  private func codes(_ random: inout SeededNumbers) -> ([UInt8], [UInt8]) {
    let alphabet = Array((random.next(below: 2) == 0 ? "0123456789" : "0AQaq-59éł中").utf8)
    let code = (0..<random.next(below: 30)).map { _ in alphabet[random.next(below: alphabet.count)]
    }
    var other = code
    for _ in 0..<random.next(below: 5) {
      let place = random.next(below: other.count + 1)
      switch random.next(below: 4) {
      case 0: other.insert(alphabet[random.next(below: alphabet.count)], at: place)
      case 1 where place < other.count: other.remove(at: place)
      case 2 where place < other.count:
        other[place] = alphabet[random.next(below: alphabet.count)]
      case 3 where place + 1 < other.count: other.swapAt(place, place + 1)
      default: other.reverse()
      }
    }
    return (code, other)
  }

  @Test(arguments: [1, 2, 3])
  func `no two codes are fewer edits apart than their sketches say`(seed: UInt64) {
    var random = SeededNumbers(seed: seed)
    var differences: Set<Int> = []
    for _ in 0..<500 {
      let (code, other) = codes(&random)
      let least = CodeSketch(code.span).leastEdits(to: CodeSketch(other.span))
      differences.insert(least)
      #expect(least == CodeSketch(other.span).leastEdits(to: CodeSketch(code.span)))
      guard
        let edits = OptimalStringAlignment.distance(code.span, other.span, limit: 60)
      else {
        Issue.record("no distance")
        continue
      }
      #expect(least <= edits)
    }
    #expect(differences.isSuperset(of: 0...4))
  }

  @Test func `characters are counted by themselves, fifteen times at most`() {
    func edits(_ one: String, _ other: String) -> Int {
      CodeSketch(Array(one.utf8).span).leastEdits(to: CodeSketch(Array(other.utf8).span))
    }
    #expect(edits("12125550123", "12125550132") == 0)
    #expect(edits("12125550123", "12125550124") == 1)
    #expect(edits("0000000000", "9999999999") == 10)
    #expect(edits("", "123456789012345") == 15)
    #expect(edits(String(repeating: "7", count: 40), "") == 15)
    #expect(edits(String(repeating: "7", count: 40), String(repeating: "7", count: 15)) == 0)
  }
}
