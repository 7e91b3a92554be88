import Diagnostics
import Engine
import Testing

@testable import Connectors

@Suite("A file that bytes are added to")
struct AppendedFileSinkTests {
  private static let line = Array("second\n".utf8)

  private func open(_ scratch: Scratch, _ name: String = "log") throws -> AppendedFileSink {
    let sink = try AppendedFileSink(scratch.file(name))
    try sink.write(Self.line.span)
    return sink
  }

  @Test("bytes are added when it is published, to a file that is there or a new one")
  func added() throws {
    let scratch = try Scratch()
    try scratch.write("first\n".utf8, to: "log")
    let sink = try open(scratch)
    try sink.complete()
    #expect(text(scratch.read("log")) == "first\n")
    try sink.publish()
    try sink.settle()
    #expect(text(scratch.read("log")) == "first\nsecond\n")
    try open(scratch, "new").finish()
    #expect(text(scratch.read("new")) == "second\n")
  }

  @Test(
    "what was added is taken back, and a file that was made is empty", arguments: [true, false])
  func abandoned(isPublished: Bool) throws {
    let scratch = try Scratch()
    try scratch.write("first\n".utf8, to: "log")
    for name in ["log", "new"] {
      let sink = try open(scratch, name)
      try sink.complete()
      if isPublished { try sink.publish() }
      sink.abandon()
      sink.abandon()
    }
    #expect(text(scratch.read("log")) == "first\n" && text(scratch.read("new")) == "")
  }

  @Test("a new file that one run lets go keeps what another adds that has opened it")
  func shared() throws {
    let scratch = try Scratch()
    let first = try open(scratch)
    let second = try open(scratch)
    first.abandon()
    try second.finish()
    #expect(text(scratch.read("log")) == "second\n")
  }

  @Test("what another run has added behind it stays")
  func others() throws {
    let scratch = try Scratch()
    try scratch.write("first\n".utf8, to: "log")
    let sink = try open(scratch)
    try sink.publish()
    try open(scratch).finish()
    sink.abandon()
    #expect(text(scratch.read("log")) == "first\nsecond\nsecond\n")
  }

  @Test("one that is let go without an end adds nothing")
  func letGo() throws {
    let scratch = try Scratch()
    do { _ = try open(scratch) }
    #expect(text(scratch.read("log")) == "")
  }

  @Test("a place that takes no file is said when it is opened")
  func refused() throws {
    let scratch = try Scratch()
    for path in [scratch.path, scratch.file("none/log")] {
      let failure = #expect(throws: RunFailure.self) { try AppendedFileSink(path) }
      #expect(failure?.kind == .output && failure?.message.contains("cannot be written") == true)
    }
  }
}
