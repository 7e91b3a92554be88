/// An encoding whose characters have two or four bytes, ASCII among zeros.
struct WideUnit: Sendable {
  let encoding: String
  let byteCount: Int
  /// Place in the unit of the one byte that an ASCII character fills.
  let place: Int

  static let all = [
    WideUnit(encoding: "utf-32le", byteCount: 4, place: 0),
    WideUnit(encoding: "utf-32be", byteCount: 4, place: 3),
    WideUnit(encoding: "utf-16le", byteCount: 2, place: 0),
    WideUnit(encoding: "utf-16be", byteCount: 2, place: 1),
  ]

  /// Line ends, delimiters, quotes and blanks.
  private static let separators = Array("\n\r,;\t|\" ".utf8)

  /// Whether the sample is written in these units, which need no mark to be known: most bytes that are
  /// those of separators stand among zeros, at the place for it. Other text may have zeros anywhere,
  /// but its line ends and delimiters stand for themselves; and a byte of a wide character (`上` is
  /// 0x4E0A) may look like a line end, but a table has more line ends and delimiters than those.
  func explains(_ sample: [UInt8]) -> Bool {
    // Nothing is wide without zeros; most files have none.
    guard sample.contains(0) else { return false }
    var wide = 0
    var narrow = 0
    for (offset, byte) in sample.enumerated() where Self.separators.contains(byte) {
      if isWide(offset, sample) { wide += 1 } else { narrow += 1 }
    }
    if wide + narrow > 0 { return wide > narrow }
    return sample.count >= byteCount && sample.indices.allSatisfy { isWide($0, sample) }
  }

  /// Whether the byte is in a unit that holds one ASCII character.
  private func isWide(_ offset: Int, _ sample: [UInt8]) -> Bool {
    let start = offset - offset % byteCount
    let end = min(start + byteCount, sample.count)
    return (start..<end).allSatisfy { (sample[$0] == 0) == ($0 - start != place) }
      && end - start > place && end - start > 1
  }
}
