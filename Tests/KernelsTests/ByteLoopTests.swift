import CScan
import Columns
import Testing

@testable import Kernels

/// The C loops that choose by the machine, beside those that run on any.
@Suite struct ByteLoopTests {
  @Test func `closing gaps by shuffles and byte by byte`() {
    var generator = SplitMix(state: 81)
    let alphabet = Array("abzAZ019 -()+.@[`{/:\u{0}\u{7F}".utf8) + [0x80, 0xB0, 0xC1, 0xFF]
    for count in 0...40 {
      for round in 0..<60 {
        let most = round < 40 ? alphabet.count - 5 : alphabet.count - 1
        let text = (0..<count).map { _ in alphabet[Int.random(in: 0...most, using: &generator)] }
        for classes in [BYTE_DIGIT, BYTE_LETTER, BYTE_DIGIT | BYTE_LETTER].map({ UInt8($0) }) {
          var fast = [UInt8](repeating: 0xEE, count: count + 8)
          var slow = fast
          let kept = unsafe ascii_keep(text, count, &fast, classes)
          let expected = unsafe ascii_keep_bytes(text, count, &slow, classes)
          #expect(kept == expected)
          if kept > 0 { #expect(fast[..<kept] == slow[..<kept]) }
        }
      }
    }
  }

  @Test func `the first byte that is not ASCII`() {
    for count in 0...40 {
      for index in 0...count {
        var text = [UInt8](repeating: 0x61, count: count)
        if index < count { text[index] = 0xC3 }
        let found = unsafe ascii_count(text, count)
        #expect(found == index)
      }
    }
  }

  @Test func `counts of the values below four, past what a byte can count`() {
    var generator = SplitMix(state: 82)
    for count in [0, 1, 15, 16, 17, 254, 255, 256, 511, 1000, 70_000] {
      for most in [0, 1, 2, 3] {
        let bytes = (0..<count).map { _ in UInt8.random(in: 0...UInt8(most), using: &generator) }
        let counts = unsafe bytes.span.bytes.countsOfFour
        for value in 0..<4 { #expect(Int(counts[value]) == bytes.count { Int($0) == value }) }
      }
    }
  }

  @Test func `a text in another, at each place and length`() {
    var generator = SplitMix(state: 83)
    for count in 0...50 {
      for needleCount in 0...18 {
        let text = (0..<count).map { _ in UInt8.random(in: 0x61...0x62, using: &generator) }
        let needle = (0..<needleCount).map { _ in UInt8.random(in: 0x61...0x62, using: &generator) }
        for start in [0, 1, count / 2, count, count + 1] {
          let found = unsafe bytes_find(text, count, start, needle, needleCount)
          let places = start + needleCount > count ? [] : Array(start...count - needleCount)
          let expected = places.first { text[$0..<$0 + needleCount].elementsEqual(needle) }
          #expect(found == expected ?? -1, "\(needle) in \(text) from \(start)")
        }
      }
    }
  }
}
