import Columns
import Diagnostics
import Engine

/// A source decoded to UTF-8: invalid bytes as the policy says, unfaithful characters counted.
///
/// A byte order mark is a character like any other here: it comes out as that of UTF-8, and
/// ``TranscodingSink`` turns it back.
package final class TranscodingSource: ByteSource, @unchecked Sendable {
  package var name: String { source.name }
  package var totalByteCount: Int? { source.totalByteCount }
  package var consumedByteCount: Int { source.consumedByteCount }
  package var randomAccess: (any RandomAccessBytes)? { nil }
  package var decoding: DecodingReport? { report }
  package var compression: String? { source.compression }

  private let source: any ByteSource
  private let codec: TextCodec
  private let policy: InvalidBytes
  private let decoder: any TextConverter
  private let check: RoundTripCheck?
  /// Nil where nobody can tell where in the file a character lies.
  private let offsets: TextOffsets?
  // One thread at a time reads.
  private var raw: ByteBlock
  private var position = 0
  /// Whether the raw block holds no whole character any more.
  private var needsInput = true
  /// Offset of the raw block in the source.
  private var rawOffset = 0
  private let decoded: ByteBlock
  private var passedOn = 0
  /// Offset of the decoded block in the text.
  private var decodedOffset = 0
  private var isAtEnd = false
  private var isNoted = false
  private var lines = LineCounter()
  private var report: DecodingReport

  package init(
    _ source: any ByteSource, codec: TextCodec, onInvalid policy: InvalidBytes,
    pieceByteCount: Int = 32 << 10
  ) throws(RunFailure) {
    if policy == .keep {
      throw RunFailure(
        .usage, "'--on-invalid keep' is for utf-8 only, and '\(source.name)' is decoded",
        help: "type --on-invalid replace, or error")
    }
    self.source = source
    self.codec = codec
    self.policy = policy
    decoder = codec.makeDecoder()
    offsets = TextOffsets(source, codec: codec)
    // The longest character of any encoding has 8 bytes with its escapes.
    let pieceByteCount = max(pieceByteCount, 16)
    check = codec.isFaithful ? nil : RoundTripCheck(codec: codec, pieceByteCount: pieceByteCount)
    raw = ByteBlock(capacity: pieceByteCount)
    decoded = ByteBlock(capacity: pieceByteCount * 4 + 64)
    report = DecodingReport(encoding: codec.encoding.name)
  }

  package func fileOffset(of offset: Int, in file: Int) -> Int? {
    offsets?.encodedOffset(of: offset).flatMap { source.fileOffset(of: $0, in: file) }
  }

  package func read(into block: ByteBlock) throws(RunFailure) -> Int {
    if block.count == block.capacity { return 0 }
    while passedOn == decoded.count {
      decodedOffset += decoded.count
      decoded.count = 0
      passedOn = 0
      if try !decodePiece() { return 0 }
    }
    let count = min(block.capacity - block.count, decoded.count - passedOn)
    let decoded = decoded
    block.append(decoded.bytes.extracting(passedOn..<passedOn + count))
    passedOn += count
    return count
  }

  /// Decodes what is there, or reads more; false at the end.
  private func decodePiece() throws(RunFailure) -> Bool {
    if needsInput && !isAtEnd { try refill() }
    if raw.count == position {
      if isAtEnd { noteEnd() }
      return !isAtEnd
    }
    try convert()
    return true
  }

  private func refill() throws(RunFailure) {
    let fresh = ByteBlock(capacity: raw.capacity)
    fresh.append(raw.bytes.extracting(position..<raw.count))
    rawOffset += position
    position = 0
    raw = fresh
    offsets?.note(decoded: decodedOffset + decoded.count, encoded: rawOffset)
    if try source.read(into: raw) == 0 { isAtEnd = true }
    needsInput = false
  }

  private func convert() throws(RunFailure) {
    let raw = raw
    let asciiEnd =
      codec.extendsASCII ? UTF8Reading.endOfASCII(in: raw.bytes, from: position) : position
    if asciiEnd > position {
      let ascii = raw.bytes.extracting(position..<asciiEnd)
      decoded.append(ascii)
      lines.add(ascii)
      position = asciiEnd
      needsInput = position == raw.count
      return
    }
    let (consumed, stop) = decoder.convert(
      raw.bytes.extracting(position..<raw.count), into: decoded)
    if !codec.encoding.isStateful { decoder.flush(into: decoded) }
    try note(raw.bytes.extracting(position..<position + consumed))
    position += consumed
    switch stop {
    case .done, .full: needsInput = position == raw.count
    case .invalid(let count): try invalid(reported: count)
    case .incomplete:
      needsInput = true
      if isAtEnd { try invalid(reported: raw.count - position) }
    }
  }

  /// Counts the lines of what was decoded just now, and what of it would not come back.
  private func note(_ encoded: borrowing Span<UInt8>) throws(RunFailure) {
    var done = 0
    let decoded = decoded
    let places = check?.unfaithful(encoded: encoded, decoded: decoded.bytes) ?? []
    for place in places {
      let end = max(min(place.decoded, decoded.count), done)
      lines.add(decoded.bytes.extracting(done..<end))
      done = end
      report.addUnfaithful(at: self.place(at: rawOffset + position + place.encoded))
    }
    lines.add(decoded.bytes.extracting(done..<decoded.count))
  }

  /// Counts bytes behind the last character that would not come back, once.
  private func noteEnd() {
    defer { isNoted = true }
    if isNoted || check?.isFaithfulAtEnd() ?? true { return }
    report.addUnfaithful(at: place(at: rawOffset + position))
  }

  private func invalid(reported: Int) throws(RunFailure) {
    let raw = raw
    let rest = raw.bytes.extracting(position..<raw.count)
    let count = max(1, codec.invalidByteCount(rest, reported: reported))
    let place = place(at: rawOffset + position)
    if policy == .error {
      let bytes = raw.cell(position..<position + count).array
      throw .invalidBytes(bytes, encoding: codec.encoding, at: place)
    }
    report.addReplaced(at: place)
    let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]
    decoded.append(replacement.span)
    lines.add(replacement.span)
    position += count
    needsInput = position == raw.count
  }

  /// The place of a byte, behind the last of the lines that are counted.
  private func place(at offset: Int) -> DataPlace {
    DataPlace(
      file: source.name, line: lines.line, column: lines.column,
      byteOffset: source.fileOffset(of: offset, in: 0))
  }
}

extension RunFailure {
  /// The failure of bytes that are no character of their encoding.
  static func invalidBytes(
    _ bytes: [UInt8], encoding: TextEncoding, at place: DataPlace
  ) -> RunFailure {
    let digits = bytes.map { byte in
      let text = String(byte, radix: 16, uppercase: true)
      return text.count == 1 ? "0x0" + text : "0x" + text
    }
    let keep = encoding.isUTF8 ? ", or keep to leave them as they are" : ""
    return RunFailure(
      .input, "bytes that are no character of '\(encoding.name)': \(digits.joined(separator: " "))",
      help: "name the right encoding, or type --on-invalid replace for U+FFFD\(keep)",
      place: place)
  }
}
