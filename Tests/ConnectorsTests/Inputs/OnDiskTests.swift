import Testing

@testable import Connectors

@Suite struct OnDiskTests {
  @Test func `what can be opened once more is on the disk, and a pipe is not`() throws {
    let scratch = try Scratch()
    try scratch.write(Array("a".utf8), to: "part-1.csv")
    try scratch.write(Array("b".utf8), to: "part-2.csv")
    _ = shell("mkfifo '\(scratch.file("pipe"))' '\(scratch.file("part-3.csv.gz"))'")
    #expect(Input.isOnDisk(scratch.file("part-1.csv")))
    #expect(Input.isOnDisk(scratch.file("part-*.csv")))
    #expect(!Input.isOnDisk(scratch.file("part-*")))
    for path in ["pipe", "none.csv", "none-*.csv"] {
      #expect(!Input.isOnDisk(scratch.file(path)))
    }
    for path in ["-", "postgresql://localhost/db?table=a"] { #expect(!Input.isOnDisk(path)) }
  }
}
