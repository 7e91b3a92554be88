import Columns
import Testing

@testable import Kernels

@Suite struct KeyHashTests {
  static func hash(_ fields: [[UInt8]], _ hasher: KeyHasher = .routing1) -> KeyHash {
    var arena = ByteArena()
    return hasher.hash(
      fields.map { field in
        arena.append(field)
        return arena.commit()
      })
  }

  @Test func `no two short keys are alike`() {
    var seen: Set<KeyHash> = []
    var halves: (Set<UInt64>, Set<UInt64>) = ([], [])
    var count = 0
    for first in 0..<20 {
      for second in 0..<20 {
        for byte in [UInt8(0), 1, 0x20, 0x61, 0xFF] {
          let fields = [
            [UInt8](repeating: byte, count: first), [UInt8](repeating: byte, count: second),
          ]
          let isNew = byte == 0 || first + second > 0
          let hash = Self.hash(fields)
          if isNew { count += 1 }
          seen.insert(hash)
          halves.0.insert(hash.first)
          halves.1.insert(hash.second)
        }
      }
    }
    #expect(seen.count == count && halves.0.count == count && halves.1.count == count)
  }

  /// The hash of fields of which each has a state of its own, as columns keep them.
  private static func joined(_ fields: [[UInt8]]) -> KeyHash {
    var arena = ByteArena()
    let hasher = KeyHasher.routing1
    let states = fields.map { field in
      arena.append(field)
      var state = hasher.start()
      hasher.add(arena.commit(), to: &state)
      return state
    }
    var all = states[0]
    for state in states.dropFirst() { hasher.add(state, to: &all) }
    return hasher.finish(all)
  }

  @Test func `fields that are hashed by themselves make keys, the same texts in several as well`() {
    let texts = ["", "a", "b", "ab", "ba", "0", "aaaaaaaaaaaaaaaaaaaaaaaa"].map { Array($0.utf8) }
    var seen: Set<KeyHash> = []
    var halves: (Set<UInt64>, Set<UInt64>) = ([], [])
    func note(_ fields: [[UInt8]]) {
      let hash = Self.joined(fields)
      seen.insert(hash)
      halves.0.insert(hash.first)
      halves.1.insert(hash.second)
    }
    for first in texts {
      note([first])
      for second in texts {
        note([first, second])
        for third in texts { note([first, second, third]) }
      }
    }
    let count = 7 + 7 * 7 + 7 * 7 * 7
    #expect(seen.count == count && halves.0.count == count && halves.1.count == count)
  }

  @Test func `where a field ends counts`() {
    let text = Array("abcdefghijklmnopqrstuvwxyz0123456789".utf8)
    var seen: Set<KeyHash> = [Self.hash([text]), Self.hash([])]
    for cut in 0...text.count {
      seen.insert(Self.hash([Array(text[..<cut]), Array(text[cut...])]))
      seen.insert(Self.hash([[], Array(text[..<cut]), Array(text[cut...])]))
    }
    seen.insert(Self.hash([text, [], []]))
    #expect(seen.count == 2 + 2 * (text.count + 1) + 1)
  }

  @Test func `each byte at each place counts, at every length`() {
    for count in 1...70 {
      let text = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ count) }
      var seen: Set<KeyHash> = [Self.hash([text])]
      for index in text.indices {
        for bit in 0..<8 {
          var other = text
          other[index] ^= 1 << UInt8(bit)
          seen.insert(Self.hash([other]))
        }
      }
      #expect(seen.count == 1 + count * 8, "length \(count)")
    }
  }

  @Test func `a changed bit changes half of the bits`() {
    var generator = SplitMix(state: 41)
    for count in [1, 3, 4, 7, 8, 15, 16, 17, 31, 32, 33, 64] {
      var flips = [Int](repeating: 0, count: 128)
      let rounds = 1500
      for _ in 0..<rounds {
        var text = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
        let before = Self.hash([text, [0x61]])
        let bit = Int.random(in: 0..<count * 8, using: &generator)
        text[bit >> 3] ^= 1 << UInt8(bit & 7)
        let after = Self.hash([text, [0x61]])
        let (first, second) = (before.first ^ after.first, before.second ^ after.second)
        for index in 0..<64 {
          flips[index] += Int(first >> UInt64(index) & 1)
          flips[index + 64] += Int(second >> UInt64(index) & 1)
        }
      }
      // Half of the rounds, give or take six standard deviations of a fair coin.
      let margin = 6 * Double(rounds).squareRoot() / 2
      for (index, flips) in flips.enumerated() {
        #expect(abs(Double(flips) - Double(rounds) / 2) < margin, "length \(count), bit \(index)")
      }
    }
  }

  @Test func `a field that differs in its length and its last word alone is another`() {
    // Texts whose words cancel out the difference of their lengths where the two are just xored.
    let left = Array("wxyza```".utf8) + Array("zzzz".utf8)
    let right = Array("wxyza```".utf8) + Array("`zzzz".utf8)
    #expect(Self.hash([left]) != Self.hash([right]))
    var seen: Set<KeyHash> = []
    for count in 0...64 { seen.insert(Self.hash([[UInt8](repeating: 0, count: count)])) }
    #expect(seen.count == 65)
  }

  @Test func `hashers have secrets of their own`() {
    let text = [Array("anna@example.com".utf8)]
    #expect(Self.hash(text, KeyHasher()) != Self.hash(text, KeyHasher()))
    let hasher = KeyHasher()
    #expect(Self.hash(text, hasher) == Self.hash(text, hasher))
    let bytes = text[0]
    let ofText = hasher.hash(bytes.span)
    #expect(ofText == Self.hash(text, hasher))
  }

  /// A change here is a new version of the routing: rows would go elsewhere.
  @Test func `the hash that routes stays`() {
    let hash = Self.hash([Array("anna@example.com".utf8), [], Array("5550109999".utf8)])
    #expect(hash == KeyHash(first: 16_898_762_329_139_366_062, second: 2_706_699_914_894_932_843))
  }
}
