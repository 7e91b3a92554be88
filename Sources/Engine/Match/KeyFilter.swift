import Kernels

/// Which keys a run on disk may hold (Bloom 1970).
struct KeyFilter {
  /// With so many bits a key, seven probes find one key in a hundred that is not there.
  static let usualBitsPerKey = 10.0
  /// With fewer the filter lets nearly everything through.
  private static let leastBitsPerKey = 0.5

  private var words: [UInt64]
  private let probeCount: Int

  /// An empty filter for so many keys; nil where its bits would be too few to tell anything.
  init?(keyCount: Int, bitsPerKey: Double) {
    if bitsPerKey < Self.leastBitsPerKey { return nil }
    words = Array(repeating: 0, count: Self.byteCount(keyCount: keyCount, bitsPerKey) / 8)
    // The number of probes at which half of the bits are set: ln 2 times the bits of a key.
    probeCount = max(1, Int((bitsPerKey * 0.693).rounded()))
  }

  /// Bytes of a filter over so many keys.
  static func byteCount(keyCount: Int, _ bitsPerKey: Double = usualBitsPerKey) -> Int {
    (Int(Double(keyCount) * bitsPerKey) / 64 + 1) * 8
  }

  var byteCount: Int { words.count * 8 }

  /// Adds a key of the run.
  mutating func insert(_ digest: KeyHash) {
    var probe = Probe(digest)
    for _ in 0..<probeCount {
      let bit = probe.next(below: words.count * 64)
      words[bit >> 6] |= 1 << UInt64(bit & 63)
    }
  }

  /// False where the run does not have the key, nor another one with the first half of its hash.
  func mayHold(_ digest: KeyHash) -> Bool {
    var probe = Probe(digest)
    for _ in 0..<probeCount {
      let bit = probe.next(below: words.count * 64)
      if words[bit >> 6] >> UInt64(bit & 63) & 1 == 0 { return false }
    }
    return true
  }
}

/// The bits to look at for a key: any number from two hashes (Kirsch and Mitzenmacher 2006).
private struct Probe {
  private var hash: UInt64
  private let step: UInt64

  /// By the first half of the hash alone, so that a key is found by it too. Keys of a run have its top bits
  /// in common: they are mixed with the others first (the finisher of SplitMix64, Steele et al. 2014).
  init(_ digest: KeyHash) {
    var mixed = digest.first
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    hash = mixed ^ mixed >> 31
    step = (digest.first | 1) &* 0x9E37_79B9_7F4A_7C15
  }

  /// The next bit of a filter of `bitCount` bits.
  mutating func next(below bitCount: Int) -> Int {
    defer { hash = hash &+ step }
    return Int(truncatingIfNeeded: hash.multipliedFullWidth(by: UInt64(bitCount)).high)
  }
}
