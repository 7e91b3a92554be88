import Diagnostics
import Engine
import Glibc
import Testing

@testable import Connectors

@Suite struct AtomicFileSinkTests {
  private func put(_ text: String, into path: String, _ options: OutputOptions = OutputOptions())
    throws
  {
    let sink = try Output.open(path, options)
    try write(Array(text.utf8), to: sink, pieceByteCount: 3)
    try sink.finish()
  }

  @Test("nothing is seen before the end, everything after it")
  func atomic() throws {
    let scratch = try Scratch()
    try scratch.write("old".utf8, to: "out.csv")
    let sink = try Output.open(scratch.file("out.csv"))
    try write(noise(2_000_000), to: sink, pieceByteCount: 70_000)
    #expect(text(scratch.read("out.csv")) == "old")
    #expect(scratch.names().count == 2)
    try sink.complete()
    #expect(text(scratch.read("out.csv")) == "old")
    try sink.publish()
    #expect(scratch.read("out.csv") == noise(2_000_000))
    try sink.settle()
    #expect(scratch.names() == ["out.csv"])
    sink.abandon()
    #expect(scratch.read("out.csv") == noise(2_000_000))
  }

  @Test(
    "pieces of any size come out in order",
    arguments: [1, 1000, 262_144, 262_145, 524_288, 3_000_000])
  func pieces(pieceByteCount: Int) throws {
    let scratch = try Scratch()
    let bytes = noise(pieceByteCount == 1 ? 5000 : 1_700_000)
    let sink = try Output.open(scratch.file("out.csv"))
    try write(bytes, to: sink, pieceByteCount: pieceByteCount)
    try sink.finish()
    #expect(scratch.read("out.csv") == bytes)
  }

  @Test(
    "abandoned at any step, the old file stays or nothing does", arguments: 0..<3, [true, false])
  func abandoned(step: Int, hasOld: Bool) throws {
    let scratch = try Scratch()
    if hasOld { try scratch.write("old".utf8, to: "out.csv") }
    let sink = try Output.open(scratch.file("out.csv"))
    try write(Array("new".utf8), to: sink)
    if step > 0 { try sink.complete() }
    if step > 1 { try sink.publish() }
    sink.abandon()
    sink.abandon()
    #expect(text(scratch.read("out.csv")) == (hasOld ? "old" : nil))
    #expect(scratch.names() == (hasOld ? ["out.csv"] : []))
  }

  @Test("a sink that is forgotten takes its temporary with it")
  func forgotten() throws {
    let scratch = try Scratch()
    do {
      let sink = try Output.open(scratch.file("out.csv"))
      try write(Array("new".utf8), to: sink)
    }
    #expect(scratch.names().isEmpty)
  }

  @Test("mode and owner of an existing file are kept", arguments: ["600", "644", "755", "640"])
  func modeAndOwner(mode: String) throws {
    let scratch = try Scratch()
    let path = try scratch.write("old".utf8, to: "out.csv")
    let owner = geteuid() == 0 ? "12345:54321" : "\(geteuid()):\(getegid())"
    #expect(shell("chown \(owner) '\(path)' && chmod \(mode) '\(path)'").status == 0)
    try put("new", into: path)
    #expect(shell("stat -c '%a %u:%g' '\(path)'").text == "\(mode) \(owner)\n")
  }

  @Test("a new file gets what umask leaves; the copy of a private one is private from its start")
  func newMode() throws {
    let scratch = try Scratch()
    let input = try scratch.write("a".utf8, to: "in.csv")
    let out = scratch.file("out.csv")
    _ = shell("umask 027; '\(probe)' '\(input)' '\(out)'")
    #expect(shell("stat -c %a '\(out)'").text == "640\n")
    _ = shell("chmod 644 '\(out)'")
    let sink = try Output.open(out)
    #expect(shell("stat -c %a '\(scratch.path)'/.out*").text == "600\n")
    sink.abandon()
  }

  @Test("a symbolic link stays one, and its file is replaced, also where that is not there yet")
  func links() throws {
    let scratch = try Scratch()
    try scratch.write("old".utf8, to: "real.csv")
    _ = shell(
      "cd '\(scratch.path)'; mkdir sub; ln -s ../real.csv sub/a; ln -s sub/a b; ln -s new.csv c")
    try put("new", into: scratch.file("b"))
    try put("newer", into: scratch.file("c"))
    #expect(text(scratch.read("real.csv")) == "new" && text(scratch.read("new.csv")) == "newer")
    let kinds = shell("cd '\(scratch.path)'; test -L b -a -L sub/a -a -L c && echo links")
    #expect(kinds.text == "links\n")
    #expect(shell("ls -A '\(scratch.path)/sub'").text == "a\n")
  }

