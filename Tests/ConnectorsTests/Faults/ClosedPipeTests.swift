import Testing

@testable import Connectors

@Suite struct ClosedPipeTests {
  @Test("a reader that has seen enough ends the run quietly, with exit 0")
  func head() throws {
    let scratch = try Scratch()
    try scratch.write(noise(3_000_000).map { $0 & 0x3F }, to: "in.csv")
    let result = shell(
      "{ '\(probe)' '\(scratch.file("in.csv"))' -; echo $? > '\(scratch.file("status"))'; }"
        + " | head -c 1 | wc -c")
    #expect(result.text == "1\n")
    #expect(text(scratch.read("status")) == "0\n")
  }

  @Test("what is written beside a closed pipe is not left half done")
  func filesBesideIt() throws {
    let scratch = try Scratch()
    try scratch.write(noise(3_000_000), to: "in.csv")
    try scratch.write("old".utf8, to: "out.csv")
    let paths = "'\(scratch.file("in.csv"))' '\(scratch.file("out.csv"))'"
    _ = shell("'\(probe)' \(paths) - | head -c 1")
    #expect(text(scratch.read("out.csv")) == "old")
    #expect(scratch.names() == ["in.csv", "out.csv"])
  }

  @Test("a FIFO and /dev/null are written directly and stay what they are")
  func specialFiles() throws {
    let scratch = try Scratch()
    let bytes = noise(300_000)
    try scratch.write(bytes, to: "in.csv")
    let fifo = scratch.file("fifo")
    let input = scratch.file("in.csv")
    let result = shell(
      "mkfifo '\(fifo)'; cat '\(fifo)' > '\(scratch.file("copy"))' &"
        + " '\(probe)' '\(input)' '\(fifo)'; echo $?; wait; test -p '\(fifo)' && echo fifo;"
        + " '\(probe)' '\(input)' /dev/null; echo $?; test -c /dev/null && echo device")
    #expect(result.text == "0\nfifo\n0\ndevice\n")
    #expect(scratch.read("copy") == bytes)
  }

  @Test("/dev/stdout and a process's own descriptors are streams, not files to replace")
  func descriptors() throws {
    let scratch = try Scratch()
    let input = try scratch.write("a,b\n".utf8, to: "in.csv")
    let out = scratch.file("out")
    let result = shell(
      "'\(probe)' '\(input)' /dev/stdout > '\(out)'; '\(probe)' '\(input)' /dev/fd/5 5>> '\(out)'")
    #expect(result.status == 0, "\(result.text)")
    #expect(text(scratch.read("out")) == "a,b\na,b\n")
  }
}
