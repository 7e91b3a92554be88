import CScan
import Columns
import Testing

@testable import CSV

@Suite("UTF-8 is validated")
struct UTF8Tests {
  /// The first offset that the standard library would repair.
  func oracle(_ bytes: [UInt8]) -> Int? {
    var iterator = bytes.makeIterator()
    var decoder = UTF8()
    var offset = 0
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): offset += UTF8.width(scalar)
      case .emptyInput: return nil
      case .error: return offset
      }
    }
  }

  func check(_ bytes: [UInt8], _ note: @autoclosure () -> String) {
    let block = block(bytes)
    let expected = oracle(bytes)
    for level in FastScanTests.levels {
      let found = firstInvalidUTF8(in: block, 0..<bytes.count, level: level)
      if found != expected {
        Issue.record("\(found ?? -1), not \(expected ?? -1), for \(bytes) \(note())")
      }
    }
  }

  @Test("as the standard library does, for mutated text")
  func mutatedText() {
    let seed: UInt64 = 3629
    var random = SeededRandom(seed)
    let parts = [
      "a", "plain text, eight bytes and more. ", "é", "Łukasz", "北京", "𝄞😀", "\u{7FF}\u{800}",
    ]
    for round in 0..<3_000 {
      var bytes: [UInt8] = []
      let length = Int.random(in: 0...200, using: &random)
      while bytes.count < length { bytes += Array(parts.randomElement(using: &random)!) }
      for _ in 0..<Int.random(in: 0...2, using: &random) where !bytes.isEmpty {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        switch random.next() % 3 {
        case 0: bytes[at] = UInt8(truncatingIfNeeded: random.next())
        case 1: bytes.remove(at: at)
        default: bytes.insert(UInt8(truncatingIfNeeded: random.next() | 0x80), at: at)
        }
      }
      check(bytes, "seed \(seed), round \(round)")
    }
  }

  @Test(
    "for every pair of bytes before and behind a border of 64", arguments: [60, 61, 62, 63, 64])
  func borders(at: Int) {
    let heads: [[UInt8]] = [
      [0xC2], [0xE0], [0xE1, 0x80], [0xED], [0xF0], [0xF1, 0x80, 0x80], [0xF4], [0x61],
    ]
    for head in heads {
      for next in stride(from: 0, through: 255, by: 5) {
        for last: UInt8 in [0x61, 0x80, 0xBF] {
          var bytes = [UInt8](repeating: 0x61, count: at) + head + [UInt8(next), last, last]
          check(bytes, "")
          bytes += [UInt8](repeating: 0x61, count: 140 - bytes.count)
          check(bytes, "")
        }
      }
    }
  }

  @Test("with the same answer for every sequence of up to three bytes that can go wrong")
  func shortSequences() {
    let edges: [UInt8] = [
      0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC,
      0xED,
      0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
    ]
    for a in edges {
      for b in edges {
        for c in edges { check([a, b, c], "") }
        check([UInt8](repeating: 0x20, count: 61) + [a, b, 0x80, 0x80, 0x20], "")
      }
    }
  }
}
