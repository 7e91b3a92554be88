/// The words of a sample that have bytes from 0x80 on, each once: a name that stands in every row is one
/// piece of evidence for an encoding, not as many as there are rows.
struct DistinctWords {
  /// The words as they came, with a line feed behind each.
  private(set) var bytes: [UInt8] = []
  private var keys: Set<[UInt8]> = []

  init(_ sample: [UInt8]) {
    for word in sample.split(whereSeparator: { !Self.belongs($0) }) {
      guard word.contains(where: { $0 >= 0x80 }), keys.insert(Self.key(word)).inserted else {
        continue
      }
      bytes += word
      bytes.append(0x0A)
    }
  }

  /// Whether the byte may be within a word, or the second of a pair of bytes.
  private static func belongs(_ byte: UInt8) -> Bool {
    byte >= 0x40 || 0x30...0x39 ~= byte
  }

  /// Words that differ in their numbers are one: 'x3' and 'x250' alike.
  private static func key(_ word: ArraySlice<UInt8>) -> [UInt8] {
    var key: [UInt8] = []
    for byte in word {
      let isDigit = 0x30...0x39 ~= byte
      if !(isDigit && key.last == 0x30) { key.append(isDigit ? 0x30 : byte) }
    }
    return key
  }
}
