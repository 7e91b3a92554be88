import CSV
import CScan
import Columns

/// The CSV scanner with each set of instructions that this processor has, the exact scan beside it,
/// and the check of UTF-8, all in GB/s (1 GB is 10^9 bytes) over one block.
struct ScanBenchmarks {
  let bench: Bench

  private static let levels: [(name: String, level: scan_level)] = [
    ("AVX-512", scan_level_avx512), ("AVX2", scan_level_avx2), ("portable", scan_level_portable),
  ].filter { $0.1.rawValue <= scan_level_best().rawValue }

  func run() {
    for table in ScanTexts.tables {
      let block = ScanTexts.block(table.records)
      let exact = records(block, by: .exact)
      for (name, level) in Self.levels {
        report("CSV index, \(name)", table.name, positions(block, level), scalar: exact)
        report(
          "CSV records, \(name)", table.name, records(block, by: .masks(level)), scalar: exact)
      }
    }
    for mix in ScanTexts.texts {
      let block = ScanTexts.block(mix.texts)
      report(
        "UTF-8 check", mix.name, validity(block, scan_level_best()),
        scalar: validity(block, scan_level_portable))
    }
  }

  private func report(_ name: String, _ data: String, _ fast: Double, scalar: Double) {
    bench.report("scan", name, on: data, unit: "GB/s", fast, scalar: scalar)
  }

  private func rate(_ block: ByteBlock, _ body: () -> Void) -> Double {
    1 / bench.nanoseconds(block.count, body)
  }

  /// The positions of all separators, and no more: what the C function gives.
  private func positions(_ block: ByteBlock, _ level: scan_level) -> Double {
    var positions = [UInt32](repeating: 0, count: block.count + Int(csv_scan_slack))
    return rate(block) {
      var state = csv_scan_start(0)
      // Safe: the block has `count` bytes and padding behind them; no byte has two positions.
      let count = unsafe positions.withUnsafeMutableBufferPointer { buffer in
        unsafe csv_scan(
          level, block.base, block.count, UInt8(ascii: ","), Int32(UInt8(ascii: "\"")), &state,
          buffer.baseAddress!, buffer.count)
      }
      precondition(!state.is_odd && Int(state.position) >= block.count)
      keep(count)
    }
  }

  /// Records and fields, as the reader has them.
  private func records(_ block: ByteBlock, by way: RecordIndex.Way) -> Double {
    var index = RecordIndex()
    return rate(block) {
      let isScanned = try? index.scan(block, dialect: Dialect(), by: way)
      precondition(isScanned == true && index.consumed == block.count)
    }
  }

  private func validity(_ block: ByteBlock, _ level: scan_level) -> Double {
    rate(block) {
      // Safe: the block has `count` bytes.
      let invalid = unsafe utf8_first_invalid(level, block.base, block.count)
      precondition(invalid == -1)
    }
  }
}
