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
    for index in bytes.indices { update(bytes[index]) }
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
    while pendingCount != Self.blockByteCount - 8 { update(0) }
    for place in 0..<8 { update(UInt8(truncatingIfNeeded: bitCount >> UInt64(56 - place * 8))) }
    var digest: InlineArray<32, UInt8> = .init(repeating: 0)
    for index in 0..<32 {
      digest[index] = UInt8(truncatingIfNeeded: state[index / 4] >> UInt32(24 - index % 4 * 8))
    }
    return digest
  }

  /// One round over the full block (6.2.2).
  private mutating func compress() {
    var words: InlineArray<64, UInt32> = .init(repeating: 0)
    for index in 0..<16 {
      let place = index * 4
      let high = UInt32(pending[place]) << 24 | UInt32(pending[place + 1]) << 16
      words[index] = high | UInt32(pending[place + 2]) << 8 | UInt32(pending[place + 3])
    }
    for index in 16..<64 {
      let early = words[index - 15]
      let late = words[index - 2]
      let first = early.rotated(7) ^ early.rotated(18) ^ early >> 3
      let second = late.rotated(17) ^ late.rotated(19) ^ late >> 10
      words[index] = words[index - 16] &+ first &+ words[index - 7] &+ second
    }
    var mixed = state
    for index in 0..<64 {
      let choice = mixed[4] & mixed[5] ^ ~mixed[4] & mixed[6]
      let majority = mixed[0] & mixed[1] ^ mixed[0] & mixed[2] ^ mixed[1] & mixed[2]
      let first =
        mixed[7] &+ (mixed[4].rotated(6) ^ mixed[4].rotated(11) ^ mixed[4].rotated(25)) &+ choice
        &+ Self.constants[index] &+ words[index]
      let second = (mixed[0].rotated(2) ^ mixed[0].rotated(13) ^ mixed[0].rotated(22)) &+ majority
      for place in stride(from: 7, to: 0, by: -1) { mixed[place] = mixed[place - 1] }
      mixed[4] = mixed[4] &+ first
      mixed[0] = first &+ second
    }
    for index in 0..<8 { state[index] = state[index] &+ mixed[index] }
  }

  /// The first 32 bits of the fractions of the cube roots of the first 64 primes (4.2.2).
  private static let constants: InlineArray<64, UInt32> = [
    0x428A_2F98, 0x7137_4491, 0xB5C0_FBCF, 0xE9B5_DBA5, 0x3956_C25B, 0x59F1_11F1, 0x923F_82A4,
    0xAB1C_5ED5, 0xD807_AA98, 0x1283_5B01, 0x2431_85BE, 0x550C_7DC3, 0x72BE_5D74, 0x80DE_B1FE,
    0x9BDC_06A7, 0xC19B_F174, 0xE49B_69C1, 0xEFBE_4786, 0x0FC1_9DC6, 0x240C_A1CC, 0x2DE9_2C6F,
    0x4A74_84AA, 0x5CB0_A9DC, 0x76F9_88DA, 0x983E_5152, 0xA831_C66D, 0xB003_27C8, 0xBF59_7FC7,
    0xC6E0_0BF3, 0xD5A7_9147, 0x06CA_6351, 0x1429_2967, 0x27B7_0A85, 0x2E1B_2138, 0x4D2C_6DFC,
    0x5338_0D13, 0x650A_7354, 0x766A_0ABB, 0x81C2_C92E, 0x9272_2C85, 0xA2BF_E8A1, 0xA81A_664B,
    0xC24B_8B70, 0xC76C_51A3, 0xD192_E819, 0xD699_0624, 0xF40E_3585, 0x106A_A070, 0x19A4_C116,
    0x1E37_6C08, 0x2748_774C, 0x34B0_BCB5, 0x391C_0CB3, 0x4ED8_AA4A, 0x5B9C_CA4F, 0x682E_6FF3,
    0x748F_82EE, 0x78A5_636F, 0x84C8_7814, 0x8CC7_0208, 0x90BE_FFFA, 0xA450_6CEB, 0xBEF9_A3F7,
    0xC671_78F2,
  ]
}

extension UInt32 {
  @inline(__always)
  fileprivate func rotated(_ places: UInt32) -> UInt32 { self >> places | self << (32 - places) }
}
