import Columns

@testable import CSV

/// A block that holds exactly these bytes, with rubbish behind them.
func block(_ bytes: [UInt8], capacity: Int? = nil) -> ByteBlock {
  let block = ByteBlock(capacity: max(capacity ?? bytes.count + 70, bytes.count))
  // Safe: the capacity is at least the count.
  for (offset, byte) in bytes.enumerated() { unsafe block.base[offset] = byte }
  for offset in bytes.count..<block.capacity {
    unsafe block.base[offset] = [0x22, 0x2C, 0x0A, 0x0D][offset & 3]
  }
  block.count = bytes.count
  return block
}

extension Array where Element == UInt8 {
  init(_ text: String) { self = [UInt8](text.utf8) }

  /// For messages: line ends and quotes as escapes.
  var shown: String { String(decoding: self, as: UTF8.self).debugDescription }
}

/// What an index says, written out, so that two of them can be compared.
struct Written: Equatable, CustomStringConvertible {
  var records: [Range<Int>] = []
  var contents: [Range<Int>] = []
  var fields: [[Range<Int>]] = []
  var consumed = 0
  var lineCount = 0
  var isUniform = true
  var endsWithTerminator = true
  var ragged: [RaggedRecord] = []
  var strayRecordCount = 0
  var firstStrayQuote: Int?

  init(_ index: RecordIndex, _ block: ByteBlock) {
    for record in 0..<index.recordCount {
      records.append(index.recordRange(record))
      contents.append(index.contentRange(record, in: block))
      fields.append(
        (0..<index.fieldCount(record)).map { index.fieldRange(record, $0, in: block) })
    }
    consumed = index.consumed
    lineCount = index.lineCount
    isUniform = index.isUniform
    endsWithTerminator = index.endsWithTerminator
    ragged = index.ragged
    strayRecordCount = index.strayRecordCount
    firstStrayQuote = index.firstStrayQuote
  }

  var description: String {
    "fields \(fields) records \(records) consumed \(consumed) lines \(lineCount) uniform"
      + " \(isUniform) terminated \(endsWithTerminator) ragged \(ragged) stray \(strayRecordCount)"
      + " from \(firstStrayQuote ?? -1)"
  }
}

extension RecordIndex {
  /// Every cell, unquoted.
  func table(_ block: ByteBlock, quote: UInt8? = 0x22) -> [[[UInt8]]] {
    var arena = ByteArena()
    return (0..<recordCount).map { record in
      (0..<fieldCount(record)).map {
        cell(record, $0, in: block, quote: quote, arena: &arena).array
      }
    }
  }
}

/// Reads bytes as the engine does: blocks of a size, the rest carried over, longer blocks where no
/// record is whole.
struct ChunkedReader {
  var dialect = Dialect()
  var blockSize: Int
  var columnCount: Int?
  var limits = Limits()
  var exactOnly = false

  /// Hands out every index with its block and the offset of that block.
  func read(
    _ bytes: [UInt8], from start: Int = 0,
    _ take: (inout RecordIndex, ByteBlock, Int) throws -> Void
  ) throws {
    var at = start
    var size = blockSize
    var index = RecordIndex()
    while at < bytes.count {
      let end = min(at + size, bytes.count)
      let block = block(Array(bytes[at..<end]))
      let isLast = end == bytes.count
      if exactOnly {
        let scan = RecordIndex.Scan(
          from: 0, end: block.count, isLast: isLast, dialect: dialect, columnCount: columnCount,
          limits: limits)
        try index.scanExactly(block, scan)
      } else {
        try index.scan(
          block, isLast: isLast, dialect: dialect, columnCount: columnCount, limits: limits)
      }
      guard index.consumed > 0 || isLast else {
        size *= 2
        continue
      }
      try take(&index, block, at)
      at += index.consumed
      size = blockSize
      if isLast { break }
    }
  }

  /// All cells of all blocks.
  func table(_ bytes: [UInt8], from start: Int = 0) throws -> [[[UInt8]]] {
    var table: [[[UInt8]]] = []
    try read(bytes, from: start) { index, block, _ in
      table += index.table(block, quote: dialect.quote)
    }
    return table
  }

  /// A whole file: its header's names and its records.
  func file(_ bytes: [UInt8]) throws -> (names: [String], records: [[[UInt8]]]) {
    let whole = block(bytes)
    let header = try Header.read(whole, isLast: true, dialect: dialect, limits: limits)!
    var reader = self
    reader.columnCount = header.columnCount
    return (header.names, try reader.table(bytes, from: header.dataStart))
  }
}
