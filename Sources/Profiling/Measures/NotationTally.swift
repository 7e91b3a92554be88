import Columns
import Kernels

/// How the dates and numbers of a column are written, and between which they lie as each notation reads
/// them.
struct NotationTally: Sendable {
  private(set) var proof = NotationProof()
  private var moments: [DateNotationKey: RangeTally<Int64>] = [:]
  private var numbers: [NumberNotationKey: RangeTally<Decimal>] = [:]
  /// Of numbers that either decimal mark reads the same.
  private var wholes = RangeTally<Decimal>()
  /// Of numbers that need no notation.
  private var plains = RangeTally<Decimal>()

  /// Looks at a value of which is known whether it is a number or a date that needs no notation; where
  /// values that are written like it are counted.
  @inline(__always)
  mutating func place(of cell: Cell, number: Decimal?, _ plain: PlainReading) -> Int {
    if let number, plain == .none {
      switch PlainDigits(cell.bytes) {
      case .whole where cell.count != 8:
        wholes.add(number)
        return proof.place(of: .wholeDigits)
      case .pointed:
        plains.add(number)
        return proof.place(of: .pointedDigits)
      case .whole, .other: break
      }
    }
    return place(of: cell, plain)
  }

  private mutating func place(of cell: Cell, _ plain: PlainReading) -> Int {
    let text = cell.trimmed.bytes
    let date = DateFigures(text)
    let number = NumberFigures(text)
    let reading = NotationReading(plain: plain, date: date, number: number)
    if let date {
      for (notation, moment) in date.moments {
        moments[notation, default: RangeTally()].add(moment)
      }
    }
    for number in [number?.asPoint, number?.asComma] {
      if let number { numbers[number.written, default: RangeTally()].add(number.value) }
    }
    return proof.place(of: reading)
  }

  /// Counts values of a reading, of which the first has this record.
  @inline(__always)
  mutating func add(_ count: Int, at place: Int, record: Int) {
    proof.add(count, at: place, record: record)
  }

  /// Adds what another worker has seen; both have been flushed.
  mutating func merge(_ other: NotationTally) {
    proof.merge(other.proof)
    moments.merge(other.moments) { $0.merged(with: $1) }
    numbers.merge(other.numbers) { $0.merged(with: $1) }
    wholes.merge(other.wholes)
    plains.merge(other.plains)
  }

  /// Least and greatest value as the notation reads them.
  func range(of notation: NotationFit.Key) -> ValueRange? {
    switch notation {
    case .date(let key):
      guard let range = moments[key], let least = range.least, let greatest = range.greatest
      else { return nil }
      return ValueRange(least: key.text(of: least), greatest: key.text(of: greatest))
    case .number(let key):
      var range = wholes
      if key.mark == .point { range.merge(plains) }
      for (written, values) in numbers where key.reads(written) { range.merge(values) }
      guard let least = range.least, let greatest = range.greatest else { return nil }
      return ValueRange(least: least.text, greatest: greatest.text)
    }
  }
}

extension DateNotationKey {
  /// The moment as the type of the notation has it.
  fileprivate func text(of moment: Int64) -> String {
    var arena = ByteArena()
    if shape.hasTime {
      DateTime(microseconds: moment).append(to: &arena)
    } else {
      CalendarDate(days: Int32(moment / DateTime.microsecondsPerDay)).append(to: &arena)
    }
    defer { arena.discard() }
    return String(decoding: Array(copying: arena.openBytes), as: UTF8.self)
  }
}

extension RangeTally {
  /// Both together.
  fileprivate func merged(with other: RangeTally) -> RangeTally {
    var both = self
    both.merge(other)
    return both
  }
}
