import Columns

/// Finds out what UTF-8 bytes stand for, with the rules of Unicode 3.9, table 3-7.
enum UTF8Reading {
  /// The character at an index and its length. Without a character, the length is that of the longest
  /// start of one, which is what becomes U+FFFD; it is 0 where the bytes end inside a character.
  static func scalar(
    in bytes: borrowing Span<UInt8>, at index: Int
  ) -> (scalar: UInt32?, byteCount: Int) {
    let lead = bytes[index]
    if lead < 0x80 { return (UInt32(lead), 1) }
    guard let shape = Shape(lead: lead) else { return (nil, 1) }
    var scalar = UInt32(lead) & shape.leadMask
    for step in 1...shape.continuationCount {
      if index + step == bytes.count { return (nil, 0) }
      let byte = bytes[index + step]
      let range = step == 1 ? shape.second : 0x80...0xBF
      if !range.contains(byte) { return (nil, step) }
      scalar = scalar << 6 | UInt32(byte & 0x3F)
    }
    return (scalar, shape.continuationCount + 1)
  }

  /// What may follow a lead byte.
  struct Shape {
    var continuationCount: Int
    var second: ClosedRange<UInt8>
    var leadMask: UInt32

    /// Nil for a byte that begins no character.
    init?(lead: UInt8) {
      switch lead {
      case 0xC2...0xDF: (continuationCount, second, leadMask) = (1, 0x80...0xBF, 0x1F)
      case 0xE0: (continuationCount, second, leadMask) = (2, 0xA0...0xBF, 0x0F)
      case 0xED: (continuationCount, second, leadMask) = (2, 0x80...0x9F, 0x0F)
      case 0xE1...0xEF: (continuationCount, second, leadMask) = (2, 0x80...0xBF, 0x0F)
      case 0xF0: (continuationCount, second, leadMask) = (3, 0x90...0xBF, 0x07)
      case 0xF1...0xF3: (continuationCount, second, leadMask) = (3, 0x80...0xBF, 0x07)
      case 0xF4: (continuationCount, second, leadMask) = (3, 0x80...0x8F, 0x07)
      default: return nil
      }
    }
  }

  /// The index of the first byte from `start` on that is not ASCII, or the count.
  static func endOfASCII(in bytes: borrowing Span<UInt8>, from start: Int) -> Int {
    var index = start
    let wordEnd = bytes.count - 32
    // Safe: 32 bytes from the index on are within the span, checked in the loop.
    unsafe bytes.withUnsafeBytes { raw in
      while index <= wordEnd {
        let first = unsafe raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        let second = unsafe raw.loadUnaligned(fromByteOffset: index + 8, as: UInt64.self)
        let third = unsafe raw.loadUnaligned(fromByteOffset: index + 16, as: UInt64.self)
        let fourth = unsafe raw.loadUnaligned(fromByteOffset: index + 24, as: UInt64.self)
        if (first | second | third | fourth) & 0x8080_8080_8080_8080 != 0 { break }
        index += 32
      }
    }
    while index < bytes.count && bytes[index] < 0x80 { index += 1 }
    return index
  }

  /// Finds the first bytes from `start` on that are no character: where, and how many. Bytes that end
  /// inside a character are at `isIncomplete`.
  static func firstInvalid(
    in bytes: borrowing Span<UInt8>, from start: Int
  ) -> (index: Int, byteCount: Int, isIncomplete: Bool)? {
    var index = endOfASCII(in: bytes, from: start)
    while index < bytes.count {
      let (scalar, length) = scalar(in: bytes, at: index)
      if length == 0 { return (index, bytes.count - index, true) }
      if scalar == nil { return (index, length, false) }
      index += length
      if index < bytes.count && bytes[index] < 0x80 { index = endOfASCII(in: bytes, from: index) }
    }
    return nil
  }
}

/// Copies UTF-8 as far as it is valid.
final class UTF8Converter: TextConverter {
  func convert(
    _ input: borrowing Span<UInt8>, into block: ByteBlock
  ) -> (consumedByteCount: Int, stop: ConversionStop) {
    let room = block.capacity - block.count
    let fitting = input.extracting(0..<min(room, input.count))
    let fault = UTF8Reading.firstInvalid(in: fitting, from: 0)
    let end = fault?.index ?? fitting.count
    block.append(fitting.extracting(0..<end))
    if let fault, !fault.isIncomplete { return (end, .invalid(fault.byteCount)) }
    if input.count > room { return (end, .full) }
    return (end, fault == nil ? .done : .incomplete)
  }

  func flush(into block: ByteBlock) {}
}
