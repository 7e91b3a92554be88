import Testing

@testable import Engine

/// Functions that hide values. What is expected of `hash` was made by
/// `openssl dgst -sha256 -hmac 'an example of a key'`.
@Suite struct SecretFunctionTests {
  @Test func `masks keep what they are told to`() {
    let table = ExpressionTable("text", ["DE44 1234", "", "Zoë"])
    #expect(table.values("mask(c)") == ["**** ****", .blank, "***"])
    #expect(table.values("mask(c, 4)") == ["**** 1234", .blank, "Zoë"])
    #expect(table.values("mask(c, -1)") == ["**** ****", .blank, "***"])
    #expect(table.values("mask(c, 1.5)") == [.failed, .blank, .failed])
  }

  @Test func `hashes are those of HMAC`() {
    let table = ExpressionTable("text", ["Anna", "", "北京"])
    #expect(
      table.values("hash(c)") == [
        "a3294f920e7799adbb1ba48073e09d78765d8f41cb0a12c2fdd61558232fa514", .blank,
        "a0b7da5abce804831ea42eeacfa3837c58427facc205e1c045517df8321a24a9",
      ])
  }

  @Test func `one value has one hash, however it is written`() {
    let numbers = ExpressionTable("number '1,234.56'", ["1,234.50", "1234.5", "x"])
    let values = numbers.values("hash(c)")
    #expect(values[0] == values[1] && values[2] == .failed)
    #expect(numbers.values("hash('1234.5')")[0] == values[0])
    let addresses = ExpressionTable("email", ["Anna@Example.COM", " Anna@example.com", "anna"])
    let hashes = addresses.values("hash(c)")
    #expect(hashes[0] == hashes[1] && hashes[2] == .failed)
    #expect(addresses.values("hash('Anna@example.com')")[0] == hashes[0])
  }
}
