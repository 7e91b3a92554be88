import Columns

/// What all the values of a column together say of the way in which its dates or numbers are written.
///
/// A single value often says nothing: `03/04/2026` is a day of March or of April. One that can be read
/// in one way only, such as `31/01/2026`, decides for all. The proof is exact: every value is looked
/// at, and the order in which values and parts of the column come changes nothing.
package struct NotationProof: Sendable {
  /// What the values are held to be.
  package enum Subject: Sendable, CaseIterable { case dates, numbers }

  /// What can be said.
  package enum Verdict: Sendable, Equatable {
    /// There is no value, or no notation reads them all.
    case none
    /// They can be read without a notation, as this type.
    case plain(type: String)
    /// One notation reads them all, and these values rule out every rival.
    case proven(type: String, notation: String, by: [Witness])
    /// Several notations read them all, and these values differently; there may be none of them yet.
    case ambiguous(type: String, candidates: [String], example: Witness)
  }

  /// Values that were looked at.
  package private(set) var count = 0
  /// The different readings, those that most values have the first, and the values that have each.
  private var readings = [NotationReading.none, .wholeDigits, .pointedDigits]
  private var witnesses = [Witness(), Witness(), Witness()]
  private var places: [NotationReading: Int] = [.none: 0, .wholeDigits: 1, .pointedDigits: 2]
  private var latest = (reading: NotationReading.none, place: 0)

  package init() {}

  /// Looks at a value that is not blank.
  package mutating func add(_ cell: Cell, record: Int) {
    let trimmed = cell.trimmed
    let text = trimmed.bytes
    let reading = NotationReading(
      plain: PlainReading(text), date: DateFigures(text), number: NumberFigures(text))
    count += 1
    witnesses[place(of: reading)].add(trimmed, record: record)
  }

  /// Looks at a value that is not blank, of a column of numbers: whether it is a date is of no interest.
  package mutating func add(number cell: Cell, record: Int) {
    switch PlainDigits(cell.bytes) {
    case .whole: add(cell, record, at: 1)
    case .pointed: add(cell, record, at: 2)
    case .other: addWritten(number: cell, record: record)
    }
  }

  /// The same for many values, with the record of each.
  package mutating func add(numbers cells: [Cell], records: [Int]) {
    var (wholes, points) = (FirstOfMany(), FirstOfMany())
    for index in cells.indices {
      switch PlainDigits(cells[index].bytes) {
      case .whole: wholes.add(cells[index], records[index])
      case .pointed: points.add(cells[index], records[index])
      case .other: addWritten(number: cells[index], record: records[index])
      }
    }
    count += wholes.count + points.count
    witnesses[1] += wholes.witness
    witnesses[2] += points.witness
  }

  private mutating func add(_ cell: Cell, _ record: Int, at place: Int) {
    count += 1
    witnesses[place].add(cell, record: record)
  }

  private mutating func addWritten(number cell: Cell, record: Int) {
    let trimmed = cell.trimmed
    let reading = NotationReading(date: nil, number: NumberFigures(trimmed.bytes))
    add(trimmed, record, at: place(of: reading))
  }

  /// Whether a value is a date or a number only for who knows its notation.
  @inline(__always)
  package static func isForeign(_ cell: Cell, to subject: Subject) -> Bool {
    if cell.isEmpty { return false }
    switch subject {
    case .dates:
      let first = cell.bytes[0]
      return (first <= 0x39 || first >= 0x80) && isForeignDate(cell.trimmed.bytes)
    case .numbers:
      return !NumberFigures.isPlain(cell.bytes) && isForeignNumber(cell.trimmed.bytes)
    }
  }

  /// Whether a value is a number with either mark.
  package static func isNumber(_ cell: Cell) -> Bool { NumberFigures(cell.trimmed.bytes) != nil }

  /// Whether a value is a number with either mark, and a whole one with none.
  package static func isFraction(_ cell: Cell) -> Bool {
    guard let figures = NumberFigures(cell.trimmed.bytes) else { return false }
    return figures.asPoint?.value.isWhole != true && figures.asComma?.value.isWhole != true
  }

  private static func isForeignDate(_ text: Span<UInt8>) -> Bool {
    guard let figures = DateFigures(text), DateReading(figures) != nil else { return false }
    return PlainReading(text) == .none
  }

  private static func isForeignNumber(_ text: Span<UInt8>) -> Bool {
    guard let figures = NumberFigures(text) else { return false }
    return figures.asPoint?.written.groups.isEmpty != true
  }

  /// Where values of the reading are counted; it stays the same.
  package mutating func place(of reading: NotationReading) -> Int {
    if latest.reading == reading { return latest.place }
    let place = places[reading] ?? readings.count
    if place == readings.count {
      places[reading] = place
      readings.append(reading)
      witnesses.append(Witness())
    }
    latest = (reading, place)
    return place
  }

  /// Whether values of the reading that is counted there are amounts of money that need no notation.
  package func isPlainAmount(at place: Int) -> Bool {
    readings[place].number?.groupsAsPoint == []
  }

  /// Counts values of the reading that is counted there, of which the first has this record. Their
  /// texts are not kept.
  package mutating func add(_ count: Int, at place: Int, record: Int) {
    self.count += count
    witnesses[place] += Witness(count: count, record: record)
  }

  /// Takes over what was seen of another part of the column.
  package mutating func merge(_ other: NotationProof) {
    count += other.count
    for (reading, witness) in zip(other.readings, other.witnesses) where witness.count > 0 {
      witnesses[place(of: reading)] += witness
    }
  }

  /// The first value of each kind, with how many there are, the earliest first.
  package var kinds: [Witness] {
    witnesses.filter { $0.count > 0 }.sorted { $0.record < $1.record }
  }

  /// The notations that read values, those of most values first; what needs none is not among the
  /// dates.
  package func fits(of subject: Subject) -> [NotationFit] {
    let tallies = Array(zip(readings, witnesses))
    switch subject {
    case .dates: return DateFits(tallies).all
    case .numbers: return NumberFits(tallies).all
    }
  }

  /// Of the values that the notation does not read, the first of each kind, the earliest first.
  package func misfits(of fit: NotationFit) -> [Witness] {
    zip(readings, witnesses).filter { $0.1.count > 0 && !$0.0.isRead(by: fit.key) }.map(\.1)
      .sorted { $0.record < $1.record }
  }

  /// What can be said of all the values by now.
  package func verdict(of subject: Subject) -> Verdict {
    if count == 0 { return .none }
    if subject == .dates {
      let dateCount = plainCount(.date)
      if dateCount == count { return .plain(type: "date") }
      if dateCount + plainCount(.dateTime) == count { return .plain(type: "datetime") }
    }
    guard let fit = fits(of: subject).first(where: { $0.count == count }) else { return .none }
    switch fit.ground {
    case .plain: return .plain(type: fit.type)
    case .proven(let witnesses):
      return .proven(type: fit.type, notation: fit.notation, by: witnesses)
    case .ambiguous(let rivals, let example):
      return .ambiguous(type: fit.type, candidates: [fit.notation] + rivals, example: example)
    case .contradicted: return .none
    }
  }

  /// Values that are dates, or points in time, without a notation.
  package var plainDates: Witness {
    zip(readings, witnesses).reduce(into: Witness()) { sum, pair in
      if pair.0.plain != .none { sum += pair.1 }
    }
  }

  /// Values that are numbers only where amounts are read: with a currency, in parentheses, or with a
  /// minus behind.
  package var amounts: Witness {
    zip(readings, witnesses).reduce(into: Witness()) { sum, pair in
      if pair.0.number?.isMoney == true { sum += pair.1 }
    }
  }

  private func plainCount(_ plain: PlainReading) -> Int {
    zip(readings, witnesses).reduce(0) { $0 + ($1.0.plain == plain ? $1.1.count : 0) }
  }
}

extension NotationProof: Equatable {
  /// Whether the same was seen, in whatever order.
  package static func == (left: NotationProof, right: NotationProof) -> Bool {
    left.count == right.count && left.witnessesByReading == right.witnessesByReading
  }

  private var witnessesByReading: [NotationReading: Witness] {
    Dictionary(uniqueKeysWithValues: zip(readings, witnesses)).filter { $0.value.count > 0 }
  }
}
