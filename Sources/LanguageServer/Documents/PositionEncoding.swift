import Diagnostics

/// The units in which a client counts the characters of a line.
enum PositionEncoding: String {
  case utf8 = "utf-8"
  case utf16 = "utf-16"

  /// Units of a stretch of UTF-8.
  func count(_ bytes: ArraySlice<UInt8>) -> Int {
    if self == .utf8 { return bytes.count }
    // A character is one unit, but two where its first byte is that of four.
    return bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 2 : 1) }
  }
}

/// A place as the protocol has it: line and character, both from 0.
struct DocumentPosition: Equatable {
  var line: Int
  var character: Int

  init(line: Int, character: Int) {
    self.line = line
    self.character = character
  }

  init?(_ value: JSONValue?) {
    guard let line = value?["line"]?.integer, let character = value?["character"]?.integer,
      line >= 0, character >= 0
    else { return nil }
    self.init(line: line, character: character)
  }

  var json: JSONValue { ["line": JSONValue(line), "character": JSONValue(character)] }
}

/// Turns offsets of a source into positions and back. Offsets asked for in ascending order cost one walk over
/// the source in all.
struct PositionConverter {
  let source: SourceText
  let encoding: PositionEncoding
  private var last: (offset: Int, position: DocumentPosition)

  init(_ source: SourceText, _ encoding: PositionEncoding) {
    self.source = source
    self.encoding = encoding
    last = (0, DocumentPosition(line: 0, character: 0))
  }

  /// The position of an offset; one outside of the source is that of its end.
  mutating func position(of offset: Int) -> DocumentPosition {
    let offset = min(max(0, offset), source.bytes.count)
    let line = source.lineIndex(of: offset)
    var from = source.lineStarts[line]
    var character = 0
    if last.position.line == line, last.offset <= offset {
      (from, character) = (last.offset, last.position.character)
    }
    character += encoding.count(source.bytes[from..<offset])
    last = (offset, DocumentPosition(line: line, character: character))
    return last.position
  }

  /// A range of the protocol.
  mutating func range(_ lower: Int, _ upper: Int) -> JSONValue {
    ["start": position(of: lower).json, "end": position(of: upper).json]
  }

  /// The offset of a position; one behind the end of its line, or of the source, is that end. A position
  /// within a character is the place before it.
  func offset(of position: DocumentPosition) -> Int {
    guard position.line < source.lineStarts.count else { return source.bytes.count }
    let line = source.lineRange(position.line)
    if encoding == .utf8 {
      var offset = min(line.lowerBound + position.character, line.upperBound)
      while offset > line.lowerBound, offset < line.upperBound, source.bytes[offset] & 0xC0 == 0x80
      {
        offset -= 1
      }
      return offset
    }
    var offset = line.lowerBound
    var left = position.character
    while offset < line.upperBound, left > 0 {
      let byte = source.bytes[offset]
      let units = byte >= 0xF0 ? 2 : 1
      if units > left { break }
      left -= units
      offset += 1
      while offset < line.upperBound, source.bytes[offset] & 0xC0 == 0x80 { offset += 1 }
    }
    return offset
  }
}
