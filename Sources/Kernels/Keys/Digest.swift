/// A digest of bytes that is the same on every machine and in every version.
package enum Digest {
  /// The SHA-256 of a text, as 64 small hexadecimal digits.
  package static func hexadecimal(of text: Span<UInt8>) -> [UInt8] {
    var hash = SHA256()
    hash.update(text)
    let digest = hash.digest()
    let digits = Array("0123456789abcdef".utf8)
    var result: [UInt8] = []
    result.reserveCapacity(64)
    for index in digest.indices {
      result.append(digits[Int(digest[index] >> 4)])
      result.append(digits[Int(digest[index] & 15)])
    }
    return result
  }

  /// The first 64 bits of the SHA-256 of a text: its first 16 digits.
  package static func leading(of text: Span<UInt8>) -> UInt64 {
    var hash = SHA256()
    hash.update(text)
    let digest = hash.digest()
    return (0..<8).reduce(0) { $0 << 8 | UInt64(digest[$1]) }
  }
}
