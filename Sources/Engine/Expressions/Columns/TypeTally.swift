import Columns
import Kernels
import Language

/// What is known of the values that a rule reads as a type and that are none of it: all, for as
/// long as not one is, for then the type, its notation or its region is wrong, and not the data;
/// and those that are of it in a notation that no rule names. Placeholders are no evidence.
package struct TypeTally: Sendable {
  /// Whether some value is of the type.
  package private(set) var hasValue = false
  /// Values that are none of the type, and what they prove of their notation.
  package private(set) var failed = NotationProof()
  /// The first value that is none of the type.
  package private(set) var first: (record: Int, text: [UInt8])?
  /// Values that are none of the type only as their notation is not named.
  package private(set) var foreign = NotationProof()
  /// How many values were looked at, and how many of them are none of the type: all, where the
  /// place is thorough.
  package private(set) var testedCount = 0
  package private(set) var failedCount = 0
  /// What all the values prove of their notation, of numbers where the place names none: those that
  /// need none have a decimal mark too.
  private var all = NotationProof()
  /// What the values prove that are none of the type, where the place names notations.
  package private(set) var unread = NotationProof()
  /// For a place of whole numbers: values that are numbers, and whole in no notation. They say
  /// nothing of how whole ones are written.
  package private(set) var fractions = NotationProof()
  /// The first values that are none of the type, where that can be for their region.
  package private(set) var strangers = FirstTexts()
  /// Where the place names a notation of dates: values whose day and month can change places, all
  /// and those that the notation does not read.
  private var turnable = ReadCount()
  /// Values that the named notation reads, and that with day and month the other way round would
  /// read too.
  package var turnableReadCount: Int { turnable.read }

  /// For telephone numbers: values with letters that stand for digits, all and those that are none.
  private var lettered = ReadCount()
  /// Values that were read as telephone numbers by their letters.
  package var letteredCount: Int { lettered.read }

  package init() {}

  /// Notes what became of the values of a batch: `tested` were not blank, `failed` none of the
  /// type.
  package mutating func note(
    tested: Int, failed rows: [Int32], of cells: [Cell], at place: TypePlace, in batch: Batch,
    placeholders: [LiteralCell] = []
  ) {
    var (tested, rows) = (tested, rows)
    if !placeholders.isEmpty, !rows.isEmpty {
      let failedCount = rows.count
      rows.removeAll { row in placeholders.contains { $0.cell == cells[Int(row)] } }
      tested -= failedCount - rows.count
    }
    testedCount += tested
    failedCount += rows.count
    if tested > rows.count { noteValue() }
    for row in rows {
      note(failed: cells[Int(row)], at: place, record: batch.record(of: Int(row)))
    }
  }

  /// Notes all the values of a batch that are not blank, for a place of telephone numbers and for one of
  /// numbers that names no notation.
  package mutating func note(
    values cells: [Cell], of rows: some Sequence<Int32>, at place: TypePlace, in batch: Batch,
    _ blanks: BlankTest, placeholders: [LiteralCell]
  ) {
    if place.hasRegion {
      lettered.all += rows.count { PhoneLetters.areKeys(cells[Int($0)].bytes) }
    }
    let countsTurnable = place.hasNotation && place.subject == .dates
    guard place.openSubject == .numbers || countsTurnable else { return }
    if countsTurnable {
      turnable.all += rows.count { Self.isTurnable(cells[Int($0)].bytes) }
      return
    }
    let isWhole = place.type == "whole"
    var (numbers, records): ([Cell], [Int]) = ([], [])
    numbers.reserveCapacity(cells.count)
    records.reserveCapacity(cells.count)
    for row in rows {
      let cell = cells[Int(row)]
      if blanks.isBlank(cell) { continue }
      if !placeholders.isEmpty, placeholders.contains(where: { $0.cell == cell }) { continue }
      if isWhole, Self.isFraction(cell, at: place) { continue }
      numbers.append(cell)
      records.append(batch.record(of: Int(row)))
    }
    all.add(numbers: numbers, records: records)
  }

  /// Notes a value that is none of the type.
  mutating func note(failed cell: Cell, at place: TypePlace, record: Int) {
    if record < first?.record ?? Int.max { first = (record, cell.array) }
    if place.hasRegion {
      strangers.add(cell, record: record)
      if PhoneLetters.areKeys(cell.bytes) { lettered.failed += 1 }
    }
    if place.hasNotation, place.subject == .dates, Self.isTurnable(cell.bytes) {
      turnable.failed += 1
    }
    if Self.isFraction(cell, at: place) {
      fractions.add(number: cell, record: record)
    } else {
      noteForeign(cell, at: place, record: record)
      if place.hasNotation, place.subject != nil { unread.add(cell, record: record) }
    }
    if hasValue { return }
    failed.add(cell, record: record)
  }

  /// Whether a text begins with two numbers that can be a day and a month in either order.
  @inline(__always)
  private static func isTurnable(_ text: Span<UInt8>) -> Bool {
    var index = 0
    for _ in 0..<2 {
      var (number, start) = (0, index)
      while index < text.count, index < start + 3, (0x30...0x39).contains(text[index]) {
        number = number * 10 + Int(text[index] - 0x30)
        index += 1
      }
      guard (1...12).contains(number), index - start <= 2, index < text.count else { return false }
      start = index
      while index < text.count, index < start + 2, !(0x30...0x39).contains(text[index]) {
        index += 1
      }
      if index == start { return false }
    }
    return true
  }

  @inline(__always)
  private static func isFraction(_ cell: Cell, at place: TypePlace) -> Bool {
    guard place.type == "whole" else { return false }
    if case .whole = PlainDigits(cell.bytes) { return false }
    return NotationProof.isFraction(cell)
  }

  /// Notes a value if it has a notation that the rule does not name.
  @inline(__always)
  mutating func noteForeign(_ cell: Cell, at place: TypePlace, record: Int) {
    guard let subject = place.openSubject else { return }
    // What looks like a number with places behind its point may be a whole one in another notation.
    let isForeign =
      place.type == "whole"
      ? NotationProof.isNumber(cell) : NotationProof.isForeign(cell, to: subject)
    if isForeign { foreign.add(cell, record: record) }
  }

  /// Notes that there is a value of the type.
  mutating func noteValue() {
    if hasValue { return }
    hasValue = true
    failed = NotationProof()
  }

  /// Adds what another worker has noted.
  static func += (left: inout TypeTally, right: TypeTally) {
    left.foreign.merge(right.foreign)
    left.all.merge(right.all)
    left.unread.merge(right.unread)
    left.strangers.merge(right.strangers)
    left.fractions.merge(right.fractions)
    left.turnable += right.turnable
    left.lettered += right.lettered
    left.testedCount += right.testedCount
    left.failedCount += right.failedCount
    if let other = right.first, other.record < left.first?.record ?? Int.max { left.first = other }
    if right.hasValue { left.noteValue() }
    if left.hasValue { return }
    left.failed.merge(right.failed)
  }
}

extension TypeTally {
  /// Whether any value is of the type as it is read now.
  package var readsSome: Bool { failedCount < testedCount }

  /// The values that tell in which notation those are written that no line names: of numbers all,
  /// of dates those that need a notation.
  package func evidence(of subject: NotationProof.Subject) -> NotationProof {
    if !readsSome && fractions.count == 0 { return failed }
    return subject == .numbers ? all : foreign
  }

  /// What all the values tell that are numbers, whole or not.
  package var evidenceOfNumbers: NotationProof {
    var proof = all
    proof.merge(fractions)
    return proof
  }
}

/// Values of some kind: all, and those that are none of the type.
private struct ReadCount {
  var all = 0
  var failed = 0

  /// Those that are of the type.
  var read: Int { all - failed }

  static func += (left: inout ReadCount, right: ReadCount) {
    left.all += right.all
    left.failed += right.failed
  }
}
