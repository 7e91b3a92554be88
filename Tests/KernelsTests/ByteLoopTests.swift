import CScan
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
        let found = text.span.asciiCount(from: 0)
        #expect(found == index)
      }
    }
  }
}