  @Test("a file that vanishes or appears while the output is made is no surprise")
  func races() throws {
    let scratch = try Scratch()
    let path = try scratch.write("old".utf8, to: "out.csv")
    let first = try Output.open(path)
    _ = shell("rm '\(path)'")
    try first.finish()
    #expect(scratch.read("out.csv") == [])
    let second = try Output.open(scratch.file("late.csv"))
    try scratch.write("theirs".utf8, to: "late.csv")
    let failure = thrown { () throws(RunFailure) in try second.finish() }
    #expect(failure?.kind == .output && failure?.help?.contains("run again") == true)
    #expect(failure?.message.contains("late.csv' appeared while this run was writing it") == true)
    #expect(
      text(scratch.read("late.csv")) == "theirs" && scratch.names() == ["late.csv", "out.csv"])
  }

  @Test("a folder, a missing folder and a path through a file are refused before anything runs")
  func refusals() throws {
    let scratch = try Scratch()
    try scratch.write("x".utf8, to: "file")
    let cases = [
      (scratch.path, "it is a folder"),
      (scratch.file("no/out.csv"), "there is no folder '\(scratch.file("no"))'"),
      (scratch.file("file/out.csv"), "not a folder"), (scratch.file("new/"), "no such folder"),
      ("", "has no name"), ("/proc/out.csv", "no file can be made in '/proc'"),
    ]
    for (path, words) in cases {
      let failure = thrown { () throws(RunFailure) in _ = try Output.open(path) }
      #expect(failure?.message.contains(words) == true, "\(path): \(failure?.message ?? "")")
    }
    let missing = thrown { () throws(RunFailure) in _ = try Output.open(cases[1].0) }
    #expect(missing?.help == "make the folder first: mkdir -p '\(scratch.file("no"))'")
    let unnamed = thrown { () throws(RunFailure) in _ = try Output.open(scratch.file("new/")) }
    let help = "make it, and give the name of a file in it: '\(scratch.file("new/clean.csv"))'"
    #expect(unnamed?.help == help)
  }

  @Test(
    "a read-only folder and a file of another owner are refused",
    .enabled(if: geteuid() == 0, "it takes root to become somebody else"))
  func otherUsers() throws {
    let scratch = try Scratch()
    let input = try scratch.write("new".utf8, to: "in.csv")
    _ = shell(
      """
      cd '\(scratch.path)'; chmod 755 .; mkdir closed open; chmod 777 open
      echo old > closed/out.csv; echo old > open/out.csv; cp '\(probe)' probe
      """)
    for (folder, words) in [("closed", "permission is missing"), ("open", "cannot keep its owner")]
    {
      let path = scratch.file("\(folder)/out.csv")
      let result = shell(
        "setpriv --reuid 12345 --regid 12345 --clear-groups '\(scratch.file("probe"))' '\(input)' '\(path)'"
      )
      #expect(result.status == 4 && result.text.contains(words), "\(result.text)")
      #expect(text(contents(of: path)) == "old\n")
      #expect(shell("ls -A '\(scratch.file(folder))'").text == "out.csv\n")
    }
  }

  @Test("an output that is an input is refused, by whatever name")
  func inputs() throws {
    let scratch = try Scratch()
    let path = try scratch.write("a".utf8, to: "in.csv")
    _ = shell("cd '\(scratch.path)'; ln -s in.csv link; ln in.csv hard")
    for name in ["in.csv", "link", "hard", "./in.csv"] {
      #expect(sameFile(path, scratch.file(name)))
      let options = OutputOptions(inputs: [try #require(Input.identity(path))])
      let failure = thrown { () throws(RunFailure) in
        _ = try Output.open(scratch.file(name), options)
      }
      #expect(failure?.kind == .usage && failure?.message.contains("is an input") == true)
    }
    #expect(!sameFile(path, scratch.file("none")) && !sameFile(path, probe))
    let appended = shell("'\(probe)' '\(path)' - >> '\(path)'")
    #expect(appended.status == 2 && text(scratch.read("in.csv")) == "a")
  }

  @Test("a name of 255 bytes still has room for a temporary")
  func longName() throws {
    let scratch = try Scratch()
    let name = String(repeating: "é", count: 125) + ".csv"
    try put("new", into: scratch.file(name))
    #expect(scratch.names() == [name])
  }

  @Test("the end of the name says how to compress", arguments: CompressionFormat.allCases)
  func compression(format: CompressionFormat) throws {
    let scratch = try Scratch()
    let path = scratch.file("out.csv" + format.suffix)
    try put("some text\n", into: path)
    #expect(text(try readAll(Input.open(path))) == "some text\n")
    #expect(contents(of: path)?.starts(with: [0x1F, 0x8B]) == (format == .gzip))
  }

  @Test("an encoding and a compression are put together")
  func encodedAndCompressed() throws {
    let scratch = try Scratch()
    let path = scratch.file("out.csv.gz")
    try put("姓名\n", into: path, OutputOptions(codec: try TextCodec(.named("gbk")!)))
    #expect(try readAll(Input.open(path)) == [0xD0, 0xD5, 0xC3, 0xFB, 0x0A])
  }
}
