/// SplitMix64: the same numbers from the same seed, everywhere.
struct SeededRandom: RandomNumberGenerator {
  var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// `count` bytes that mean something to a reader more often than not.
  mutating func hostileBytes(_ count: Int) -> [UInt8] {
    let alphabet: [UInt8] = Array("\"\",,\n\nab;\r\0é".utf8) + Array("\",\n\r\nxyz".utf8)
    return (0..<count).map { _ in alphabet[Int(next() % UInt64(alphabet.count))] }
  }

  /// A table that a writer could have made, sometimes with one odd byte in it.
  mutating func tidyTable(columnCount: Int) -> [UInt8] {
    let fields = [
      "", "a", "bc", "\"x,y\"", "\"\"", "\"say \"\"hi\"\"\"", "\"l\nm\"", "12345678901",
    ]
    let ends = ["\n", "\n", "\n", "\r\n"]
    let end = ends.randomElement(using: &self)!
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0...12, using: &self) {
      let row = (0..<columnCount).map { _ in fields.randomElement(using: &self)! }
      bytes += Array(row.joined(separator: ",").utf8) + Array(end.utf8)
    }
    if Int.random(in: 0..<4, using: &self) == 0, !bytes.isEmpty { bytes.removeLast() }
    if Int.random(in: 0..<4, using: &self) == 0, !bytes.isEmpty {
      let at = Int.random(in: 0..<bytes.count, using: &self)
      bytes.insert(Array("\"\r\n,".utf8).randomElement(using: &self)!, at: at)
    }
    return bytes
  }
}
