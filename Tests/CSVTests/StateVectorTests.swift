import Columns
import Testing

@testable import CSV

@Suite("State vectors")
struct StateVectorTests {
  static let inputs: [[UInt8]] = {
    var random = SeededRandom(77)
    return (0..<60).map { round in
      round % 2 == 0 ? random.hostileBytes(24) : random.tidyTable(columnCount: 2)
    } + [[], Array("\r\n\r\n"), Array("\"a\r\nb\"\r\n\"c\"\n")]
  }()

  func vector(_ bytes: ArraySlice<UInt8>, _ isOneColumn: Bool) -> StateVector {
    StateVector(Array(bytes).span, dialect: Dialect(), isOneColumn: isOneColumn)
  }

  @Test("of two parts compose to that of the whole, wherever the cut is", arguments: [true, false])
  func twoParts(isOneColumn: Bool) {
    for bytes in Self.inputs {
      let whole = vector(bytes[...], isOneColumn)
      for cut in 0...bytes.count {
        let composed = vector(bytes[..<cut], isOneColumn)
          .followed(by: vector(bytes[cut...], isOneColumn))
        #expect(composed == whole, "\(bytes.shown) cut at \(cut)")
      }
    }
  }

  @Test("compose in any grouping, and with that of no bytes")
  func associative() {
    var random = SeededRandom(5)
    for bytes in Self.inputs where bytes.count > 3 {
      let cuts =
        [0, bytes.count].map { $0 }
        + (0..<2).map { _ in Int.random(in: 0...bytes.count, using: &random) }
      let at = cuts.sorted()
      let parts = (0..<3).map { vector(bytes[at[$0]..<at[$0 + 1]], false) }
      let left = parts[0].followed(by: parts[1]).followed(by: parts[2])
      #expect(left == parts[0].followed(by: parts[1].followed(by: parts[2])))
      #expect(left == StateVector().followed(by: left))
      #expect(left == left.followed(by: StateVector()))
    }
  }

  @Test("count the records that the exact scan finds", arguments: [1, 2])
  func recordsOfExactScan(columnCount: Int) throws {
    for bytes in Self.inputs {
      let block = block(bytes)
      let scan = RecordIndex.Scan(
        from: 0, end: bytes.count, isLast: true, dialect: Dialect(), columnCount: columnCount,
        limits: Limits())
      var index = RecordIndex()
      let outcome = vector(bytes[...], columnCount == 1)[.recordStart]
      do {
        try index.scanExactly(block, scan)
      } catch {
        #expect(outcome.end == .quoted)
        continue
      }
      #expect(outcome.end != .quoted)
      #expect(outcome.endedCount + (outcome.end.isInRecord ? 1 : 0) == index.recordCount)
      #expect(outcome.firstStart == (index.recordCount > 0 ? index.recordStart(0) : nil))
    }
  }

  @Test("tell the next range where the record that is open ends")
  func firstStarts() {
    let bytes = Array("b\"\r\n\r\nc,d\n")
    let vector = vector(bytes[...], false)
    #expect(vector[.quoted] == .init(end: .recordStart, endedCount: 2, firstStart: 6))
    #expect(vector[.unquoted] == .init(end: .recordStart, endedCount: 2, firstStart: 6))
    #expect(vector[.recordStart] == .init(end: .recordStart, endedCount: 2, firstStart: 0))
    #expect(self.vector(Array("\nc")[...], false)[.afterCR].firstStart == 1)
  }
}
