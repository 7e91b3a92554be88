import Diagnostics
import Fettle
import Foundation
import Testing

/// What a merge has put together comes apart again: `unmerge(merge(x)) = x`.
@Suite struct UnmergeTests {
  private static let rules = """
    use sf
    keep rows when name is present
    dedupe on email keep last
    OTHERuse TABLES
    merge TABLES into person
      same when email equal
      removed to 'records.csv'
      take name, remark from first
      take everything else from first
    save to 'person.csv', links to 'links.csv'

    """

  static let shapes: [SourceBytes.Shape] = [
    .init(),
    .init(hasMark: true, lineEnds: ["\r\n"]),
    .init(delimiter: ";", lineEnds: ["\n", "\r\n"], endsWithLineEnd: false),
    .init(delimiter: "\t", lineEnds: ["\r"]),
    .init(hasMark: true, delimiter: "|", endsWithLineEnd: false, raggedness: 4),
    .init(encoding: "utf-16le", hasMark: true, lineEnds: ["\r\n"]),
    .init(encoding: "utf-16be", hasMark: true, delimiter: ";", endsWithLineEnd: false),
    .init(encoding: "utf-16le", lineEnds: ["\n", "\r\n"], raggedness: 5),
    .init(encoding: "gbk", lineEnds: ["\r\n"], endsWithLineEnd: false),
    .init(encoding: "gbk", delimiter: "\t", raggedness: 3),
    .init(encoding: "windows-1252", delimiter: ";"),
    .init(hasMark: true, lineEnds: ["\r\n"], preamble: ["Export of \"CRM\", 2026", "", "x,y,z"]),
    // A second code of a character, which is written back as the first; bytes that are none.
    .init(encoding: "shift_jis", oddBytes: [0x87, 0x90]),
    .init(oddBytes: [0xC3, 0x28]),
  ]

  /// Merges two files in a folder; both have one shape.
  private static func merged(
    _ shape: SourceBytes.Shape, seed: UInt64, rowCount: Int = 40, blockByteCount: Int? = nil
  ) throws -> Scratch {
    let scratch = try Scratch()
    var random = SeededRandom(seed)
    for name in ["sf", "hub"] {
      let bytes = SourceBytes(shape: shape).bytes(rowCount: rowCount, &random)
      try Data(bytes).write(to: URL(fileURLWithPath: scratch.file("\(name).csv")))
    }
    // Records of one table alone can be set aside.
    let tables = shape.raggedness > 0 ? ["sf"] : ["sf", "hub"]
    let delimiter = shape.delimiter == "\t" ? "tab" : shape.delimiter
    let loads = tables.map {
      "load \($0) from '\($0).csv', delimiter '\(delimiter)', encoding '\(shape.encoding)'"
        + (shape.preamble.isEmpty ? "" : ", skip \(shape.preamble.count)") + "\n"
    }
    let lines = rules.replacing("TABLES", with: tables.joined(separator: ", "))
      .replacing("OTHER", with: tables.count > 1 ? "use hub\ndedupe on name, remark\n" : "")
    try scratch.write(loads.joined() + lines, to: "x.rules")
    var options = RunOptions()
    options.blockByteCount = blockByteCount
    if shape.raggedness > 0 {
      options.reading.ragged = .quarantine
      options.quarantine = scratch.file("quarantined.csv")
    }
    if !shape.oddBytes.isEmpty { options.reading.invalidBytes = .replace }
    guard
      case .done = try Fettle.apply(
        RuleSet(files: [scratch.file("x.rules")]), options: options)
    else { throw RulesRejected(text: "rules") }
    return scratch
  }

  private static func unmerge(_ scratch: Scratch) throws -> UnmergeReport {
    try FileManager.default.createDirectory(
      atPath: scratch.file("out"), withIntermediateDirectories: true)
    return try Fettle.unmerge(
      links: scratch.file("links.csv"), removed: scratch.file("records.csv"),
      outputFolder: scratch.file("out"))
  }

