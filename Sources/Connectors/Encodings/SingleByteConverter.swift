import Columns

/// Decodes an encoding of one byte a character by its table.
final class SingleByteDecoder: TextConverter {
  private let table: SingleByteTable

  init(table: SingleByteTable) {
    self.table = table
  }

  func convert(
    _ input: borrowing Span<UInt8>, into block: ByteBlock
  ) -> (consumedByteCount: Int, stop: ConversionStop) {
    let utf8 = table.utf8
    for index in 0..<input.count {
      let word = utf8[Int(input[index])]
      let length = Int(word >> 24)
      if length == 0 { return (index, .invalid(1)) }
      if block.capacity - block.count < length { return (index, .full) }
      block.append(word, byteCount: length)
    }
    return (input.count, .done)
  }

  func flush(into block: ByteBlock) {}
}

/// Encodes UTF-8 in an encoding of one byte a character by its table.
final class SingleByteEncoder: TextConverter {
  private let table: SingleByteTable

  init(table: SingleByteTable) {
    self.table = table
  }

  func convert(
    _ input: borrowing Span<UInt8>, into block: ByteBlock
  ) -> (consumedByteCount: Int, stop: ConversionStop) {
    var index = 0
    while index < input.count {
      if block.count == block.capacity { return (index, .full) }
      let (scalar, length) = UTF8Reading.scalar(in: input, at: index)
      if length == 0 { return (index, .incomplete) }
      guard let scalar, let byte = table.byte(of: scalar) else { return (index, .invalid(length)) }
      block.append(UInt32(byte), byteCount: 1)
      index += length
    }
    return (index, .done)
  }

  func flush(into block: ByteBlock) {}
}

extension ByteBlock {
  /// Adds the lowest bytes of a word; there must be room.
  fileprivate func append(_ word: UInt32, byteCount: Int) {
    precondition(byteCount <= 4 && count + byteCount <= capacity)
    // Safe: checked above, and the padding takes what a whole word writes beyond the capacity.
    unsafe UnsafeMutableRawPointer(base + count).storeBytes(of: word.littleEndian, as: UInt32.self)
    count += byteCount
  }
}
