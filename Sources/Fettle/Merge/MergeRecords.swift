import Columns
import Connectors
import Diagnostics
import Engine
import Kernels
import Matching

/// Writes what `removed to` among the clauses of a merge holds: every source, so that it can be given back.
///
///     file    a file begins: how many bytes it has, and their SHA-256
///     base64  bytes of the file as they are; only where its text does not give them back
///     text    of the file, what is no record of the merge: mark, header, rows that left above it
///     record  a record of the merge
///     table   a table without a file begins; its records follow
///     end     the last line: how many files and tables there are
struct MergeRecords {
  static let columns = [
    "kind", "source", "source_id", "", "file", "encoding", "delimiter", "record", "byte", "raw",
  ]
  /// The column that has the name of the result's id.
  static let idColumn = 3
  /// Bytes of one cell, at most: what is longer goes on in the next line.
  private static let pieceByteCount = 1 << 20

  private let merged: MergedTable
  private let sink: any ByteSink

  init(_ merged: MergedTable, to sink: any ByteSink) {
    self.merged = merged
    self.sink = sink
  }

  /// Writes all of it.
  func write() throws(RunFailure) {
    var names = Self.columns
    names[Self.idColumn] = merged.rule.idName
    let head = MergeRecordLine(fields: names)
    try head.write(nil, to: sink)
    var count = 0
    for number in merged.input.sources.indices {
      if let kept = merged.files[number].kept {
        try write(kept, of: number)
        count += kept.names.count
      } else {
        try writeTable(number)
        count += 1
      }
    }
    var end = MergeRecordLine(kind: .end)
    end[.record] = "\(count)"
    try end.write([UInt8]().span, to: sink)
  }

  private func line(_ kind: MergeRecordLine.Kind, _ source: Int, file: String) -> MergeRecordLine {
    var line = MergeRecordLine(kind: kind)
    line[.source] = merged.input.sources[source].name
    line[.file] = file
    line[.encoding] = merged.files[source].encoding
    line[.delimiter] = merged.files[source].delimiter
    return line
  }

  /// The line with the names of a row.
  private func naming(_ row: Int, _ source: Int, _ line: MergeRecordLine) -> MergeRecordLine {
    let table = merged.input.sources[source]
    let group = merged.ids[Int(merged.outcome.groups[row])]
    var line = line
    line[.kind] = MergeRecordLine.Kind.record.rawValue
    line.put(merged.identities.id(of: UInt32(row), in: source), in: .sourceID)
    line.put(group, in: .id)
    line[.record] = "\(table.recordNumbers[row - table.rows.lowerBound])"
    return line
  }

  /// A table of which no file holds the bytes: its records as they were read.
  private func writeTable(_ source: Int) throws(RunFailure) {
    let file = merged.files[source]
    let head = line(.table, source, file: file.name)
    try head.write([UInt8]().span, to: sink)
    let rows = merged.input.sources[source].rows
    for (row, record) in zip(rows, merged.records[source]) {
      var line = naming(row, source, line(.record, source, file: file.name))
      line[.byte] = "\(record.byteOffset)"
      try line.write(record.bytes.span, to: sink)
    }
  }

  // MARK: Files

  private func write(_ kept: KeptInput, of source: Int) throws(RunFailure) {
    let table = merged.input.sources[source]
    var rows: [Int: Int] = [:]
    for (row, record) in zip(table.rows, table.recordNumbers) { rows[Int(record) - 1] = row }
    let places = try kept.places(of: { rows[$0] != nil })
    for (number, name) in kept.names.enumerated() {
      let digest = try kept.digest(of: number)
      var head = line(.file, source, file: name)
      head[.byte] = "\(digest.byteCount)"
      try head.write(digest.hexadecimal.span, to: sink)
      if try !kept.isFaithful(number) {
        try writeBytes(try kept.bytes(of: number), line(.base64, source, file: name))
      }
      let parts = places[number].map { (row: rows[$0.record]!, range: $0.range) }
      try writeText(try kept.text(of: number), parts, source, line(.text, source, file: name))
    }
  }

  private func writeBytes(
    _ source: any ByteSource, _ line: MergeRecordLine
  ) throws(RunFailure) {
    var pieces = PieceCutter(limit: Self.pieceByteCount / 2, keepsCharacters: false)
    var line = line
    try source.readAll { bytes throws(RunFailure) in
      try pieces.add(bytes, until: nil) { offset, piece throws(RunFailure) in
        line[.byte] = "\(offset)"
        try line.write(Base64.text(of: piece).span, to: sink)
      }
    }
    try pieces.finish { offset, piece throws(RunFailure) in
      line[.byte] = "\(offset)"
      try line.write(Base64.text(of: piece).span, to: sink)
    }
  }

  /// Writes the text of a file, cut where its records begin and end.
  private func writeText(
    _ text: any ByteSource, _ parts: [(row: Int, range: Range<Int>)], _ source: Int,
    _ line: MergeRecordLine
  ) throws(RunFailure) {
    var pieces = PieceCutter(limit: Self.pieceByteCount, keepsCharacters: true)
    var next = 0
    func put(_ offset: Int, _ piece: [UInt8]) throws(RunFailure) {
      var line = line
      // A record that is too long for one cell goes on as text.
      if next < parts.count, parts[next].range.lowerBound == offset {
        line = naming(parts[next].row, source, line)
      }
      line[.byte] = "\(offset)"
      try line.write(piece.span, to: sink)
    }
    /// Where the text or record at an offset ends.
    func end(_ offset: Int) -> Int? {
      while next < parts.count, parts[next].range.upperBound <= offset { next += 1 }
      if next == parts.count { return nil }
      let range = parts[next].range
      return offset < range.lowerBound ? range.lowerBound : range.upperBound
    }
    try text.readAll { bytes throws(RunFailure) in
      try pieces.add(bytes, until: end, put)
    }
    try pieces.finish(put)
  }
}
