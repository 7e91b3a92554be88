import CSV
import Columns
import Diagnostics
import Synchronization
import Testing

@testable import Engine

@Suite("Findings that wait for the severity of their rules")
struct HeldFindingsTests {
  /// What is written, kept in memory.
  private final class MemorySink: ByteSink {
    let name = "memory"
    private let written = Mutex<[UInt8]>([])
    var bytes: [UInt8] { written.withLock { $0 } }

    func write(_ added: borrowing Span<UInt8>) throws(RunFailure) {
      var copy: [UInt8] = []
      for index in added.indices { copy.append(added[index]) }
      written.withLock { $0 += copy }
    }
    func complete() throws(RunFailure) {}
    func abandon() {}
  }

  @Test(
    "come out as they went in with the gaps filled, from memory or from the disk",
    arguments: [1, 2, 7, 1 << 17])
  func lines(wordLimit: Int) throws {
    var random = SeededGenerator(seed: 7)
    let held = HeldFindings(wordLimit: wordLimit) { () throws(RunFailure) in MemorySpill() }
    var expected: [UInt8] = []
    for _ in 0..<200 {
      let output = BatchOutput()
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        let piece = (0..<Int.random(in: 0...20, using: &random)).map { _ in
          UInt8.random(in: 0...255, using: &random)
        }
        output.buffer.append(piece)
        expected += piece
        let rule = Int32.random(in: 0...300, using: &random)
        output.gaps.append(SeverityGap(offset: output.buffer.count, rule: rule))
        expected += Self.severity(rule)
      }
      try held.add(output)
    }
    let sink = MemorySink()
    try held.release(to: sink, Self.severity)
    #expect(sink.bytes == expected)
    #expect((held.waitingByteCount > 0) == (wordLimit < 1 << 17))
  }

  private static func severity(_ rule: Int32) -> [UInt8] { Array("<\(rule)>".utf8) }
}
