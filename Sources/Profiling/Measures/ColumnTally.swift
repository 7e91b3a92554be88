import Columns
import Diagnostics
import Kernels

/// What one worker knows of one column.
///
/// A value is looked at when it is new to the worker's memory; what repeats is only counted. All that is
/// known of a value waits beside its count in the memory and is added up when it leaves it.
struct ColumnTally: Sendable {
  let group: Int
  let tools: ColumnTools
  private(set) var rowCount = 0
  private(set) var blankCount = 0
  /// Blank cells that are not empty: only white space.
  private(set) var whiteCount = 0
  var memory: ValueMemory
  // Of the values in the memory, by place.
  var marks: [ValueMarks] = []
  var shapePlaces: [Int] = []
  var notationPlaces: [Int32] = []
  var lengths: [Int] = []
  /// Texts of the suspect values in the memory, with their places.
  var suspectTexts: [(place: Int, text: [UInt8], isDay: Bool)] = []
  // Of the values that have left it.
  var shapes: ShapeTally
  var notations = NotationTally()
  private(set) var lengthTally = LengthTally()
  private(set) var markTally = MarkTally()
  private(set) var suspects = SuspectTally()
  // Of all values.
  var misfits = MisfitTally(typeCount: TypeTests.all.names.count)
  var numbers = RangeTally<Decimal>()
  var dates = RangeTally<Int32>()
  var dateTimes = RangeTally<Int64>()

  init(group: Int, tools: ColumnTools) {
    self.group = group
    self.tools = tools
    memory = ValueMemory(limit: tools.memoryLimit)
    shapes = ShapeTally(hasher: tools.hasher)
  }

  /// Takes the cells of some rows of a batch.
  mutating func add(
    _ cells: [Cell], rows: [Int32], firstRecord: Int, _ scratch: inout ColumnScratch,
    _ buffer: inout TupleBuffer
  ) throws(RunFailure) {
    rowCount += rows.count
    var start = 0
    while start < rows.count {
      let end = min(start + memory.sliceRowCount, rows.count)
      if memory.isFull { try flush(&scratch, to: &buffer) }
      let place = memory.count
      sort(cells, rows: rows[start..<end], firstRecord: firstRecord, &scratch)
      if !scratch.fresh.isEmpty { look(from: place, &scratch) }
      for place in scratch.earlier { noteMisfits(at: place) }
      start = end
    }
  }

  /// Counts blanks and known values; the others become `fresh`.
  private mutating func sort(
    _ cells: [Cell], rows: ArraySlice<Int32>, firstRecord: Int, _ scratch: inout ColumnScratch
  ) {
    scratch.fresh.removeAll(keepingCapacity: true)
    scratch.freshRecords.removeAll(keepingCapacity: true)
    scratch.earlier.removeAll(keepingCapacity: true)
    var (blankCount, whiteCount) = (0, 0)
    let (hasher, blanks) = (tools.hasher, tools.blanks)
    let cells = cells.span
    for row in rows {
      let cell = cells[Int(row)]
      if blanks.isBlank(cell) {
        blankCount += 1
        if !cell.isEmpty { whiteCount += 1 }
        continue
      }
      var state = hasher.start()
      hasher.add(cell, to: &state)
      let record = firstRecord + Int(row)
      switch memory.add(hasher.finish(state), record: record) {
      case .known: break
      case .earlier(let place): scratch.earlier.append(place)
      case .new:
        scratch.fresh.append(cell)
        scratch.freshRecords.append(record)
      }
    }
    self.blankCount += blankCount
    self.whiteCount += whiteCount
  }

  /// Counts what the memory knows and forgets it.
  mutating func flush(
    _ scratch: inout ColumnScratch, to buffer: inout TupleBuffer
  ) throws(RunFailure) {
    if memory.count == 0 { return }
    scratch.tuples.removeAll(keepingCapacity: true)
    scratch.tuples.reserveCapacity(memory.count * 3)
    for place in 0..<memory.count {
      let hash = memory.index.hashes[place]
      let count = Int(memory.counts[place])
      shapes.add(count, at: shapePlaces[place])
      lengthTally.add(count, length: lengths[place])
      markTally.add(count, marks: marks[place])
      notations.add(count, at: Int(notationPlaces[place]), record: memory.records[place])
      var left = count
      repeat {
        let part = min(left, TupleRun.countLimit)
        scratch.tuples.append(hash.first)
        scratch.tuples.append(hash.second)
        scratch.tuples.append(UInt64(memory.records[place]) << 24 | UInt64(part))
        left -= part
      } while left > 0
    }
    for (place, text, isDay) in suspectTexts {
      suspects.add(
        Int(memory.counts[place]), text: text, record: memory.records[place], isDay: isDay)
    }
    memory.removeAll()
    marks.removeAll(keepingCapacity: true)
    shapePlaces.removeAll(keepingCapacity: true)
    notationPlaces.removeAll(keepingCapacity: true)
    lengths.removeAll(keepingCapacity: true)
    suspectTexts.removeAll(keepingCapacity: true)
    try buffer.append(scratch.tuples, group: group)
  }

  /// Adds what another worker knows of the column; both have been flushed.
  mutating func merge(_ other: ColumnTally) {
    rowCount += other.rowCount
    blankCount += other.blankCount
    whiteCount += other.whiteCount
    shapes.merge(other.shapes)
    notations.merge(other.notations)
    lengthTally.merge(other.lengthTally)
    markTally.merge(other.markTally)
    suspects.merge(other.suspects)
    misfits.merge(other.misfits)
    numbers.merge(other.numbers)
    dates.merge(other.dates)
    dateTimes.merge(other.dateTimes)
  }
}
