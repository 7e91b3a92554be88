/// Cuts the bytes of a connection into message bodies: a header with `Content-Length`, an empty line, and so
/// many bytes (base protocol of LSP 3.17).
struct FrameReader {
  /// What the bytes so far hold.
  enum Piece: Equatable {
    case body([UInt8])
    /// Bytes that are no header were passed over.
    case garbage
  }

  /// A body or header of more bytes is none: nobody edits such rules.
  static let largestBody = 256 << 20
  static let largestHeader = 4 << 10
  private static let name = Array("content-length:".utf8)

  private var buffer: [UInt8] = []
  /// Bytes of the buffer that are used up.
  private var start = 0

  /// Whether bytes wait that make no whole message yet.
  var isMidMessage: Bool { start < buffer.count }

  /// Adds bytes as they arrive.
  mutating func append(_ bytes: [UInt8]) {
    if start > 0 {
      buffer.removeFirst(start)
      start = 0
    }
    buffer += bytes
  }

  /// The next message; nil until more bytes are there.
  mutating func next() -> Piece? {
    guard let header = headerEnd() else {
      if buffer.count - start <= Self.largestHeader { return nil }
      return skipGarbage(upTo: buffer.count)
    }
    guard let field = field(upTo: header), let length = length(field, upTo: header) else {
      return skipGarbage(upTo: header)
    }
    if !isClean(upTo: field) {
      // What stood before the header was cut off from another message.
      start = field
      return .garbage
    }
    guard buffer.count - header >= length else { return nil }
    defer { start = header + length }
    return .body(Array(buffer[header..<header + length]))
  }

  /// The offset behind the empty line that ends the header.
  private func headerEnd() -> Int? {
    var offset = start
    while offset + 3 < min(buffer.count, start + Self.largestHeader) {
      if buffer[offset] == 0x0D, buffer[offset + 1] == 0x0A, buffer[offset + 2] == 0x0D,
        buffer[offset + 3] == 0x0A
      {
        return offset + 4
      }
      offset += 1
    }
    return nil
  }

  /// Where the field of the length begins: the last one, as what is before can be the rest of a body.
  private func field(upTo end: Int) -> Int? {
    guard end - start >= Self.name.count else { return nil }
    return (start...(end - Self.name.count)).last { offset in
      Self.name.indices.allSatisfy { buffer[offset + $0] | 0x20 == Self.name[$0] | 0x20 }
    }
  }

  private func length(_ field: Int, upTo end: Int) -> Int? {
    let rest = buffer[(field + Self.name.count)..<end].prefix { $0 != 0x0D }
    let digits = rest.filter { $0 != 0x20 }
    guard !digits.isEmpty, digits.count < 10, digits.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    let length = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return length <= Self.largestBody ? length : nil
  }

  /// Whether only other header fields stand before an offset: `Content-Type: …`.
  private func isClean(upTo field: Int) -> Bool {
    if field == start { return true }
    let before = buffer[start..<field]
    return before.count > 2 && before.suffix(2).elementsEqual([0x0D, 0x0A])
      && (before.first.map { $0 | 0x20 == UInt8(ascii: "c") } ?? false)
  }

  /// Passes over bytes that are no header, up to where the next one may begin.
  private mutating func skipGarbage(upTo end: Int) -> Piece {
    start = end
    return .garbage
  }
}