  @Test(arguments: shapes, [1, 2, 3] as [UInt64])
  func `every file comes back byte for byte`(shape: SourceBytes.Shape, seed: UInt64) throws {
    let scratch = try Self.merged(shape, seed: seed, blockByteCount: seed == 2 ? 64 : nil)
    let report = try Self.unmerge(scratch)
    #expect(report.files.map(\.table) == (shape.raggedness > 0 ? ["sf"] : ["sf", "hub"]))
    for file in report.files {
      #expect(!file.wasThere && file.path == scratch.file("out/\(file.table).csv"))
      let before = FileManager.default.contents(atPath: scratch.file("\(file.table).csv"))
      #expect(before?.count == file.byteCount)
      #expect(FileManager.default.contents(atPath: file.path) == before)
    }
    // The rows above the merge that left it are no rows of the links.
    let links = scratch.read("links.csv")!.split(separator: "\n").count - 1
    #expect(report.rows == links && links < 80 && links > 0)
    #expect(try Self.unmerge(scratch).files.allSatisfy(\.wasThere))
  }

  @Test func `a text that is not its bytes is kept as bytes`() throws {
    for (shape, isKept) in zip(Self.shapes, Self.shapes.map { !$0.oddBytes.isEmpty }) {
      let records = try Self.merged(shape, seed: 9).read("records.csv")!
      #expect(records.contains("\nbase64,sf,") == isKept, "\(shape)")
    }
  }

  @Test func `a record that is longer than a cell comes back`() throws {
    let scratch = try Scratch()
    let long = String(repeating: "界x", count: 700_000)
    try scratch.write("id,email\n1,a@x.org\n2,\"\(long)\"\n3,a@x.org", to: "sf.csv")
    try scratch.write(
      """
      load sf from 'sf.csv'
      use sf
      merge sf into person
        same when email equal
        removed to 'records.csv'
        take everything else from first
      save to 'person.csv', links to 'links.csv'

      """, to: "x.rules")
    _ = try Fettle.apply(RuleSet(files: [scratch.file("x.rules")]), options: RunOptions())
    _ = try Self.unmerge(scratch)
    #expect(scratch.read("out/sf.csv") == scratch.read("sf.csv"))
    #expect(scratch.read("records.csv")!.contains("\u{FFFD}") == false)
  }

  @Test func `ids that are no UTF-8 are kept, and the file with them`() throws {
    let scratch = try Scratch()
    let bytes = Array("id,email\n".utf8) + [0xFF, 0x2C] + Array("a@x.org\n\u{FE},b@x.org\n".utf8)
    try Data(bytes).write(to: URL(fileURLWithPath: scratch.file("sf.csv")))
    try scratch.write(
      """
      load sf from 'sf.csv', encoding 'utf-8'
      use sf
      column id is id
      merge sf into person
        same when email equal
        removed to 'records.csv'
        take everything else from first
      save to 'person.csv', links to 'links.csv'

      """, to: "x.rules")
    var options = RunOptions()
    options.reading.invalidBytes = .keep
    _ = try Fettle.apply(RuleSet(files: [scratch.file("x.rules")]), options: options)
    #expect(try Self.unmerge(scratch).rows == 2)
    #expect(FileManager.default.contents(atPath: scratch.file("out/sf.csv")) == Data(bytes))
  }

  /// A change of the links or records, and what is said of it.
  static let faults: [(file: String, from: String, to: String, message: String)] = [
    ("links.csv", "\nhub,", "\nhubs,", "is not of the run that wrote"),
    ("links.csv", "person_id", "client_id", "it is of another merge"),
    ("links.csv", "source,", "origin,", "is no file of links"),
    ("records.csv", "kind,source", "what,source", "holds no records of a merge"),
    ("records.csv", "remark\n\"\n", "remarks\n\"\n", "its SHA-256 is another one"),
    ("records.csv", "\nrecord,sf", "\nrecrod,sf", "has no kind 'recrod'"),
  ]

