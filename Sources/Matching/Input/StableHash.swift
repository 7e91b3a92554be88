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
    var index = 0
    while index < text.count {
      var word: UInt64 = 0
      let end = min(index + 8, text.count)
      for place in index..<end { word = word << 8 | UInt64(text[place]) }
      state = mix(state, word)
      index = end
    }
    return mix(state, UInt64(text.count))
  }
}
