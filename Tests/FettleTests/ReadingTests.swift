import Columns
import Diagnostics
import Engine
import Foundation
import Testing

@testable import Fettle

@Suite("Odd inputs are read, or refused with their place")
struct ReadingTests {
  /// Applies a rule that changes nothing; what failed, or the report and the table.
  private func run(
    _ files: [String: [UInt8]], _ input: String = "in.csv",
    _ change: (inout ReadingOptions) -> Void = { _ in }
  ) throws -> (failure: RunFailure?, report: TableReport?, table: String?) {
    var run = try Run()
    for (name, bytes) in files {
      try Data(bytes).write(to: URL(fileURLWithPath: run.scratch.file(name)))
    }
    run.input = input
    change(&run.reading)
    do {
      let report = try run.apply("normalize a trim", options: run.options())
      return (nil, report.tables[0], run.scratch.read("out.csv"))
    } catch let failure as RunFailure {
      return (failure, nil, nil)
    }
  }

  @Test(
    "a stray byte in UTF-8 stops the run at its line, column and offset",
    arguments: [
      ("a,b\nZoë,Köln\nJosé,M\u{7F}nchen\n", 3, 7, 2), ("a,\u{7F}b\nZoë,Köln\n", 1, 3, nil),
      (
        "a,b\n" + String(repeating: "Zoë,Köln\n", count: 40_000) + "x,\u{7F}\n", 40_002, 3, 40_001
      ),
    ] as [(String, Int, Int, Int?)])
  func strayByte(text: String, line: Int, column: Int, record: Int?) throws {
    let bytes = text.utf8.map { $0 == 0x7F ? 0xFC : $0 }
    let offset = bytes.firstIndex(of: 0xFC)
    let failure = try run(["in.csv": bytes]).failure
    #expect(failure?.kind == .input && failure?.message.contains("0xFC") == true)
    let place = failure?.place
    #expect(place?.line == line && place?.column == column)
    #expect(place?.record == record && place?.byteOffset == offset)
    let kept = try run(["in.csv": bytes]) { $0.invalidBytes = .keep }
    #expect(kept.report?.invalidBytes == 1)
    let replaced = try run(["in.csv": bytes]) { $0.invalidBytes = .replace }
    #expect(replaced.report?.invalidBytes == 1)
    #expect(replaced.table == text.replacing("\u{7F}", with: "\u{FFFD}"))
  }

  @Test("stray quotes are counted in rows, whatever the chunks")
  func strayQuotes() throws {
    let table = "a,b\n\"a\"b,2\n \"x\",3\n1,\"2\"\n"
    for size in [1, 5, 1 << 20] {
      var run = try Run()
      run.settings.blockByteCount = size
      #expect(try run.apply("normalize b trim", to: table).tables[0].strayQuotes == 2)
    }
  }

  @Test(
    "lines before the header are proposed by sniff, and an error for a run that does not skip them")
  func preamble() throws {
    let text = "Report of May\n\na;b;c\n1;2;3\n4;5;6\n"
    let failure = try run(["in.csv": Array(text.utf8)]).failure
    #expect(failure?.message.contains("header seems to be on line 3") == true)
    #expect(failure?.help?.contains("--skip 2") == true)
    let skipped = try run(["in.csv": Array(text.utf8)]) { $0.skippedLineCount = 2 }
    #expect(skipped.table == text)
    var typed = try Run()
    typed.reading.skippedLineCount = 2
    let freeze = try typed.apply("require a", to: text).tables[0].freeze
    #expect(freeze == "load input, delimiter ';', encoding 'utf-8', skip 2")
    let scratch = try Scratch()
    let report = try Fettle.sniff(scratch.write(text, to: "in.csv"), reading: ReadingOptions())
    #expect(report.columns == ["a", "b", "c"])
    #expect(report.freeze == "load input, delimiter ';', encoding 'utf-8', skip 2")
  }

  @Test("the line that freezes what was sniffed has what the rules declare already")
  func freeze() throws {
    func freeze(_ rules: String) throws -> String? {
      try Run().apply(rules, to: "a,b\n1,2\n3,4\n").tables[0].freeze
    }
    #expect(
      try freeze("load crm,\n  blanks 'N/A', '-'\nnormalize a trim")
        == "load crm, blanks 'N/A', '-', delimiter ',', encoding 'utf-8'")
    #expect(try freeze("normalize a trim") == "load input, delimiter ',', encoding 'utf-8'")
    #expect(try freeze("load crm, delimiter ',', encoding 'utf-8', header 'a', 'b'") == nil)
  }

  @Test(
    "stacked files are one table, whatever their last lines end with",
    arguments: [
      ["a,b", "a,b\n1,2\n", "a,b\n3,4"], ["a,b\n1,2", "a,b", "a,b\n3,4"],
      ["a,b\n1,2\n", "a,b\n", "\u{FEFF}a,b\r\n3,4"],
    ])
  func stacked(texts: [String]) throws {
    let files = texts.enumerated().map { ("x-\($0.offset).csv", Array($0.element.utf8)) }
    let found = try run(Dictionary(uniqueKeysWithValues: files), "x-*.csv")
    #expect(found.table == "a,b\n1,2\n3,4" && found.report?.rowsIn == 2)
  }

  @Test("a failure in a stacked file names that file, its line and its byte")
  func stackedFailure() throws {
    let files: [String: [UInt8]] = [
      "x-1.csv": Array("a,b\n1,2".utf8), "x-2.csv": Array("a,b\n3,4\n".utf8) + [0xFF, 0x2C, 0x0A],
      "y-1.csv": Array("a,b\n1,2\n".utf8), "y-2.csv": Array("a,b\n3,4\n\n5\n".utf8),
      "z-1.csv": Array("a,b\n1,2\n".utf8), "z-2.csv": Array("a,c\n3,4\n".utf8),
    ]
    let invalid = try run(files, "x-*.csv").failure?.place
    #expect(invalid?.file.hasSuffix("x-2.csv") == true)
    #expect(invalid?.line == 3 && invalid?.column == 1 && invalid?.byteOffset == 8)
    let ragged = try run(files, "y-*.csv").failure?.place
    #expect(ragged?.file.hasSuffix("y-2.csv") == true)
    #expect(ragged?.line == 4 && ragged?.byteOffset == 9)
    let other = try run(files, "z-*.csv").failure
    #expect(other?.message.hasSuffix("'a,c', not 'a,b'") == true)
  }

  @Test("progress over stacked files goes to the sum of their bytes")
  func stackedProgress() throws {
    let scratch = try Scratch()
    let text = "a,b\n" + String(repeating: "1,2\n", count: 1_000)
    for name in ["x-1.csv", "x-2.csv", "x-3.csv"] { try scratch.write(text, to: name) }
    let opened = try InputOpener(options: ReadingOptions(), register: InputRegister()).open(
      InputDeclaration(path: scratch.file("x-*.csv"), load: nil, options: ReadingOptions()))
    #expect(opened.input.source.totalByteCount == 3 * text.utf8.count)
    while try opened.input.source.read(into: ByteBlock(capacity: 1 << 10)) > 0 {}
    #expect(opened.input.source.consumedByteCount == 3 * text.utf8.count)
    #expect(opened.reading.fileCount == 3)
  }
}
