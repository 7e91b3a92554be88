import Glibc
import Testing

@testable import Connectors

@Suite struct FullDiskTests {
  /// Whether this machine lets the test mount a file system of its own.
  static let canMount: Bool = {
    guard geteuid() == 0, let scratch = try? Scratch() else { return false }
    let folder = scratch.file("disk")
    let command = "mkdir '\(folder)' && mount -t tmpfs -o size=64k none '\(folder)'"
    return shell(command).status == 0
  }()

  private static let old = Array("old\n".utf8)

  @Test(
    "a full disk: exit 4, bytes needed are named, the old output stays",
    .enabled(if: canMount, "it takes root and the right to mount a tmpfs"))
  func fullDisk() throws {
    let scratch = try Scratch()
    try scratch.write(noise(3_000_000), to: "in.csv")
    let disk = scratch.file("disk")
    #expect(shell("mkdir '\(disk)' && mount -t tmpfs -o size=1m none '\(disk)'").status == 0)
    try scratch.write(Self.old, to: "disk/out.csv")
    let result = shell("'\(probe)' expect=3000000 '\(scratch.file("in.csv"))' '\(disk)/out.csv'")
    #expect(result.status == 4)
    #expect(result.text.contains("the disk is full, bytes written "), "\(result.text)")
    #expect(result.text.contains("bytes needed about 3000000"), "\(result.text)")
    #expect(result.text.contains("free "), "\(result.text)")
    #expect(scratch.read("disk/out.csv") == Self.old)
    #expect(shell("ls -A '\(disk)'").text == "out.csv\n")
  }

  @Test(
    "a read-only disk is refused before anything runs",
    .enabled(if: canMount, "it takes root and the right to mount a tmpfs"))
  func readOnlyDisk() throws {
    let scratch = try Scratch()
    try scratch.write(noise(10), to: "in.csv")
    let disk = scratch.file("disk")
    #expect(shell("mkdir '\(disk)' && mount -t tmpfs -o ro none '\(disk)'").status == 0)
    let result = shell("'\(probe)' '\(scratch.file("in.csv"))' '\(disk)/out.csv'")
    #expect(result.status == 4 && result.text.contains("the disk is read-only"), "\(result.text)")
  }

  @Test("the limit on file sizes is an error like any other")
  func limitedFileSize() throws {
    let scratch = try Scratch()
    try scratch.write(noise(3_000_000), to: "in.csv")
    try scratch.write(Self.old, to: "out.csv")
    let result = shell(
      "ulimit -f 1000; '\(probe)' '\(scratch.file("in.csv"))' '\(scratch.file("out.csv"))'")
    #expect(result.status == 4)
    #expect(result.text.contains("the limit on file sizes is reached"), "\(result.text)")
    #expect(result.text.contains("ulimit -f"), "\(result.text)")
    #expect(scratch.read("out.csv") == Self.old && scratch.names() == ["in.csv", "out.csv"])
  }

  @Test("stdout on a full device: exit 4, not a silent end")
  func fullStdout() throws {
    let scratch = try Scratch()
    try scratch.write(noise(3_000_000), to: "in.csv")
    let result = shell("{ '\(probe)' '\(scratch.file("in.csv"))' - >/dev/full; } 2>&1; echo $?")
    #expect(result.text.hasSuffix("4\n"), "\(result.text)")
  }

  @Test("a file on stdout that cannot grow ends with what was written whole")
  func limitedStdout() throws {
    let scratch = try Scratch()
    let bytes = noise(3_000_000)
    try scratch.write(bytes, to: "in.csv")
    let paths = "'\(scratch.file("in.csv"))' - > '\(scratch.file("out.csv"))'"
    let result = shell("ulimit -f 1000; '\(probe)' block=300000 \(paths)")
    let output = try #require(scratch.read("out.csv"))
    #expect(result.status == 4)
    #expect(output.count % 300_000 == 0 && output == Array(bytes.prefix(output.count)))
  }
}
