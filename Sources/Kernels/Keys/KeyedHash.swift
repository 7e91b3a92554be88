import Columns

/// HMAC with SHA-256: a hash of a text that only who has the key can compute. Source: RFC 2104.
///
/// The two blocks that the key fills are taken in once, so that a short text costs two rounds more.
package struct KeyedHash: Sendable {
  /// The fewest bytes that a key of a run may have; fewer could be tried out.
  package static let leastKeyByteCount = 16

  private let inner: SHA256
  private let outer: SHA256

  /// A hash with this key, of whatever length.
  package init(key: [UInt8]) {
    var block = [UInt8](repeating: 0, count: SHA256.blockByteCount)
    if key.count <= block.count {
      for index in key.indices { block[index] = key[index] }
    } else {
      var hash = SHA256()
      hash.update(key.span)
      let digest = hash.digest()
      for index in digest.indices { block[index] = digest[index] }
    }
    var inner = SHA256()
    var outer = SHA256()
    for byte in block {
      inner.update(byte ^ 0x36)
      outer.update(byte ^ 0x5C)
    }
    self.inner = inner
    self.outer = outer
  }

  /// Appends the hash of the text: 64 digits to the base of sixteen.
  package func append(_ text: Span<UInt8>, to output: inout ByteArena) {
    var hash = inner
    hash.update(text)
    var whole = outer
    whole.update(hash.digest())
    let digest = whole.digest()
    for index in digest.indices {
      output.append(HexDigits.small(digest[index] >> 4))
      output.append(HexDigits.small(digest[index] & 15))
    }
  }
}
