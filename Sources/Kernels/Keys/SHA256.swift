import CScan

/// SHA-256: 32 bytes that stand for any text. Source: FIPS 180-4.
struct SHA256 {
  static let blockByteCount = 64

  private var state: InlineArray<8, UInt32> = [
    0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB,
    0x5BE0_CD19,
  ]
  /// Bytes that do not fill a block yet.
  private var pending: InlineArray<64, UInt8> = .init(repeating: 0)
  private var pendingCount = 0
  private var byteCount: UInt64 = 0

  init() {}

  /// Takes in bytes.
  mutating func update(_ bytes: Span<UInt8>) {
    var index = 0
    while index < bytes.count {
      let count = min(Self.blockByteCount - pendingCount, bytes.count - index)
      for place in 0..<count { pending[pendingCount + place] = bytes[index + place] }
      index += count
      pendingCount += count
      if pendingCount == Self.blockByteCount {
        compress()
        pendingCount = 0
      }
    }
    byteCount &+= UInt64(bytes.count)
  }

  /// Takes in the bytes of a digest.
  mutating func update(_ digest: InlineArray<32, UInt8>) {
    for index in digest.indices { update(digest[index]) }
  }

  /// Takes in one byte.
  @inline(__always)
  mutating func update(_ byte: UInt8) {
    pending[pendingCount] = byte
    pendingCount += 1
    byteCount &+= 1
    if pendingCount == Self.blockByteCount {
      compress()
      pendingCount = 0
    }
  }

  /// The digest of all the bytes: a 1 bit, zeros, and the count of bits in the last eight bytes.
  consuming func digest() -> InlineArray<32, UInt8> {
    let bitCount = byteCount &* 8
    update(0x80)
    if pendingCount > Self.blockByteCount - 8 {
      for place in pendingCount..<Self.blockByteCount { pending[place] = 0 }
      compress()
      pendingCount = 0
    }
    for place in pendingCount..<Self.blockByteCount - 8 { pending[place] = 0 }
    for place in 0..<8 {
      pending[Self.blockByteCount - 8 + place] =
        UInt8(truncatingIfNeeded: bitCount >> UInt64(56 - place * 8))
    }
    compress()
    var digest: InlineArray<32, UInt8> = .init(repeating: 0)
    for index in 0..<32 {
      digest[index] = UInt8(truncatingIfNeeded: state[index / 4] >> UInt32(24 - index % 4 * 8))
    }
    return digest
  }

  /// One round over the full block (6.2.2).
  private mutating func compress() {
    var words = state.mutableSpan
    let block = pending.span
    // Safe: eight words and 64 bytes, as the call asks for.
    unsafe words.withUnsafeMutableBufferPointer { words in
      unsafe block.withUnsafeBufferPointer { block in
        unsafe sha256_block(words.baseAddress!, block.baseAddress!)
      }
    }
  }
}
