import CScan
import Columns
import Testing

@testable import CSV

@Suite("The fast scan says what the exact scan says")
struct FastScanTests {
  static let levels: [scan_level] = [scan_level_portable, scan_level_avx2, scan_level_avx512]
    .filter { $0.rawValue <= scan_level_best().rawValue }

  /// Compares the two; true where the fast one gave the answer.
  @discardableResult
  func compare(
    _ bytes: [UInt8], from: Int = 0, isLast: Bool, columnCount: Int?,
    levels: [scan_level] = levels, _ note: @autoclosure () -> String
  ) -> Bool {
    let block = block(bytes)
    let scan = RecordIndex.Scan(
      from: from, end: bytes.count, isLast: isLast, dialect: Dialect(), columnCount: columnCount,
      limits: Limits())
    var exact = RecordIndex()
    var exactProblem: CSVProblem?
    do throws(CSVProblem) { try exact.scanExactly(block, scan) } catch { exactProblem = error }
    var answered = false
    for level in levels {
      var fast = RecordIndex()
      fast.reset(scan)
      guard fast.scanFast(block, scan, level: level) else { continue }
      answered = true
      let isSame = exactProblem == nil && Written(fast, block) == Written(exact, block)
      if !isSame {
        Issue.record(
          """
          level \(level.rawValue), \(bytes.shown), columns \(columnCount ?? 0), last \(isLast): \
          fast \(Written(fast, block)), exact \(Written(exact, block)), \
          \(String(describing: exactProblem)) \(note())
          """)
      }
    }
    return answered
  }

  @Test("for every length up to 200", arguments: [1, 2, 3])
  func everyLength(columnCount: Int) {
    var random = SeededRandom(UInt64(columnCount))
    for length in 0...200 {
      var bytes: [UInt8] = []
      while bytes.count < length { bytes += random.tidyTable(columnCount: columnCount) }
      bytes.removeLast(bytes.count - length)
      for isLast in [true, false] {
        compare(bytes, isLast: isLast, columnCount: columnCount, "")
        compare(bytes, isLast: isLast, columnCount: nil, "")
        compare(random.hostileBytes(length), isLast: isLast, columnCount: columnCount, "")
      }
    }
  }

  @Test("from every offset of a block")
  func everyOffset() {
    let bytes = Array("a,b\n\"c\n\",d\r\ne,f\n1,\"2\"\"\"\n,\n\"\",\"\"\ng,h\n")
    for from in 0...150 {
      let padding = [UInt8](repeating: 0x22, count: from)
      for length in 0...bytes.count {
        for isLast in [true, false] {
          compare(
            padding + bytes.prefix(length), from: from, isLast: isLast, columnCount: 2, "\(from)")
        }
      }
    }
  }

  @Test("for 100,000 random inputs rich in quotes and line ends", arguments: 0..<4)
  func randomInputs(part: Int) {
    let seed = UInt64(20_261_123 + part)
    print("seed \(seed)")
    var random = SeededRandom(seed)
    var answered = 0
    for round in 0..<25_000 {
      let columnCount = Int.random(in: 1...4, using: &random)
      let bytes =
        round % 2 == 0
        ? random.hostileBytes(Int.random(in: 0...40, using: &random))
        : random.tidyTable(columnCount: columnCount)
      let given = round % 7 < 2 ? nil : columnCount
      // The other tests compare all levels; here each input meets one of them.
      let level = Self.levels[round / 2 % Self.levels.count]
      let isAnswered = compare(
        bytes, isLast: round % 5 < 2, columnCount: given, levels: [level],
        "seed \(seed), round \(round)")
      if isAnswered { answered += 1 }
    }
    #expect(answered > 5_000, "the fast scan hardly ever answered")
  }

  @Test("for tables over many 64-byte words, with an odd byte anywhere")
  func oddByteAnywhere() {
    let row = Array("1,\"Smith, J\",john@example.com,\"said \"\"call\"\"\",NY\n")
    let bytes = Array(Array(repeating: row, count: 5).joined())
    for at in 0..<bytes.count {
      for odd in Array("\"\r\n,") {
        var changed = bytes
        changed[at] = odd
        compare(changed, isLast: true, columnCount: 5, "at \(at)")
        changed = bytes
        changed.insert(odd, at: at)
        compare(changed, isLast: false, columnCount: 5, "before \(at)")
      }
    }
  }
}
