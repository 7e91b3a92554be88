import Columns

/// A sample read with one delimiter.
struct SampleTable {
  let block: ByteBlock
  let delimiter: UInt8
  let quote: UInt8
  let index: RecordIndex

  init(_ block: ByteBlock, from start: Int, isWhole: Bool, delimiter: UInt8, quote: UInt8) {
    self.block = block
    self.delimiter = delimiter
    self.quote = quote
    let scan = RecordIndex.Scan(
      from: start, end: block.count, isLast: isWhole,
      dialect: Dialect(delimiter: delimiter, quote: quote), columnCount: nil, limits: Limits())
    // A sample may end in its first record; quotes may never close: look at what comes before then.
    index = Self.scan(block, scan) ?? Self.scan(block, scan.with(isLast: !isWhole)) ?? RecordIndex()
  }

  /// The index; nil where no record is whole.
  private static func scan(_ block: ByteBlock, _ scan: RecordIndex.Scan) -> RecordIndex? {
    var index = RecordIndex()
    try? index.scanExactly(block, scan, atMost: Sniffer.recordLimit)
    return index.recordCount > 0 ? index : nil
  }

  /// Fields of the first record; 0 where there is none.
  var columnCount: Int { index.recordCount > 0 ? index.columnCount : 0 }

  /// How large a share of the records have another number of fields than the first.
  var raggedShare: Double {
    index.recordCount == 0 ? 0 : Double(index.ragged.count) / Double(index.recordCount)
  }

  /// How well the delimiter explains the sample, at most 1; stray quotes speak against it.
  var share: Double {
    guard index.recordCount > 0 else { return 0 }
    return 1 - raggedShare - min(0.5, Double(index.strayRecordCount) / Double(index.recordCount))
  }

  /// Whether every delimiter stands between two digits, or before a blank, outside quoted fields.
  var looksLikeText: Bool {
    guard delimiter == UInt8(ascii: ",") else { return false }
    let bytes = block.bytes
    var isNumeric = true
    var isSpaced = true
    for record in 0..<index.recordCount {
      for column in 0..<max(0, index.fieldCount(record) - 1) {
        let at = index.fieldRange(record, column, in: block).upperBound
        let before = at > 0 ? bytes[at - 1] : 0
        let after = at + 1 < bytes.count ? bytes[at + 1] : 0
        if !(0x30...0x39 ~= before && 0x30...0x39 ~= after) { isNumeric = false }
        if after != 0x20 { isSpaced = false }
      }
    }
    return isNumeric || isSpaced
  }

  /// Whether at least half of the fields that are not blank stand in quotes.
  var isMostlyQuoted: Bool {
    var filled = 0
    var quoted = 0
    for record in 0..<index.recordCount {
      for column in 0..<index.fieldCount(record) {
        let field = index.fieldRange(record, column, in: block)
        guard !field.isEmpty else { continue }
        filled += 1
        let ends = block.bytes[field.upperBound - 1]
        if field.count > 1, block.bytes[field.lowerBound] == quote, ends == quote { quoted += 1 }
      }
    }
    return quoted >= 2 && quoted * 2 >= filled && index.strayRecordCount == 0
  }

  /// The line end that most records have.
  var terminator: Dialect.Terminator {
    var counts = [Dialect.Terminator.lf: 0, .crlf: 0, .cr: 0]
    for record in 0..<index.recordCount {
      let at = index.contentRange(record, in: block).upperBound
      guard at < block.count else { continue }
      let bytes = block.bytes
      if bytes[at] == 0x0A {
        counts[.lf]! += 1
      } else {
        counts[at + 1 < bytes.count && bytes[at + 1] == 0x0A ? .crlf : .cr]! += 1
      }
    }
    return Dialect.Terminator.allCases.max { counts[$0]! < counts[$1]! }!
  }

  /// The text of a cell, as far as one can be shown or judged.
  func text(_ record: Int, _ column: Int) -> [UInt8] {
    guard column < index.fieldCount(record) else { return [] }
    var arena = ByteArena()
    return index.cell(record, column, in: block, quote: quote, arena: &arena).array
  }
}

extension RecordIndex.Scan {
  /// The same scan, where the input ends with the block or goes on.
  fileprivate func with(isLast: Bool) -> RecordIndex.Scan {
    var scan = self
    scan.isLast = isLast
    return scan
  }
}
