import Diagnostics
import Foundation
import Testing

@testable import Fettle

/// How the files of a test are encoded, and read.
enum PlaceEncoding: String, CaseIterable, CustomTestStringConvertible {
  case utf8 = "utf-8"
  case utf8Replaced = "utf-8 "
  case latin = "iso-8859-1"
  case gb18030
  case utf16 = "utf-16le"
  case utf16BE = "utf-16be"
  case utf32 = "utf-32le"

  var testDescription: String { rawValue }
  var name: String { rawValue.trimmingCharacters(in: .whitespaces) }

  private var hasMark: Bool { self != .latin && self != .gb18030 }

  /// The text with no character that the encoding lacks.
  func fitted(_ text: String) -> String {
    let text = hasMark ? text : text.replacing("\u{FEFF}", with: "")
    if self != .latin { return text }
    return text.replacing("中", with: "ÿ").replacing("😀", with: "þ")
  }

  func bytes(_ text: some StringProtocol) -> [UInt8] {
    text.unicodeScalars.flatMap { bytes(of: $0) }
  }

  private func bytes(of scalar: Unicode.Scalar) -> [UInt8] {
    let code = scalar.value
    switch self {
    case .utf8, .utf8Replaced: return Array(String(scalar).utf8)
    case .latin: return [UInt8(code)]
    case .gb18030:
      let codes: [Unicode.Scalar: [UInt8]] = [
        "à": [0xA8, 0xA4], "é": [0xA8, 0xA6], "ó": [0xA8, 0xAE], "ü": [0xA8, 0xB9],
        "中": [0xD6, 0xD0], "😀": [0x94, 0x39, 0xFC, 0x36],
      ]
      return codes[scalar] ?? [UInt8(code)]
    case .utf16: return Array(String(scalar).utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case .utf16BE:
      return Array(String(scalar).utf16).flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    case .utf32: return [UInt8(code & 0xFF), UInt8(code >> 8 & 0xFF), UInt8(code >> 16), 0]
    }
  }
}

/// A place in a text, found by looking for what stands there.
struct TextPlace: Equatable {
  var line: Int
  var column: Int
  var byteOffset: Int?

  init(of part: String, in text: String, _ encoding: PlaceEncoding) {
    // By scalars: a line break of two characters is one grapheme.
    let (whole, wanted) = (Array(text.unicodeScalars), Array(part.unicodeScalars))
    let start = whole.indices.first { whole[$0...].starts(with: wanted) } ?? -1
    let before = whole[..<max(start, 0)]
    let lines = String(String.UnicodeScalarView(before)).replacing("\r\n", with: "\n")
      .replacing("\r", with: "\n").unicodeScalars.split(
        separator: "\n", omittingEmptySubsequences: false)
    line = lines.count
    column = (lines.last.map(Array.init) ?? []).count { $0 != "\u{FEFF}" } + 1
    byteOffset = encoding.bytes(String(String.UnicodeScalarView(before))).count
  }

  init(line: Int?, column: Int?, byteOffset: Int?) {
    (self.line, self.column, self.byteOffset) = (line ?? 0, column ?? 0, byteOffset)
  }
}

@Suite("Every cell that is told of is where it is said to be")
struct PlaceTests {
  static let texts: [String: String] = [
    "p-1.csv":
      "\u{FEFF}k,v\r\nà,ok\r\n\r\n\"é\r\nx\",ód1\r\n中,\"ód2, q\"\r\nl,ód3",
    "p-2.csv": "\u{FEFF}k,v\n",
    "p-3.csv": "k,v\r\n\n\né,ok\r中😀,ód4\nx,y,ü5\nü,ód6\n",
    "p-4.csv": "\u{FEFF}k,v\n\"中\n\",ód7\né,ok",
  ]
  /// Cells that fail, as they are written, with their file.
  static let cells = [
    ("p-1.csv", "ód1"), ("p-1.csv", "\"ód2, q\""), ("p-1.csv", "ód3"), ("p-3.csv", "ód4"),
    ("p-3.csv", "ód6"), ("p-4.csv", "ód7"),
  ]
  static let rules = "check v matches /^ok/, note as R1\nunique k as R2"

  private func run(
    _ encoding: PlaceEncoding, threads: Int, block: Int?, isPacked: Bool = false,
    _ files: [String: String] = texts, change: (inout ReadingOptions) -> Void = { _ in }
  ) throws -> Run {
    var run = try Run()
    for (name, text) in files {
      let path = run.scratch.file(name)
      try Data(encoding.bytes(encoding.fitted(text))).write(to: URL(fileURLWithPath: path))
      if isPacked {
        let gzip = try Process.run(
          URL(fileURLWithPath: "/usr/bin/env"), arguments: ["gzip", path])
        gzip.waitUntilExit()
        try FileManager.default.moveItem(atPath: path + ".gz", toPath: path)
      }
    }
    run.settings.threadCount = threads
    run.settings.blockByteCount = block
    run.input = "p-*.csv"
    run.reading.encoding = encoding.name
    if encoding == .utf8Replaced { run.reading.invalidBytes = .replace }
    run.reading.ragged = .quarantine
    change(&run.reading)
    return run
  }

  private func options(_ run: Run) -> RunOptions {
    var options = run.options()
    options.findingSampleCount = 100
    options.quarantine = run.scratch.file("q.csv")
    return options
  }

