import Columns
import Testing

@testable import CSV

/// Reads and writes a file as the engine does where no rule changes anything.
struct PassThrough {
  var dialect: Dialect
  var blockSize = 1 << 16
  private(set) var recordCount = 0

  init(_ dialect: Dialect, blockSize: Int = 1 << 16) {
    self.dialect = dialect
    self.blockSize = blockSize
  }

  /// The bytes that come out; the last line end is held back where the input has none.
  mutating func run(_ bytes: [UInt8]) throws -> [UInt8] {
    let whole = block(bytes)
    let header = try Header.read(whole, isLast: true, dialect: dialect)!
    var output = OutputBuffer(capacity: 16)
    output.append(whole, header.preamble)
    let layout = (0..<header.columnCount).map { OutputColumn.source($0) }
    let writer = BatchWriter(dialect)
    var held = 0
    var endsWithTerminator = true
    if header.index.recordCount > 0 {
      let all = Selection(all: 1)
      held =
        writer.write(all, of: whole, header.index, layout: layout, to: &output)
        .lastTerminatorByteCount
      endsWithTerminator = header.index.endsWithTerminator
    }
    let reader = ChunkedReader(
      dialect: dialect, blockSize: blockSize, columnCount: header.columnCount)
    var count = 0
    try reader.read(bytes, from: header.dataStart) { index, block, _ in
      count += index.recordCount
      let all = Selection(all: index.recordCount)
      if !index.ragged.contains(where: { $0.fieldCount < index.columnCount }) {
        let result = writer.write(all, of: block, index, layout: layout, to: &output)
        if result.rowCount > 0 { held = result.lastTerminatorByteCount }
        endsWithTerminator = index.endsWithTerminator
      } else {
        output.append(block, index.recordRange(0).lowerBound..<index.consumed)
        endsWithTerminator = true
      }
    }
    recordCount = count
    if !endsWithTerminator { output.truncate(to: output.count - held) }
    return output.bytes.copy
  }
}

@Suite("What no rule changes comes out as it came in")
struct LosslessTests {
  @Test(
    "for every kind of start, line end and end",
    arguments: [
      "", "\u{FEFF}", "a,b", "a,b\n", "a,b\r\n1,2\r\n", "\u{FEFF}\r\n\r\na,b\n\n\n1,2\r\n\r\n3,4",
      "a\n\n\nb\n\n", "a,b\r1,\"2\r\n\"\r\r3,12\" x", "a,b\n\"\",\"\"\n,\n\"x\"\"y\",\"z\"\n\n",
      "\n\n\n", "a,b\n\n", "\"a\",b\n1,\0\n",
    ], [Dialect.HeaderRow.present, .none])
  func kinds(text: String, header: Dialect.HeaderRow) throws {
    for size in [1, 2, 3, 7, 64, 1 << 16] {
      var through = PassThrough(Dialect(header: header), blockSize: size)
      if header == .present, !text.unicodeScalars.contains(where: { "a"..."z" ~= $0 }) {
        let found = #expect(throws: CSVProblem.self) { try through.run(Array(text)) }
        #expect(found?.kind == .noHeader)
        continue
      }
      #expect(try through.run(Array(text)).shown == Array(text).shown, "in blocks of \(size)")
    }
  }

  @Test("for random bytes, through guessing, sniffing and reading in small blocks")
  func anyBytes() throws {
    let seed: UInt64 = 7_777
    var random = SeededRandom(seed)
    for round in 0..<600 {
      var bytes = random.hostileBytes(Int.random(in: 0...80, using: &random))
      for _ in 0..<Int.random(in: 0...3, using: &random) where !bytes.isEmpty {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      _ = try? EncodingGuess.guess(Array(bytes.prefix(3)), isWhole: true)
      var dialect = (try? Sniffer().sniff(bytes, isWhole: round % 2 == 0).dialect) ?? Dialect()
      dialect.header = .none
      var through = PassThrough(dialect, blockSize: 1 + round % 70)
      do {
        let out = try through.run(bytes)
        #expect(out == bytes, "seed \(seed), round \(round): \(bytes.shown)")
      } catch let problem as CSVProblem {
        #expect(problem.kind == .unterminatedQuote)
      }
    }
  }

  static let folders = [
    "csv-spectrum", "csv-test-data", "rust-csv", "papaparse", "zsv", "duckdb-csv", "crm-northwind",
    "crm-import-samples", "crm-chinook",
  ]

  @Test("for every corpus file", arguments: folders.filter { Corpus.has($0) })
  func corpora(folder: String) throws {
    var fileCount = 0
    var refused = 0
    for path in Corpus.files(folder) where path.contains(".csv") || path.contains("zsv/data/test") {
      let bytes = Corpus.bytes(path)
      guard bytes.count < 1 << 20, var dialect = sniffed(bytes) else { continue }
      dialect.header = .none
      fileCount += 1
      do {
        var through = PassThrough(dialect, blockSize: bytes.count > 40_000 ? 1 << 16 : 500)
        let out = try through.run(bytes)
        #expect(out == bytes, "\(path)")
      } catch let problem as CSVProblem {
        #expect(problem.kind == .unterminatedQuote, "\(path): \(problem.message)")
        refused += 1
      }
    }
    print("lossless: \(fileCount - refused) files of \(folder), \(refused) refused")
    #expect(fileCount > 0 && refused * 10 <= fileCount + 20)
  }

  /// The dialect; a comma where two delimiters fit.
  private func sniffed(_ bytes: [UInt8]) -> Dialect? {
    let sample = Array(bytes.prefix(1 << 14))
    do throws(CSVProblem) {
      return try Sniffer().sniff(sample, isWhole: sample.count == bytes.count).dialect
    } catch {
      if case .closeDelimiters = error.kind { return Dialect() }
      Issue.record("\(error.message)")
      return nil
    }
  }
}
