import CScan
import Columns

/// A record with another number of fields than the table has columns.
package struct RaggedRecord: Sendable, Equatable {
  package var record: Int
  package var fieldCount: Int
  /// 1-based line that it starts on, counted from the start of the scan.
  package var line: Int
}

/// Where the records and fields of a block are. Made in one step by `scan`, then only read, by any
/// number of threads, together with the block that it was made of.
///
///     bounds       s  ,  ,  \n |  ,  ,  \n |        base of record r = r × stride
///                  │  └──┴──┴─ one offset behind each field
///                  └ the byte before the record (for the first: wraps around 0)
///
/// In the tight layout a record's last bound and the next one's first are one, at the LF; `stride` is
/// the number of columns. In the general layout they are two, the last at the first byte of the line
/// end; `stride` is one more, and where records are ragged the base of each is noted.
package struct RecordIndex: Sendable {
  /// Where the scan began.
  package internal(set) var start = 0
  package internal(set) var recordCount = 0
  /// Columns of the table: as given, or those of the first record.
  package internal(set) var columnCount = 0
  /// Whether every record has exactly `columnCount` fields.
  package internal(set) var isUniform = true
  /// Offset behind the last whole record, its line end and the blank lines behind it.
  package internal(set) var consumed = 0
  /// Lines that end between `start` and `consumed`.
  package internal(set) var lineCount = 0
  /// Whether the last record has a line end; only the last one of a file may have none.
  package internal(set) var endsWithTerminator = true
  package internal(set) var ragged: [RaggedRecord] = []
  /// Records with quotes that neither open, close nor double; such quotes are data.
  package internal(set) var strayRecordCount = 0
  /// Offset of the first of them (or of the text behind a closing quote).
  package internal(set) var firstStrayQuote: Int?
  /// Whether all of the block took the exact scan.
  package internal(set) var isExact = false

  var bounds: [UInt32] = []
  var boundCount = 0
  /// Memory for the other layout.
  var spare: [UInt32] = []
  var stride = 0
  /// Base of each record, where they are ragged.
  var bases: [UInt32] = []
  /// Whether a CR may stand between a record's last bound and its last field.
  var mayEndWithCR = false

  package init() {}

  /// Index in `bounds` of the record's start.
  @inline(__always)
  func base(_ record: Int) -> Int {
    isUniform ? record * stride : Int(bases[record])
  }

  /// How many fields the record has.
  package func fieldCount(_ record: Int) -> Int {
    precondition(record < recordCount)
    if isUniform { return columnCount }
    let next = record + 1 < recordCount ? Int(bases[record + 1]) : boundCount
    return next - Int(bases[record]) - 1
  }

  /// The record's first byte.
  @inline(__always)
  func recordStart(_ record: Int) -> Int {
    Int(bounds[base(record)] &+ 1)
  }

  /// Leaves out all records but the first ones. What was counted of lines and quotes stays that of all.
  package mutating func truncate(to count: Int) {
    guard count < recordCount else { return }
    consumed = count == 0 ? start : recordStart(count)
    if !isUniform { boundCount = Int(bases[count]) }
    recordCount = max(0, count)
    ragged.removeAll { $0.record >= count }
    endsWithTerminator = true
  }

  /// The record with its line end and the blank lines behind it; its neighbours touch it.
  package func recordRange(_ record: Int) -> Range<Int> {
    precondition(record < recordCount)
    return recordStart(record)..<(record + 1 < recordCount ? recordStart(record + 1) : consumed)
  }

  /// How many records begin before an offset of the block.
  package func recordCount(before offset: Int) -> Int {
    var (low, high) = (0, recordCount)
    while low < high {
      let middle = (low + high) / 2
      if recordStart(middle) < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The record without its line end.
  package func contentRange(_ record: Int, in block: ByteBlock) -> Range<Int> {
    let start = recordStart(record)
    return start..<fieldRange(record, fieldCount(record) - 1, in: block).upperBound
  }

  /// The record's own line end, without blank lines that follow; empty where it has none.
  package func lineEndRange(_ record: Int, in block: ByteBlock) -> Range<Int> {
    let start = contentRange(record, in: block).upperBound
    let end = recordRange(record).upperBound
    if start == end { return start..<end }
    let hasBoth =
      end - start > 1 && block.bytes[start] == 0x0D && block.bytes[start + 1] == 0x0A
    return start..<start + (hasBoth ? 2 : 1)
  }

  /// Whether empty lines may stand behind records. In the tight layout there are none.
  package var mayHaveEmptyLines: Bool { !isUniform || stride != columnCount }

  /// The empty lines behind the record.
  package func emptyLinesRange(_ record: Int, in block: ByteBlock) -> Range<Int> {
    lineEndRange(record, in: block).upperBound..<recordRange(record).upperBound
  }

  /// The field as it was written, quotes and all; the column must be one that the record has.
  package func fieldRange(_ record: Int, _ column: Int, in block: ByteBlock) -> Range<Int> {
    precondition(record < recordCount && column < fieldCount(record))
    let base = base(record)
    let start = Int(bounds[base + column] &+ 1)
    var end = Int(bounds[base + column + 1])
    if mayEndWithCR, column == columnCount - 1, end > start, block.bytes[end - 1] == 0x0D {
      end -= 1
    }
    return start..<end
  }

  /// Where the record (or one of its fields) is, for messages; costs a look at the block's bytes.
  package func place(_ record: Int, _ column: Int = 0, in block: ByteBlock) -> CSVPlace {
    let offset = fieldRange(record, column, in: block).lowerBound
    return CSVPlace(at: offset, record: record + 1, in: block, from: start)
  }
}

extension CSVPlace {
  /// The place of a byte, counted from `start`.
  package init(at offset: Int, record: Int, in block: ByteBlock, from start: Int) {
    let bytes = block.bytes
    var lineStart = offset
    while lineStart > start, bytes[lineStart - 1] != 0x0A, bytes[lineStart - 1] != 0x0D {
      lineStart -= 1
    }
    // Of a character of several bytes only the first one begins it.
    let character = (lineStart..<offset).count { bytes[$0] & 0xC0 != 0x80 }
    self.init(
      line: countLines(block, start..<lineStart) + 1, column: character + 1, record: record,
      byteOffset: offset)
  }
}

/// How many lines end in the range: LF, CR LF, and CR alone.
package func countLines(_ block: ByteBlock, _ range: Range<Int>) -> Int {
  precondition(range.lowerBound >= 0 && range.upperBound <= block.count)
  // Safe: checked above.
  return unsafe Int(csv_count_lines(block.base + range.lowerBound, range.count))
}
