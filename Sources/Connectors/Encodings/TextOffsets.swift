import Columns
import Diagnostics
import Engine
import Synchronization

/// Finds where in a file the characters of its decoded text lie, by decoding it again from a place that is
/// known on.
///
/// The places that are known are noted on the way, 32 KB of the file apart: half a kilobyte a megabyte.
final class TextOffsets: Sendable {
  /// Two offsets at which a character begins.
  private struct Place {
    var decoded = 0
    var encoded = 0
  }

  /// What is known: places in their order, and the one that was asked for last.
  private struct Known {
    var places = [Place()]
    var last = Place()
  }

  private let codec: TextCodec
  private let bytes: any RandomAccessBytes
  private let known = Mutex(Known())
  private static let spacing = 32 << 10
  /// Bytes of text before the one that is looked for that are decoded a character at a time, so that a
  /// decoder that looks ahead has not taken more than it gave.
  private static let lastByteCount = 16
  private static let longestCharacterByteCount = 8

  /// Nil where nothing can be decoded again: a pipe, compressed bytes, an encoding with shifts, of which a
  /// place says too little to go on from.
  init?(_ source: any ByteSource, codec: TextCodec) {
    guard !codec.encoding.isStateful, let bytes = source.randomAccess else { return nil }
    self.codec = codec
    self.bytes = bytes
  }

  /// Notes that a character begins at both offsets.
  func note(decoded: Int, encoded: Int) {
    known.withLock { known in
      let far = known.places[known.places.count - 1]
      guard decoded > far.decoded, encoded - far.encoded >= Self.spacing else { return }
      known.places.append(Place(decoded: decoded, encoded: encoded))
    }
  }

  /// Where the character at an offset of the text begins; nil where none begins there.
  func encodedOffset(of offset: Int) -> Int? {
    var place = nearest(before: offset)
    if place.decoded == offset { return place.encoded }
    do throws(RunFailure) {
      try advance(&place, to: offset)
    } catch {
      // What was read before can be read no more.
      return nil
    }
    guard place.decoded == offset else { return nil }
    let found = place
    known.withLock { $0.last = found }
    return found.encoded
  }

  private func nearest(before offset: Int) -> Place {
    known.withLock { known in
      var (low, high) = (0, known.places.count)
      while low + 1 < high {
        let middle = (low + high) / 2
        if known.places[middle].decoded <= offset { low = middle } else { high = middle }
      }
      let near = known.places[low]
      return known.last.decoded <= offset && known.last.decoded > near.decoded ? known.last : near
    }
  }

  /// Decodes as far as an offset of the text, or the end.
  private func advance(_ place: inout Place, to offset: Int) throws(RunFailure) {
    let source = try bytes.source(from: place.encoded)
    let decoder = codec.makeDecoder()
    // No character has more bytes than four times those of UTF-8.
    let pieceByteCount = min((offset - place.decoded) * 4 + 64, Self.spacing)
    var raw = ByteBlock(capacity: pieceByteCount)
    var position = 0
    var isAtEnd = false
    while place.decoded < offset {
      var step = self.step(
        decoder, raw.bytes.extracting(position..<raw.count), offset - place.decoded)
      if step == (0, 0) && isAtEnd {
        if position == raw.count {
          let held = ByteBlock(capacity: 64)
          decoder.flush(into: held)
          place.decoded += held.count
          return
        }
        // The file ends within a character.
        let rest = raw.bytes.extracting(position..<raw.count)
        step = (3, max(1, codec.invalidByteCount(rest, reported: rest.count)))
      }
      place.decoded += step.decoded
      place.encoded += step.encoded
      position += step.encoded
      if step != (0, 0) { continue }
      note(decoded: place.decoded, encoded: place.encoded)
      let fresh = ByteBlock(capacity: raw.capacity)
      fresh.append(raw.bytes.extracting(position..<raw.count))
      (raw, position) = (fresh, 0)
      if try source.read(into: raw) == 0 { isAtEnd = true }
    }
  }

  /// Decodes some of the bytes, into no more than `room`; what is invalid has become U+FFFD.
  private func step(
    _ decoder: any TextConverter, _ bytes: borrowing Span<UInt8>, _ room: Int
  ) -> (decoded: Int, encoded: Int) {
    let isNear = room <= Self.lastByteCount
    let text = ByteBlock(
      capacity: isNear ? room : min(room - Self.lastByteCount / 2, Self.spacing))
    var count = isNear ? min(1, bytes.count) : bytes.count
    while true {
      let (consumed, stop) = decoder.convert(bytes.extracting(0..<count), into: text)
      if consumed > 0 || text.count > 0 { return (text.count, consumed) }
      switch stop {
      case .invalid(let reported):
        return (3, min(max(1, codec.invalidByteCount(bytes, reported: reported)), bytes.count))
      case .incomplete where isNear && count < min(bytes.count, Self.longestCharacterByteCount):
        count += 1
      default: return (0, 0)
      }
    }
  }
}
