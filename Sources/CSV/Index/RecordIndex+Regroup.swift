import Columns

extension RecordIndex {
  /// Brings the separators of a fast scan in the general layout: where records are ragged, or blank
  /// lines lie between them.
  mutating func regroup(_ block: ByteBlock, _ scan: Scan) {
    let separators = bounds
    let separatorCount = boundCount
    swap(&bounds, &spare)
    boundCount = 0
    stride = columnCount + 1
    let bytes = block.bytes
    var first = 1
    var recordStart = scan.from
    for position in 1..<max(1, separatorCount) {
      let offset = Int(separators[position])
      let isVirtual = !endsWithTerminator && position == separatorCount - 1
      guard isVirtual || bytes[offset] == 0x0A else { continue }
      let fieldStart = position == first ? recordStart : Int(separators[position - 1]) + 1
      let isPair = mayEndWithCR && offset > fieldStart && bytes[offset - 1] == 0x0D && !isVirtual
      let end = isPair ? offset - 1 : offset
      if columnCount == 1 || end > recordStart {
        appendRecord(separators[first..<position], from: recordStart, to: end)
      }
      first = position + 1
      recordStart = offset + 1
    }
    spare = separators
    mayEndWithCR = false
    isUniform = ragged.isEmpty
    if recordCount == 0, !scan.isLast { consumed = scan.from }
    countLines(block)
  }

  /// Writes a record in the general layout.
  private mutating func appendRecord(
    _ delimiters: ArraySlice<UInt32>, from start: Int, to end: Int
  ) {
    bases.append(UInt32(boundCount))
    appendBound(start - 1)
    for delimiter in delimiters { appendBound(Int(delimiter)) }
    appendBound(end)
    endRecord()
  }
}
