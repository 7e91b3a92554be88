import Testing

@testable import Connectors

/// The allocator over a file, in a process of its own.
@Suite struct SpillMemoryTests {
  @Test("blocks keep their bytes while memory leaves and comes back", arguments: 1...4)
  func blocks(seed: Int) throws {
    let scratch = try Scratch()
    let result = shell("'\(probe)' spill=\(seed) '\(scratch.file(""))'")
    #expect(result.status == 0, "\(result.text)")
    #expect(result.text.hasSuffix(" blocks, on disk\n"), "\(result.text)")
    #expect(scratch.names().isEmpty)
  }

  @Test("a folder that takes no large file, or none at all, is refused")
  func refusals() throws {
    let scratch = try Scratch()
    let limited = shell("ulimit -f 1000; '\(probe)' spill=1 '\(scratch.file(""))'")
    #expect(limited.status == 4 && limited.text.contains("the limit on file sizes is reached"))
    let missing = shell("'\(probe)' spill=1 '\(scratch.file("none"))'")
    #expect(missing.status == 4 && missing.text.contains("there is no such file"))
  }
}
