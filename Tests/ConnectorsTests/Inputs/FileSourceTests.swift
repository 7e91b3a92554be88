import Columns
import Diagnostics
import Engine
import Glibc
import Testing

@testable import Connectors

@Suite struct FileSourceTests {
  @Test("a folder, a missing file and a path through a file say what is wrong and what to type")
  func refusals() throws {
    let scratch = try Scratch()
    try scratch.write("a\n".utf8, to: "file")
    let cases = [
      (scratch.path, "it is a folder"), (scratch.file("none"), "there is no such file"),
      (scratch.file("file/x.csv"), "a part of its path is not a folder"),
    ]
    for (path, words) in cases {
      let failure = thrown { () throws(RunFailure) in _ = try Input.open(path) }
      #expect(failure?.kind == .input)
      #expect(failure?.message == "'\(path)' cannot be read: \(words)")
    }
  }

  @Test("a file that grows, shrinks or is rewritten while it is read ends the run")
  func changes() throws {
    let changes = ["printf more >>", "truncate -s 60000", "sleep 0.02; touch"]
    for change in changes {
      let scratch = try Scratch()
      let path = try scratch.write(noise(100_000), to: "in.csv")
      let source = try Input.open(path)
      _ = try source.read(into: ByteBlock(capacity: 50_000))
      #expect(shell("\(change) '\(path)'").status == 0)
      let failure = thrown { () throws(RunFailure) in _ = try readAll(source) }
      #expect(failure?.message == "'\(path)' changed while it was read", "\(change)")
      let access = try #require(source.randomAccess)
      if change.hasPrefix("truncate") {
        let block = ByteBlock(capacity: 10)
        let late = thrown { () throws(RunFailure) in
          try access.read(at: 99_995, count: 5, into: block)
        }
        #expect(late?.kind == .input)
      }
    }
  }

  @Test("files of /proc say they are empty and are read all the same")
  func proc() throws {
    #expect(try readAll(Input.open("/proc/self/status")).count > 100)
  }

  @Test("stdin from a file begins where the shell's file stands, and can be read at any place")
  func redirectedStdin() throws {
    let scratch = try Scratch()
    try scratch.write("line one\nline two\nline three\n".utf8, to: "in.csv")
    let result = shell(
      "{ head -c 9 >/dev/null; '\(probe)' - '\(scratch.file("out.csv"))'; } "
        + "< '\(scratch.file("in.csv"))'")
    #expect(result.status == 0, "\(result.text)")
    #expect(text(scratch.read("out.csv")) == "line two\nline three\n")
  }

  @Test("a closed stdin is an input that cannot be read")
  func closedStdin() throws {
    let scratch = try Scratch()
    let result = shell("'\(probe)' - '\(scratch.file("out.csv"))' <&-")
    #expect(result.status == 3 && result.text.contains("'stdin' cannot be read"), "\(result.text)")
  }

  @Test("files that are no text are called by their name")
  func foreignFormats() throws {
    let heads: [([UInt8], String)] = [
      ([0x50, 0x4B, 3, 4, 0, 0], "workbook"), ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "xz -dc"),
      (Array("BZh91AY&SY".utf8), "bzip2 -dc"), (Array("PAR1".utf8) + [0x15, 4], "Parquet"),
    ]
    let scratch = try Scratch()
    for (head, words) in heads {
      let path = try scratch.write(head, to: "in.csv")
      let failure = thrown { () throws(RunFailure) in _ = try Input.open(path) }
      #expect(failure.map { "\($0.message) \($0.help ?? "")" }?.contains(words) == true)
    }
    for (name, isWorkbook) in [("in.xlsx", true), ("in.zip", false)] {
      let path = try scratch.write([0x50, 0x4B, 3, 4, 0, 0], to: name)
      let help = thrown { () throws(RunFailure) in _ = try Input.open(path) }?.help
      #expect(help?.contains("unzip -p") == !isWorkbook)
    }
    let path = try scratch.write("BZh,PK\n1,2\n".utf8, to: "in.csv")
    #expect(text(contents(of: path)) == "BZh,PK\n1,2\n")
  }

  @Test("a pattern gives files in the order of their names' bytes; a name with a star stays a name")
  func patterns() throws {
    let scratch = try Scratch()
    for name in ["x-10.csv", "x-2.csv", "x-Z.csv", "x-a.csv", "y.csv"] {
      try scratch.write([], to: name)
    }
    let found = try Input.files(matching: scratch.file("x-*.csv"))
    #expect(found == ["x-10.csv", "x-2.csv", "x-Z.csv", "x-a.csv"].map(scratch.file))
    try scratch.write([], to: "x-*.csv")
    #expect(try Input.files(matching: scratch.file("x-*.csv")) == [scratch.file("x-*.csv")])
    #expect(try Input.files(matching: scratch.file("none.csv")) == [scratch.file("none.csv")])
    let none = thrown { () throws(RunFailure) in
      _ = try Input.files(matching: scratch.file("none-*.csv"))
    }
    #expect(none?.kind == .input)
  }
}