  @Test(
    "of stacked files, in any encoding, packed or not", arguments: PlaceEncoding.allCases,
    [false, true])
  func stacked(encoding: PlaceEncoding, isPacked: Bool) throws {
    for (threads, block) in [(1, nil), (1, 16), (2, 16), (2, 64)] as [(Int, Int?)] {
      let run = try run(encoding, threads: threads, block: block, isPacked: isPacked)
      let report = try run.apply(Self.rules, options: options(run))
      let table = try #require(report.tables.first)
      #expect(table.input.hasSuffix("p-*.csv"))
      #expect(table.files.map { $0.suffix(7) } == Self.texts.keys.sorted().map { $0[...] })
      let findings = table.rules[0].findings
      #expect(findings.count == Self.cells.count)
      for (finding, (name, cell)) in zip(findings, Self.cells) {
        let found = finding.cells[0]
        #expect(finding.file?.hasSuffix(name) == true)
        var place = TextPlace(
          of: cell, in: encoding.fitted(Self.texts[name] ?? ""), encoding)
        if isPacked { place.byteOffset = nil }
        #expect(
          TextPlace(line: found.line, column: found.lineColumn, byteOffset: found.byteOffset)
            == place, "\(cell) in \(name)")
        #expect(found.byteCount == (isPacked ? nil : encoding.bytes(cell).count))
      }
      try expectQuarantine(run, encoding, isPacked: isPacked)
    }
  }

  private func expectQuarantine(
    _ run: Run, _ encoding: PlaceEncoding, isPacked: Bool
  ) throws {
    let place = TextPlace(
      of: "x,y", in: encoding.fitted(Self.texts["p-3.csv"] ?? ""), encoding)
    let byte = isPacked ? "" : "\(place.byteOffset ?? 0)"
    let fields = "\(run.scratch.file("p-3.csv")),\(place.line),\(byte),3,3,\"x,y,ü5\n\""
    let expected = encoding.bytes("file,line,byte,record,fields,raw\r\n\(fields)\r\n")
    let written = [UInt8](
      FileManager.default.contents(atPath: run.scratch.file("q.csv")) ?? Data())
    let mark = encoding.bytes(encoding.fitted("\u{FEFF}"))
    #expect(written == expected || written == mark + expected)
  }

  @Test(
    "in messages that end a run", arguments: PlaceEncoding.allCases,
    ["x,y,ü5", "\"ü\n", "中中,1,2\r", "é,\"ü\n"])
  func failures(encoding: PlaceEncoding, fault: String) throws {
    var files = Self.texts
    files["p-3.csv"] = "k,v\r\n\n\né,ok\r中😀,ó4\n\(fault)"
    let place = TextPlace(
      of: encoding.fitted(fault.hasPrefix("é") ? "\"ü" : fault),
      in: encoding.fitted(files["p-3.csv"] ?? ""), encoding)
    files["p-4.csv"] = nil
    for (threads, block) in [(1, nil), (1, 16), (2, 16), (2, 64)] as [(Int, Int?)] {
      let run = try run(encoding, threads: threads, block: block, files) { $0.ragged = .error }
      let failure = #expect(throws: RunFailure.self) {
        _ = try run.apply("normalize v trim", options: run.options())
      }
      let found = try #require(failure?.place)
      #expect(found.file == run.scratch.file("p-3.csv") && found.record == 3)
      #expect(
        TextPlace(line: found.line, column: found.column, byteOffset: found.byteOffset) == place,
        "\(fault)")
    }
  }

  @Test("bytes that are no text: file, line, character and byte, whatever reads them")
  func invalid() throws {
    for encoding in [PlaceEncoding.utf8, .gb18030, .utf16] {
      for (threads, block) in [(1, nil), (1, 16), (2, 64)] as [(Int, Int?)] {
        var run = try run(encoding, threads: threads, block: block)
        run.reading.ragged = .pad
        let text = encoding.fitted("k,v\r\n\né中,1\né中,")
        let bad: [UInt8] = encoding == .utf16 ? [0, 0xDC] : [0xFF]
        try Data(encoding.bytes(text) + bad + encoding.bytes("\n")).write(
          to: URL(fileURLWithPath: run.scratch.file("p-3.csv")))
        let failure = #expect(throws: RunFailure.self) {
          _ = try run.apply("normalize v trim", options: run.options())
        }
        let found = try #require(failure?.place)
        #expect(found.file == run.scratch.file("p-3.csv"), "\(encoding)")
        #expect(found.line == 4 && found.column == 4, "\(encoding) \(found.words)")
        #expect(found.byteOffset == encoding.bytes(text).count)
      }
    }
  }

  @Test("the record at which a file begins is told by what a fault leaves whole")
  func files() throws {
    let files = [
      "p-1.csv": "k,v\ra,1\r\"b,2\n", "p-2.csv": "k,v\n\nc,3\",4\nd,\"5\n",
      "p-3.csv": "k,v\ne,6\nf,\"7\ng,\"8\n",
    ]
    for block in [nil, 16, 64] as [Int?] {
      let run = try run(.utf8, threads: 1, block: block, files) { $0.ragged = .error }
      let failure = #expect(throws: RunFailure.self) {
        _ = try run.apply("normalize v trim", options: run.options())
      }
      // The quote of file 1 swallows the begin of file 2, that of 2 the one of file 3.
      #expect(
        failure?.place.map { [$0.file.suffix(7).description, "\($0.line ?? 0):\($0.column ?? 0)"] }
          == ["p-3.csv", "4:3"])
      #expect(failure?.place?.byteOffset == 15 && failure?.place?.record == 1)
    }
  }
}
