import CScan
import Columns

extension RecordIndex {
  /// Reads the one record that the fast scan stopped in by the state machine, so that the fast scan can
  /// go on behind it; false where it cannot, as a CR alone ends the record. Its first stray quote is
  /// added to those of the records before.
  ///
  /// What came before the record is right: parity was checked up to the word in which the scan stopped.
  mutating func readOddRecord(
    _ block: ByteBlock, _ scan: Scan, _ table: ScanTable, _ state: inout csv_scan_state,
    _ strays: inout [Int]
  ) -> Bool {
    let bytes = block.bytes
    while boundCount > 1, bytes[Int(bounds[boundCount - 1])] != 0x0A { boundCount -= 1 }
    let recordStart = Int(bounds[boundCount - 1] &+ 1)
    let seen = Int(state.line_count) + Int(state.any_cr)
    let linesBefore = seen - CSV.countLines(block, recordStart..<Int(state.position))

    var machine = ScanState.recordStart.rawValue
    var offset = recordStart
    var isNoted = false
    while let found = table.nextAction(in: block, from: offset, to: scan.end, &machine) {
      let action = ScanAction(rawValue: found.entry & ~7)
      if action.contains(.endsField) { appendBound(found.offset) }
      if action.contains(.isStray), !isNoted {
        strays.append(found.offset)
        isNoted = true
      }
      offset = found.offset + 1
      guard action.contains(.endsRecord) || action.contains(.isBlankLine) else { continue }
      if bytes[found.offset] == 0x0D {
        if offset == scan.end { return !scan.isLast && leaveOpen(recordStart) }
        guard bytes[offset] == 0x0A else { return false }
        offset += 1
        state.has_cr = true
      }
      appendBound(offset - 1)
      goOn(from: offset, recordEnds: 1)
      return true
    }
    return leaveOpen(recordStart)

    /// Lets the fast scan start anew behind what was read.
    func goOn(from position: Int, recordEnds: Int) {
      var next = csv_scan_start(position)
      next.has_cr = state.has_cr
      next.record_end_count = state.record_end_count + recordEnds
      next.line_count = linesBefore + CSV.countLines(block, recordStart..<position)
      state = next
    }

    /// The block ends within the record.
    func leaveOpen(_ recordStart: Int) -> Bool {
      goOn(from: scan.end, recordEnds: 0)
      state.quoted = machine == ScanState.quoted.rawValue ? .max : 0
      return true
    }
  }
}
