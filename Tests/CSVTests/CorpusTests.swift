import Columns
import Foundation
import Testing

@testable import CSV

@Suite("Test suites of other readers")
struct CorpusTests {
  static let missing: Comment = "the corpora are not beside the repository"

  private func name(_ path: String) -> String {
    URL(filePath: path).deletingPathExtension().lastPathComponent
  }

  @Test(
    "csv-spectrum: every file as its JSON says", .enabled(if: Corpus.has("csv-spectrum"), missing))
  func spectrum() throws {
    let paths = Corpus.files("csv-spectrum/csvs")
    for path in paths {
      var bytes = Corpus.bytes(path)
      // The snapshot has lost the CRs of the files that are named after them.
      if path.contains("_crlf"), !bytes.contains(0x0D) {
        bytes = bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
      }
      let json = try Corpus.json("csv-spectrum/json/\(name(path)).json")
      let expected = json as? [[String: String]] ?? [json as? [String: String] ?? [:]]
      for size in [3, 64, 1 << 16] {
        let (names, records) = try ChunkedReader(blockSize: size).file(bytes)
        let found = texts(records).map { Dictionary(uniqueKeysWithValues: zip(names, $0)) }
        #expect(judged(found) == judged(expected), "\(path) in blocks of \(size)")
      }
      #expect(try Sniffer().sniff(bytes, isWhole: true).dialect.delimiter == UInt8(ascii: ","))
    }
    #expect(paths.count == 12)
  }

  /// Without the phone number of one file, which is another one in its JSON.
  private func judged(_ rows: [[String: String]]) -> [[String: String]] {
    rows.map { $0.filter { $0.key != "Contact Phone Number" } }
  }

  @Test("csv-test-data: good files are read", .enabled(if: Corpus.has("csv-test-data"), missing))
  func goodTestData() throws {
    let paths = Corpus.files("csv-test-data/csv").filter { !$0.contains("/bad-") }
    for path in paths {
      let json = try Corpus.json("csv-test-data/json/\(name(path)).json")
      let hasHeader = path.contains("/header-")
      let dialect = Dialect(header: hasHeader ? .present : .none)
      let reader = ChunkedReader(dialect: dialect, blockSize: 5)
      let (names, records) = try reader.file(Corpus.bytes(path))
      if hasHeader {
        let found = texts(records).map { Dictionary(uniqueKeysWithValues: zip(names, $0)) }
        #expect(found == (json as? [[String: String]] ?? []), "\(path)")
        #expect(names == ["foo", "bar", "baz"])
      } else {
        #expect(texts(records) == cellTable(json), "\(path)")
      }
    }
    #expect(paths.count == 18)
  }

  @Test(
    "csv-test-data: a bad file is a problem, ragged, or has stray quotes that are counted",
    .enabled(if: Corpus.has("csv-test-data"), missing))
  func badTestData() throws {
    let paths = Corpus.files("csv-test-data/csv").filter { $0.contains("/bad-") }
    for path in paths {
      let block = block(Corpus.bytes(path))
      let read = try? Header.read(block, isLast: true, dialect: Dialect())
      guard let header = read ?? nil else {
        #expect(path.contains("no-header"), "\(path)")
        continue
      }
      if path.contains("wrong-header") || path.contains("no-header") {
        #expect(header.names != ["foo", "bar", "baz"])
        continue
      }
      var index = RecordIndex()
      do throws(CSVProblem) {
        try index.scan(
          block, from: header.dataStart, isLast: true, dialect: Dialect(),
          columnCount: header.columnCount)
        #expect(!index.ragged.isEmpty || index.strayRecordCount > 0, "\(path)")
      } catch {
        #expect(error.kind == .unterminatedQuote)
      }
    }
    #expect(paths.count == 6 + 1)
  }

  struct RustCase: Decodable {
    var name: String
    var input: String
    var expected: [[String]]
    var config: String?
  }

  /// Cases of rust-csv whose settings or outcomes are others than ours, with the reason.
  static let rustSkipped = [
    "term_weird": "a record ends with LF, CR LF or CR, with no other byte",
    "ascii_delimited": "a record ends with LF, CR LF or CR, with no other byte",
    "quote_delimiter": "quote and delimiter are two bytes",
    "quote_escapes_no_double": "a quote in quotes is doubled",
    "quote_escapes": "no byte escapes a quote",
    "quote_escapes_change": "no byte escapes a quote",
    "comment_3": "no line is a comment", "comment_4": "no line is a comment",
    "comment_5": "no line is a comment",
  ]

