import Columns
import Diagnostics
import Engine

/// Encodes UTF-8 on the way to another sink; what the encoding cannot hold ends the run or becomes `?`.
package final class TranscodingSink: ByteSink, @unchecked Sendable {
  package var name: String { sink.name }
  private let sink: any ByteSink
  private let codec: TextCodec
  private let policy: InvalidBytes
  private let encoder: any TextConverter
  // One thread at a time writes.
  private let encoded = ByteBlock(capacity: 256 << 10)
  /// The start of a character whose end has not come yet.
  private var carry: [UInt8] = []
  private var lines = LineCounter()
  package private(set) var substitutedCount = 0

  package init(_ sink: any ByteSink, codec: TextCodec, onInvalid policy: InvalidBytes) {
    self.sink = sink
    self.codec = codec
    self.policy = policy
    encoder = codec.makeEncoder()
  }

  package func write(_ bytes: borrowing Span<UInt8>) throws(RunFailure) {
    var start = 0
    while !carry.isEmpty && start < bytes.count {
      carry.append(bytes[start])
      start += 1
      let whole = carry
      if UTF8Reading.scalar(in: whole.span, at: 0).byteCount == 0 { continue }
      carry = []
      try encode(whole.span)
    }
    try encode(bytes.extracting(start..<bytes.count))
  }

  package func complete() throws(RunFailure) {
    let cut = carry
    carry = []
    if !cut.isEmpty { _ = try replace(cut.span) }
    if encoded.capacity - encoded.count < 64 { try passOn() }
    encoder.flush(into: encoded)
    try passOn()
    try sink.complete()
  }

  package func publish() throws(RunFailure) { try sink.publish() }
  package func settle() throws(RunFailure) { try sink.settle() }
  package func abandon() { sink.abandon() }

  private func encode(_ bytes: borrowing Span<UInt8>) throws(RunFailure) {
    var index = 0
    while index < bytes.count {
      let rest = bytes.extracting(index..<bytes.count)
      let (consumed, stop) = encoder.convert(rest, into: encoded)
      lines.add(rest.extracting(0..<consumed))
      index += consumed
      switch stop {
      case .done: break
      case .full: try passOn()
      case .incomplete:
        let left = bytes.extracting(index..<bytes.count)
        carry += left.indices.map { left[$0] }
        return
      case .invalid:
        index += try replace(bytes.extracting(index..<bytes.count))
      }
    }
    if encoded.count > encoded.capacity / 2 { try passOn() }
  }

  /// Puts `?` in the place of the character that the bytes begin with; returns its length.
  private func replace(_ bytes: borrowing Span<UInt8>) throws(RunFailure) -> Int {
    let (scalar, length) = UTF8Reading.scalar(in: bytes, at: 0)
    if policy != .replace { throw unwritable(scalar) }
    substitutedCount += 1
    if encoded.capacity - encoded.count < 64 { try passOn() }
    let mark: [UInt8] = [UInt8(ascii: "?")]
    _ = encoder.convert(mark.span, into: encoded)
    return length == 0 ? bytes.count : length
  }

  private func unwritable(_ scalar: UInt32?) -> RunFailure {
    let place = DataPlace(file: name, line: lines.line)
    guard let scalar = scalar.flatMap(Unicode.Scalar.init) else {
      return RunFailure(
        .output, "bytes that are no character cannot be written as '\(codec.encoding.name)'",
        help: "type --on-invalid replace to write ? in their place", place: place)
    }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let number = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return RunFailure(
      .output, "'\(scalar)' cannot be written as '\(codec.encoding.name)', U+\(number)",
      help: "take it out with a rule: replace '\(scalar)' with '…', "
        + "or type --on-invalid replace to write ? in its place",
      place: place)
  }

  private func passOn() throws(RunFailure) {
    let encoded = encoded
    try sink.write(encoded.bytes)
    encoded.count = 0
  }
}
