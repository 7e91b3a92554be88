import Columns

/// Finds out how a file is written from its first bytes, as UTF-8; what is declared stays as declared.
///
/// A delimiter explains a sample as far as its records have as many fields as the first one has. Two
/// that do so about equally well are a problem that names both, never a silent choice.
package struct Sniffer: Sendable {
  package var delimiter: UInt8?
  package var quote: UInt8?
  package var header: Dialect.HeaderRow?
  /// nil: lines before the header are looked for.
  package var skippedLineCount: Int?

  package init(
    delimiter: UInt8? = nil, quote: UInt8? = nil, header: Dialect.HeaderRow? = nil,
    skippedLineCount: Int? = nil
  ) {
    self.delimiter = delimiter
    self.quote = quote
    self.header = header
    self.skippedLineCount = skippedLineCount
  }

  /// What was found.
  package struct Result: Sendable, Equatable {
    package var dialect: Dialect
    /// Columns of the first record; 0 for an empty file.
    package var columnCount: Int
    /// Lines before the header that were not declared; the dialect skips them.
    package var preambleLineCount = 0
    /// Whether kinds of values tell that the first record is, or is not, a header; if not, it is
    /// taken for one.
    package var isHeaderClear: Bool
  }

  /// Delimiters that are looked for; others have to be declared.
  static let candidates = Array(",;\t|".utf8)
  /// A sample has no use for more records.
  static let recordLimit = 1_000
  /// Delimiters whose shares of fitting records differ by less are a close call.
  static let margin = 0.1

  /// Looks at the sample; `isWhole`: it is all of the file. The encoding is not its business.
  package func sniff(_ sample: [UInt8], isWhole: Bool) throws(CSVProblem) -> Result {
    let block = ByteBlock(capacity: sample.count)
    block.append(sample.span)
    let separator = SeparatorLine.delimiter(in: block)
    if delimiter == nil, let separator {
      return try Sniffer(
        delimiter: separator, quote: quote, header: header, skippedLineCount: skippedLineCount
      ).sniff(sample, isWhole: isWhole)
    }
    let quote = quote ?? UInt8(ascii: "\"")
    let seeksHeader = skippedLineCount == nil && (header == nil || header == .present)
    var skipped = skippedLineCount ?? (seeksHeader && separator != nil ? 1 : 0)
    var tables = tables(block, skipping: skipped, isWhole, quote)
    if seeksHeader, preambleLineCount(tables) > skipped {
      skipped = preambleLineCount(tables)
      tables = self.tables(block, skipping: skipped, isWhole, quote)
    }
    var best = try choose(tables, block)
    if self.quote == nil, !sample.contains(quote) {
      tables = self.tables(block, skipping: skipped, isWhole, UInt8(ascii: "'"))
      if let quoted = try? choose(tables, block), quoted.isMostlyQuoted { best = quoted }
    }

    let votes = HeaderVotes(best)
    var dialect = Dialect(
      delimiter: best.delimiter, quote: best.quote, terminator: best.terminator,
      hasByteOrderMark: Header.byteOrderMarkCount(block.bytes) > 0,
      skippedLineCount: skipped)
    dialect.header = header ?? (votes.sum < 0 ? .none : .present)
    return Result(
      dialect: dialect, columnCount: best.columnCount,
      preambleLineCount: skippedLineCount == nil ? skipped : 0,
      isHeaderClear: header != nil || votes.sum != 0)
  }

  /// The sample behind its first lines, read with each delimiter that it may have.
  private func tables(
    _ block: ByteBlock, skipping lineCount: Int, _ isWhole: Bool, _ quote: UInt8
  ) -> [SampleTable] {
    let start = Header.recordsStart(in: block, skipping: lineCount)
    return (delimiter.map { [$0] } ?? Self.candidates).map {
      SampleTable(block, from: start, isWhole: isWhole, delimiter: $0, quote: quote)
    }
  }

  /// Lines before the header, by the delimiter under which that is widest. Where most records fit the
  /// first one, only that reading of the sample is asked.
  private func preambleLineCount(_ tables: [SampleTable]) -> Int {
    let best = tables.filter { $0.columnCount > 1 }.max { $0.share < $1.share }
    let asked = best.map { $0.share >= 0.5 ? [$0] : tables } ?? tables
    let widest = asked.filter { $0.preambleLineCount > 0 }
      .max { ($0.usualFieldCount ?? 0) < ($1.usualFieldCount ?? 0) }
    return widest?.preambleLineCount ?? 0
  }

  /// The table that explains the sample best.
  private func choose(
    _ tables: [SampleTable], _ block: ByteBlock
  ) throws(CSVProblem) -> SampleTable {
    if tables.count == 1 { return tables[0] }
    let ranked = tables.filter { $0.columnCount > 1 }.sorted { $0.share > $1.share }
    guard let best = ranked.first else { return withoutHeaderDelimiter(tables) }
    var rivals = [best]
    for other in ranked.dropFirst() where best.share - other.share < Self.margin {
      rivals.append(other)
    }
    guard rivals.count > 1 else { return best }
    // A comma within numbers, or before a blank, is likelier to be text.
    let plain = rivals.filter { !$0.looksLikeText }
    if plain.count == 1 { return plain[0] }
    if !plain.isEmpty { rivals = plain }
    rivals.sort { $0.columnCount > $1.columnCount }
    if rivals[0].columnCount - 1 >= 2 * (rivals[1].columnCount - 1) { return rivals[0] }
    let start = block.count == 0 ? 0 : min(rivals[0].index.start, block.count - 1)
    throw CSVProblem(
      .closeDelimiters(rivals[0].delimiter, rivals[1].delimiter),
      at: CSVPlace(at: start, record: 0, in: block, from: 0))
  }

  /// The first record has none of the delimiters: a table of one column, unless most of the others
  /// have one (a title line, which must be declared to be skipped).
  private func withoutHeaderDelimiter(_ tables: [SampleTable]) -> SampleTable {
    let usual = tables.filter { $0.raggedShare >= 0.5 }.max { $0.raggedShare < $1.raggedShare }
    return usual ?? tables.first { $0.raggedShare == 0 } ?? tables[0]
  }
}
