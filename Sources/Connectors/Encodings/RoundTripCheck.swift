import Columns

/// Finds the characters that would not be written back as the bytes they came in as.
final class RoundTripCheck {
  private let codec: TextCodec
  private let encoder: any TextConverter
  /// A second decoder for going through a piece character by character.
  private let decoder: any TextConverter
  private let back: ByteBlock
  private let single = ByteBlock(capacity: 64)
  /// Escapes that no character has followed yet.
  private var escapes: [UInt8] = []

  init(codec: TextCodec, pieceByteCount: Int) {
    self.codec = codec
    encoder = codec.makeEncoder()
    decoder = codec.makeDecoder()
    back = ByteBlock(capacity: pieceByteCount * 4 + 64)
  }

  /// Where in a piece the unfaithful characters are: index in the encoded and in the decoded bytes.
  func unfaithful(
    encoded: borrowing Span<UInt8>, decoded: borrowing Span<UInt8>
  ) -> [(encoded: Int, decoded: Int)] {
    if !codec.encoding.isStateful {
      let back = back
      back.count = 0
      let stop = encoder.convert(decoded, into: back).stop
      encoder.flush(into: back)
      if stop == .done && back.bytes.isSame(as: encoded) { return [] }
    }
    return characterByCharacter(encoded)
  }

  /// Whether the bytes behind the last character are what the encoder ends with.
  func isFaithfulAtEnd() -> Bool {
    back.count = 0
    encoder.flush(into: back)
    return back.cell(0..<back.count).array == escapes
  }

  private func characterByCharacter(
    _ encoded: borrowing Span<UInt8>
  ) -> [(encoded: Int, decoded: Int)] {
    var places: [(encoded: Int, decoded: Int)] = []
    var start = 0
    var decodedCount = 0
    let (single, back) = (single, back)
    while start < encoded.count {
      single.count = 0
      let length = decodeOne(encoded, at: start)
      let original = escapes + Array(copying: encoded.extracting(start..<start + length))
      start += length
      if single.count == 0 {
        escapes = original
        continue
      }
      escapes = []
      back.count = 0
      _ = encoder.convert(single.bytes, into: back)
      if !codec.encoding.isStateful { encoder.flush(into: back) }
      if back.cell(0..<back.count).array != original {
        places.append((start - length, decodedCount))
      }
      decodedCount += single.count
    }
    return places
  }

  /// Decodes the shortest run that gives a character; returns its bytes, escapes before it included.
  private func decodeOne(_ encoded: borrowing Span<UInt8>, at start: Int) -> Int {
    var taken = 0
    for length in 1...(encoded.count - start) {
      let piece = encoded.extracting(start + taken..<start + length)
      taken += decoder.convert(piece, into: single).consumedByteCount
      if single.count > 0 { break }
    }
    if !codec.encoding.isStateful { decoder.flush(into: single) }
    return max(taken, 1)
  }
}

extension Span<UInt8> {
  fileprivate func isSame(as other: borrowing Span<UInt8>) -> Bool {
    if count != other.count { return false }
    for index in 0..<count where self[index] != other[index] { return false }
    return true
  }
}
