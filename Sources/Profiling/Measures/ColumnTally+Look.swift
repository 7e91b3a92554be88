import Columns
import Kernels

extension ColumnTally {
  /// Finds out what there is to know of the fresh values, which stand in the memory from `base` on.
  mutating func look(from base: Int, _ scratch: inout ColumnScratch) {
    for index in scratch.fresh.indices {
      let cell = scratch.fresh[index]
      let (traits, characterCount) = Shape.append(of: cell.bytes, to: &scratch.arena)
      shapePlaces.append(shapes.place(ofOpenCell: scratch.arena))
      scratch.arena.discard()
      lengths.append(characterCount)
      marks.append(marks(of: cell, traits, place: base + index))
    }
    if shapes.isOverfull {
      let places = shapes.coarsen()
      for index in shapePlaces.indices { shapePlaces[index] = places[shapePlaces[index]] }
    }
    tryKernels(from: base, &scratch)
    noteMisfits(from: base, scratch.freshRecords)
  }

  /// Bytes of a date that needs no notation, at the least: `20260131`.
  private static let shortestDate = 8

  /// What can be told of one value from its text.
  private mutating func marks(of cell: Cell, _ traits: Shape.Traits, place: Int) -> ValueMarks {
    var marks: ValueMarks = []
    let text = cell.bytes
    if cell.hasOuterBlank { marks.insert(.outerBlank) }
    if !traits.isASCII { marks.insert(.notASCII) }
    if traits.hasControl { marks.insert(.control) }
    var day: Int32?
    var midnight: Int32?
    var notation = 0
    if traits.hasDigit {
      if text.count > 1, text[0] == 0x30, text[1] &- 0x30 < 10 { marks.insert(.leadingZero) }
      let number = Decimal(text)
      if let number {
        marks.insert(.type(TypeTests.number))
        if number.isWhole { marks.insert(.type(TypeTests.whole)) }
        numbers.add(number)
      }
      var plain = PlainReading.none
      if text.count >= Self.shortestDate, let moment = tools.dates.dateTime(of: text) {
        marks.insert(.type(TypeTests.dateTime))
        dateTimes.add(moment)
        day = tools.dates.date(of: text)
        plain = day == nil ? .dateTime : .date
        let (days, rest) = moment.quotientAndRemainder(dividingBy: DateTime.microsecondsPerDay)
        if rest == 0 { midnight = Int32(days) }
        if let day {
          marks.insert(.type(TypeTests.date))
          dates.add(day)
        }
      }
      notation = notations.place(of: cell, number: number, plain)
      if notations.proof.isPlainAmount(at: notation) { marks.insert(.type(TypeTests.money)) }
    }
    notationPlaces.append(Int32(notation))
    if let kind = tools.suspicion.kind(of: cell, traits, day: day ?? midnight) {
      marks.insert(.suspect)
      suspectTexts.append((place, CaseFold.folded(cell.trimmed.bytes), kind == .day))
    }
    return marks
  }

  /// Runs the kernels of the other types on all fresh values at once.
  private mutating func tryKernels(from base: Int, _ scratch: inout ColumnScratch) {
    let census = scratch.fresh.map { TextCensus($0) }
    for (number, test) in TypeTests.all.tests.enumerated() {
      let rows = test.rows(census)
      if rows.isEmpty { continue }
      scratch.copies = scratch.fresh
      scratch.changed.reset(count: scratch.fresh.count)
      scratch.failed.removeAll(keepingCapacity: true)
      test.kernel.run(
        &scratch.copies, rows: rows, blanks: tools.blanks, arena: &scratch.arena,
        changed: &scratch.changed, failed: &scratch.failed)
      scratch.arena.reset()
      let mark = ValueMarks.type(TypeTests.money + 1 + number)
      for row in rows.rows { marks[base + Int(row)].insert(mark) }
      for row in scratch.failed { marks[base + Int(row)].remove(mark) }
    }
  }

  private func misfit(at place: Int) -> MisfitTally.Misfit {
    MisfitTally.Misfit(record: memory.records[place], hash: memory.index.hashes[place])
  }

  /// Notes the first values that do not fit each type.
  private mutating func noteMisfits(from base: Int, _ records: [Int]) {
    for type in TypeTests.all.names.indices where misfits.takes(records[0], type: type) {
      let mark = ValueMarks.type(type)
      for index in records.indices where !marks[base + index].contains(mark) {
        if !misfits.takes(records[index], type: type) { break }
        misfits.add(misfit(at: base + index), type: type)
      }
    }
  }

  /// The same for a value that was met in an earlier record than before.
  mutating func noteMisfits(at place: Int) {
    for type in TypeTests.all.names.indices where !marks[place].contains(.type(type)) {
      misfits.add(misfit(at: place), type: type)
    }
  }
}

extension Cell {
  /// Whether the text begins or ends with white space.
  fileprivate var hasOuterBlank: Bool {
    let text = bytes
    let (first, last) = (text[0], text[text.count - 1])
    if first > 0x20 && first < 0x80 && last > 0x20 && last < 0x80 { return false }
    return trimmed.count < count
  }
}
