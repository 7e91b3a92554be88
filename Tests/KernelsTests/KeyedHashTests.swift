import CScan
import Columns
import Testing

@testable import Kernels

@Suite struct KeyedHashTests {
  private static func hex(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count < 2 ? "0" + digits : digits
    }.joined()
  }

  private static func digest(_ text: [UInt8]) -> String {
    var hash = SHA256()
    hash.update(text.span)
    let digest = hash.digest()
    return hex(digest.indices.map { digest[$0] })
  }

  /// Source: NIST, "Secure Hash Standard", example values; the last is a million times `a`.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqr"
        + "lmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ])
  func `the examples of SHA-256`(text: String, digest: String) {
    #expect(Self.digest(Array(text.utf8)) == digest)
  }

  @Test func `the processor's instructions give what plain arithmetic gives`() {
    var generator = SplitMix(state: 84)
    var (fast, plain) = ([UInt32](repeating: 7, count: 8), [UInt32](repeating: 7, count: 8))
    for _ in 0..<2_000 {
      let block = (0..<64).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
      unsafe sha256_block(&fast, block)
      unsafe sha256_block_portable(&plain, block)
      #expect(fast == plain)
    }
  }

  /// Every count of bytes around the ends of blocks, beside the same given byte by byte.
  @Test func `texts given in pieces`() {
    let text = (0..<200).map { UInt8(truncatingIfNeeded: $0 * 7 + 3) }
    for count in 0...200 {
      var whole = SHA256()
      whole.update(text.span.extracting(0..<count))
      var pieces = SHA256()
      for index in 0..<count { pieces.update(text[index]) }
      let (one, other) = (whole.digest(), pieces.digest())
      #expect(one.indices.allSatisfy { one[$0] == other[$0] })
    }
  }

  @Test func `a million bytes`() {
    let text = [UInt8](repeating: 0x61, count: 1_000_000)
    #expect(
      Self.digest(text) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  /// Source: RFC 4231, 4.2 to 4.8 (without 4.6, whose result is cut).
  @Test(arguments: [
    (
      [UInt8](repeating: 0x0B, count: 20), Array("Hi There".utf8),
      "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
    ),
    (
      Array("Jefe".utf8), Array("what do ya want for nothing?".utf8),
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    ),
    (
      [UInt8](repeating: 0xAA, count: 20), [UInt8](repeating: 0xDD, count: 50),
      "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
    ),
    (
      Array(0x01...0x19), [UInt8](repeating: 0xCD, count: 50),
      "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"
    ),
    (
      [UInt8](repeating: 0xAA, count: 131),
      Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
      "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
    ),
    (
      [UInt8](repeating: 0xAA, count: 131),
      Array(
        ("This is a test using a larger than block-size key and a larger than block-size data. "
          + "The key needs to be hashed before being used by the HMAC algorithm.").utf8),
      "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
    ),
  ])
  func `the examples of HMAC`(key: [UInt8], text: [UInt8], expected: String) {
    var arena = ByteArena()
    KeyedHash(key: key).append(text.span, to: &arena)
    #expect(arena.openArray == Array(expected.utf8))
  }

  @Test func `texts about the length of a block differ in every byte that is added`() {
    let hash = KeyedHash(key: Array("a key of sixteen".utf8))
    var digests: Set<[UInt8]> = []
    for count in 0..<200 {
      var arena = ByteArena()
      hash.append([UInt8](repeating: 0, count: count).span, to: &arena)
      #expect(arena.openCount == 64)
      digests.insert(arena.openArray)
    }
    #expect(digests.count == 200)
  }
}
