import Columns
import Diagnostics
import Engine
import Glibc
import Synchronization
import Testing

@testable import Connectors

@Suite struct SpoolFileTests {
  @Test("a spool has no name: nothing is seen in its folder, before or after")
  func invisible() throws {
    let scratch = try Scratch()
    let spool = try SpoolFile(folder: scratch.path)
    try spool.append(noise(100_000).span)
    #expect(scratch.names().isEmpty && spool.byteCount == 100_000)
  }

  @Test("words come back as they were, appended by many threads at once")
  func words() async throws {
    let scratch = try Scratch()
    let spool: any SpillFile = try SpoolFile(folder: scratch.path)
    let offsets = try await withThrowingTaskGroup(of: (UInt64, Int).self) { group in
      for task in 0..<20 as Range<UInt64> {
        group.addTask {
          let words = [UInt64](repeating: task, count: 1000)
          return (task, try spool.append(words.span))
        }
      }
      return try await group.reduce(into: [(UInt64, Int)]()) { $0.append($1) }
    }
    #expect(spool.byteCount == 20 * 8000)
    for (task, offset) in offsets {
      var words = [UInt64](repeating: .max, count: 1000)
      var span = words.mutableSpan
      try spool.read(at: offset, into: &span)
      #expect(words.allSatisfy { $0 == task })
    }
  }

  @Test("a folder that takes no files is a failure of the output, and says to set TMPDIR")
  func badFolder() throws {
    for folder in ["/proc", "/no/such/folder"] {
      let failure = thrown { () throws(RunFailure) in _ = try SpoolFile(folder: folder) }
      #expect(failure?.kind == .output && failure?.help?.contains("TMPDIR") == true)
    }
  }

  @Test(
    "a full disk names the bytes needed",
    .enabled(if: FullDiskTests.canMount, "it takes root and the right to mount a tmpfs"))
  func fullDisk() throws {
    let scratch = try Scratch()
    let disk = scratch.file("disk")
    #expect(shell("mkdir '\(disk)' && mount -t tmpfs -o size=64k none '\(disk)'").status == 0)
    let spool = try SpoolFile(folder: disk, expectedByteCount: 1_000_000)
    let failure = thrown { () throws(RunFailure) in
      for _ in 0..<10 { try spool.append(noise(20_000).span) }
    }
    #expect(failure?.kind == .output)
    #expect(
      failure?.message.hasSuffix("bytes needed about 1000000") == true, "\(failure?.message ?? "")")
  }
}
