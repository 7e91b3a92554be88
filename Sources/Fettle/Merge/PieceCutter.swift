/// Cuts bytes that come in blocks into pieces: where it is told to, and where one would be too long.
struct PieceCutter {
  /// Bytes of a piece, at most.
  private let limit: Int
  /// Whether a piece that is too long ends between two characters of UTF-8.
  private let keepsCharacters: Bool
  private var piece: [UInt8] = []
  /// Where the piece begins.
  private var offset = 0

  init(limit: Int, keepsCharacters: Bool) {
    self.limit = limit
    self.keepsCharacters = keepsCharacters
  }

  /// Adds bytes. `end` says where the piece that has the byte at an offset ends, nil for not before the
  /// limit.
  mutating func add<Failure: Error>(
    _ bytes: Span<UInt8>, until end: ((Int) -> Int?)?,
    _ put: (_ offset: Int, _ piece: [UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var index = 0
    while index < bytes.count {
      let border = end?(offset)
      let room = min(limit, border.map { $0 - offset } ?? limit) - piece.count
      let count = min(room, bytes.count - index)
      for place in index..<index + count { piece.append(bytes[place]) }
      index += count
      if border == offset + piece.count {
        try finish(put)
      } else if piece.count == limit {
        let kept = keepsCharacters ? Self.cutCharacterByteCount(piece) : 0
        let rest = Array(piece.suffix(kept))
        piece.removeLast(kept)
        try finish(put)
        piece = rest
      }
    }
  }

  /// Hands the last piece on, unless nothing is in it.
  mutating func finish<Failure: Error>(
    _ put: (_ offset: Int, _ piece: [UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    if piece.isEmpty { return }
    try put(offset, piece)
    offset += piece.count
    piece.removeAll(keepingCapacity: true)
  }

  /// Bytes at the end that begin a character which goes on behind them.
  private static func cutCharacterByteCount(_ bytes: [UInt8]) -> Int {
    for count in 1...min(3, bytes.count) {
      let byte = bytes[bytes.count - count]
      if byte & 0xC0 == 0x80 { continue }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      return length > count && bytes.count > count ? count : 0
    }
    return 0
  }
}
