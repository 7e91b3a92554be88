import Columns

/// Decodes an encoding of one byte a character by its table; runs of ASCII are copied.
final class SingleByteDecoder: TextConverter {
  private let table: SingleByteTable

  init(table: SingleByteTable) {
    self.table = table
  }

  func convert(
    _ input: borrowing Span<UInt8>, into block: ByteBlock
  ) -> (consumedByteCount: Int, stop: ConversionStop) {
    let utf8 = table.utf8
    var index = 0
    while true {
      if table.extendsASCII { index = block.appendASCII(input, from: index) }
      while index < input.count && (input[index] >= 0x80 || !table.extendsASCII) {
        let word = utf8[Int(input[index])]
        let length = Int(word >> 24)
        if length == 0 { return (index, .invalid(1)) }
        if block.capacity - block.count < length { return (index, .full) }
        block.append(word, byteCount: length)
        index += 1
      }
      if index == input.count { return (index, .done) }
      if block.count == block.capacity { return (index, .full) }
    }
  }

  func flush(into block: ByteBlock) {}
}

/// Encodes UTF-8 in an encoding of one byte a character by its table; runs of ASCII are copied.
final class SingleByteEncoder: TextConverter {
  private let table: SingleByteTable

  init(table: SingleByteTable) {
    self.table = table
  }

  func convert(
    _ input: borrowing Span<UInt8>, into block: ByteBlock
  ) -> (consumedByteCount: Int, stop: ConversionStop) {
    var index = 0
    while true {
      if table.extendsASCII { index = block.appendASCII(input, from: index) }
      while index < input.count && (input[index] >= 0x80 || !table.extendsASCII) {
        if block.count == block.capacity { return (index, .full) }
        let (scalar, length) = UTF8Reading.scalar(in: input, at: index)
        if length == 0 { return (index, .incomplete) }
        guard let scalar, let byte = table.byte(of: scalar) else {
          return (index, .invalid(length))
        }
        block.append(UInt32(byte), byteCount: 1)
        index += length
      }
      if index == input.count { return (index, .done) }
      if block.count == block.capacity { return (index, .full) }
    }
  }

  func flush(into block: ByteBlock) {}
}

extension ByteBlock {
  /// Adds the ASCII that a text has from an index on, as far as there is room; returns its end.
  fileprivate func appendASCII(_ input: borrowing Span<UInt8>, from start: Int) -> Int {
    let reach = min(input.count, start + capacity - count)
    let end = UTF8Reading.endOfASCII(in: input.extracting(0..<reach), from: start)
    append(input.extracting(start..<end))
    return end
  }

  /// Adds the lowest bytes of a word; there must be room.
  fileprivate func append(_ word: UInt32, byteCount: Int) {
    precondition(byteCount <= 4 && count + byteCount <= capacity)
    // Safe: checked above; a whole word is written only where there is room for one.
    let place = unsafe UnsafeMutableRawPointer(base + count)
    if capacity - count >= 4 {
      unsafe place.storeBytes(of: word.littleEndian, as: UInt32.self)
    } else {
      for index in 0..<byteCount {
        unsafe place.storeBytes(
          of: UInt8(truncatingIfNeeded: word >> (index * 8)), toByteOffset: index, as: UInt8.self)
      }
    }
    count += byteCount
  }
}
