import CScan

/// A hash of bytes or words that is the same in every run and on every machine.
///
/// Multiply and fold 64 bits to 128. Source: wyhash (Wang Yi), with the fraction of pi for secrets.
package enum StableHash {
  private static let first: UInt64 = 0x243F_6A88_85A3_08D3
  private static let second: UInt64 = 0x1319_8A2E_0370_7344

  /// Takes a word in.
  @inline(__always)
  package static func mix(_ state: UInt64, _ word: UInt64) -> UInt64 {
    let (high, low) = (state ^ first).multipliedFullWidth(by: word ^ second)
    return high ^ low
  }

  /// The hash of a text.
  package static func hash(_ text: Span<UInt8>) -> UInt64 {
    var state = second ^ UInt64(text.count)
    // Safe: reads the span's bytes and no further.
    unsafe text.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      var index = 0
      while index + 8 <= bytes.count {
        state = unsafe mix(state, UInt64(littleEndian: word_at(base + index)))
        index += 8
      }
      if index < bytes.count {
        state = unsafe mix(state, short_word_at(base + index, bytes.count - index))
      }
    }
    return mix(state, UInt64(text.count))
  }
}