  @Test("rust-csv: its parser cases", .enabled(if: Corpus.has("rust-csv"), missing))
  func rustCases() throws {
    let lines = Corpus.bytes("rust-csv/cases.jsonl").split(separator: 0x0A)
    let cases = try lines.map { try JSONDecoder().decode(RustCase.self, from: Data($0)) }
    var read = 0
    for test in cases where Self.rustSkipped[test.name] == nil {
      var dialect = Dialect(header: .none)
      switch test.name {
      case "quote_change": dialect.quote = UInt8(ascii: "z")
      case "quoting_disabled": dialect.quote = nil
      case "delimiter_weird": dialect.delimiter = UInt8(ascii: "z")
      default: #expect(test.config == nil, "\(test.name) has settings")
      }
      let reader = ChunkedReader(dialect: dialect, blockSize: 2)
      let (_, records) = try reader.file(Array(test.input))
      // rust-csv has no empty lines at all; in a table of one column they are records here.
      let found = texts(records).filter { $0 != [""] || test.expected.contains([""]) }
      #expect(found == test.expected, "\(test.name)")
      read += 1
    }
    print("rust-csv: \(read) of \(cases.count) read, skipped: \(Self.rustSkipped.keys.sorted())")
    #expect(read + Self.rustSkipped.count == cases.count)
  }

  @Test(
    "all files: as a plain reader reads them, or refused where it refuses",
    .enabled(if: Corpus.has("duckdb-csv"), missing),
    arguments: ["zsv", "duckdb-csv", "papaparse", "rust-csv", "csv-spectrum"])
  func plainReader(folder: String) throws {
    var fileCount = 0
    for path in Corpus.files(folder) where !path.hasSuffix(".test") && !path.hasSuffix(".json") {
      // The plain reader is slow: of long files, the beginning.
      let bytes = Array(Corpus.bytes(path).prefix(20_000))
      fileCount += 1
      var dialect = Dialect(header: .none)
      let sniffer = Sniffer(skippedLineCount: 0)
      if let found = try? sniffer.sniff(bytes, isWhole: true) { dialect = found.dialect }
      dialect.header = .none
      let start = Header.byteOrderMarkCount(bytes.span)
      let naive = NaiveReader(delimiter: dialect.delimiter, quote: dialect.quote)
      let expected = try? naive.table(Array(bytes[start...]))
      let found = try? ChunkedReader(dialect: dialect, blockSize: 4_000).file(bytes).records
      #expect(found == expected, "\(path)")
    }
    print("plain reader: \(fileCount) files of \(folder)")
    #expect(fileCount > 3)
  }

  @Test(
    "big list of naughty strings: through writer and reader unchanged",
    .enabled(if: Corpus.has("txt-blns"), missing))
  func naughtyStrings() throws {
    let path = try #require(Corpus.files("txt-blns").first { $0.hasSuffix(".json") })
    let strings = try #require(try Corpus.json(path) as? [String])
    for dialect in [Dialect(), Dialect(delimiter: UInt8(ascii: ";"), terminator: .crlf)] {
      let made = Cells(strings)
      let rows = strings.map { _ in String(UnicodeScalar(dialect.delimiter)) }
      let source = block(Array(rows.joined(separator: "\n")))
      var index = RecordIndex()
      try index.scan(source, isLast: true, dialect: dialect, columnCount: 2)
      var output = OutputBuffer()
      let result = BatchWriter(dialect).write(
        Selection(all: strings.count), of: source, index,
        layout: [
          .made(cells: made.cells, changed: nil, source: nil), .source(0),
          .made(cells: made.cells, changed: nil, source: 1),
        ], to: &output)
      #expect(result.unquotable == nil)
      let table = try ChunkedReader(dialect: dialect, blockSize: 1_000, columnCount: 3)
        .table(output.bytes.copy)
      #expect(texts(table) == strings.map { [$0, "", $0] })
    }
    #expect(strings.count > 500)
  }
}