  @Test(arguments: faults.indices)
  func `what does not belong together is an error, and nothing is written`(number: Int) throws {
    let fault = Self.faults[number]
    let scratch = try Self.merged(.init(), seed: 4)
    let before = try #require(scratch.read(fault.file))
    let range = try #require(before.range(of: fault.from))
    try scratch.write(
      before.replacingCharacters(in: range, with: fault.to), to: fault.file)
    let failure = #expect(throws: RunFailure.self) { try Self.unmerge(scratch) }
    #expect(failure?.message.contains(fault.message) == true, "\(String(describing: failure))")
    #expect(failure?.kind == .input && failure?.help != nil)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.file("out")) == [])
  }

  @Test(arguments: ["/etc", "../..", "a/../../b"])
  func `a table's name leads nowhere else`(name: String) throws {
    let scratch = try Self.merged(.init(), seed: 4)
    // Two files of one name are told apart by their tables.
    let records = try #require(scratch.read("records.csv"))
      .replacing("hub.csv", with: "sf.csv").replacing("\nfile,hub,", with: "\nfile,\(name),")
    try scratch.write(records, to: "records.csv")
    let failure = #expect(throws: RunFailure.self) { try Self.unmerge(scratch) }
    #expect(failure?.message.contains("is not beneath the folder") == true)
    #expect(failure?.kind == .input && failure?.message.contains("'\(name)'") == true)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.file("out")) == [])
  }

  @Test func `what cannot be read is told as that, and not as other bytes`() throws {
    let scratch = try Self.merged(.init(), seed: 5)
    try FileManager.default.createDirectory(
      atPath: scratch.file("out/sf.csv"), withIntermediateDirectories: true)
    let failure = #expect(throws: RunFailure.self) { try Self.unmerge(scratch) }
    #expect(failure?.message.contains("out/sf.csv") == true)
    #expect(failure?.message.contains("other bytes") == false, "\(String(describing: failure))")
  }

  @Test func `a file of records that ends within a line is not whole`() throws {
    let scratch = try Self.merged(.init(), seed: 5)
    let records = try #require(scratch.read("records.csv"))
    let lastComma = try #require(records.lastIndex(of: ","))
    try scratch.write(String(records[..<lastComma]), to: "records.csv")
    let cut = #expect(throws: RunFailure.self) { try Self.unmerge(scratch) }
    #expect(cut?.help == "the file is not whole: give it as the run wrote it")
  }

  @Test func `links of another run, a cut file and other bytes in the folder are errors`() throws {
    let scratch = try Self.merged(.init(), seed: 5)
    let other = try Self.merged(.init(), seed: 6)
    let (links, records) = (scratch.read("links.csv")!, scratch.read("records.csv")!)
    try scratch.write(other.read("links.csv")!, to: "links.csv")
    let foreign = #expect(throws: RunFailure.self) { try Self.unmerge(scratch) }
    #expect(foreign?.message.contains("is not of the run that wrote") == true)
    try scratch.write(links, to: "links.csv")
    try scratch.write(
      records.split(separator: "\n", omittingEmptySubsequences: false).dropLast(2)
        .joined(separator: "\n") + "\n", to: "records.csv")
    let cut = #expect(throws: RunFailure.self) { try Self.unmerge(scratch) }
    #expect(cut?.message.contains("is cut off") == true)
    try scratch.write(records, to: "records.csv")
    try scratch.write("mine\n", to: "out/sf.csv")
    let taken = #expect(throws: RunFailure.self) { try Self.unmerge(scratch) }
    #expect(taken?.kind == .output && taken?.message.contains("has other bytes") == true)
    #expect(scratch.read("out/sf.csv") == "mine\n" && scratch.read("out/hub.csv") == nil)
  }
}
