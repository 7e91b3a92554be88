import Columns

/// How the numbers of a column are written, by all of its values: which sign is the decimal mark, and
/// which parts groups.
struct NumberProof: Sendable, Equatable {
  private static let mostCurrencies = 8

  /// The two decimal marks that there are.
  private enum Mark: UInt8 {
    case point = 0x2E
    case comma = 0x2C

    var other: Mark { self == .point ? .comma : .point }
  }

  /// The signs that part groups, as bits: the other mark, a blank, an apostrophe.
  fileprivate struct GroupSigns: OptionSet {
    let rawValue: UInt8
    static let mark = GroupSigns(rawValue: 1)
    static let blank = GroupSigns(rawValue: 2)
    static let apostrophe = GroupSigns(rawValue: 4)
  }

  /// What is known of numbers with one of the marks.
  fileprivate struct Tally: Equatable {
    /// Values that are no numbers with this mark.
    var excluded = Witness()
    var groups = GroupSigns()
    /// Whether a mark stood in one.
    var hasMark = false

    static func += (left: inout Tally, right: Tally) {
      left.excluded += right.excluded
      left.groups.formUnion(right.groups)
      left.hasMark = left.hasMark || right.hasMark
    }
  }

  /// Values that are numbers with either mark.
  private var readCount = 0
  private var point = Tally()
  private var comma = Tally()
  /// Values that the two marks read differently.
  private var open = Witness()
  private var moneyCount = 0
  private(set) var currencies: [String] = []

  /// Looks at a value without white space around it.
  mutating func add(_ cell: Cell, record: Int) {
    guard let written = AmountParts(reading: cell.bytes), written.isNumber else { return }
    let digits = cell.slice(written.range)
    let asPoint = Self.read(digits.bytes, .point)
    let asComma = Self.read(digits.bytes, .comma)
    guard asPoint != nil || asComma != nil else { return }
    readCount += 1
    if written.isMoney { moneyCount += 1 }
    if let range = written.currencyRange {
      note(currency: String(decoding: cell.slice(range).array, as: UTF8.self))
    }
    point.add(asPoint, cell, record: record)
    comma.add(asComma, cell, record: record)
    if let asPoint, let asComma, asPoint.value != asComma.value {
      open.add(cell, record: record)
    }
  }

  private mutating func note(currency: String) {
    if currencies.contains(currency) { return }
    currencies = Array((currencies + [currency]).sorted().prefix(Self.mostCurrencies))
  }

  /// Takes over what was seen elsewhere.
  mutating func merge(_ other: NumberProof) {
    readCount += other.readCount
    point += other.point
    comma += other.comma
    open += other.open
    moneyCount += other.moneyCount
    for currency in other.currencies { note(currency: currency) }
  }

  /// What can be said of so many values.
  func verdict(count: Int) -> NotationProof.Verdict {
    guard readCount == count else { return .none }
    let type = moneyCount > 0 ? "money" : "number"
    switch (point.excluded.count == 0, comma.excluded.count == 0) {
    case (false, false): return .none
    case (true, true):
      if open.count == 0 {
        // Both marks read the same: figures alone, parted by blanks or apostrophes if at all.
        return verdict(type, .point, point, by: open)
      }
      return .ambiguous(
        type: type, candidates: [sample(.point, point), sample(.comma, comma)], example: open)
    case (true, false): return verdict(type, .point, point, by: comma.excluded)
    case (false, true): return verdict(type, .comma, comma, by: point.excluded)
    }
  }

  private func verdict(
    _ type: String, _ mark: Mark, _ tally: Tally, by witness: Witness
  ) -> NotationProof.Verdict {
    let isPlain = tally.groups.isEmpty && (mark == .point || !tally.hasMark)
    if isPlain { return .plain(type: type) }
    // Two signs for groups are no notation.
    guard tally.groups.rawValue.nonzeroBitCount <= 1 else { return .none }
    return .proven(type: type, notation: sample(mark, tally), by: witness)
  }

  /// The sample that a rule gives for the notation.
  private func sample(_ mark: Mark, _ tally: Tally) -> String {
    let group =
      tally.groups.contains(.blank)
      ? " "
      : tally.groups.contains(.apostrophe)
        ? "'" : tally.groups.contains(.mark) ? String(Unicode.Scalar(mark.other.rawValue)) : ""
    let number = "1\(group)234\(Unicode.Scalar(mark.rawValue))56"
    return currencies.count == 1 ? "\(currencies[0]) \(number)" : number
  }
}

extension NumberProof {
  /// A value read with one mark.
  fileprivate typealias Reading = (value: Decimal, groups: GroupSigns, hasMark: Bool)

  private static func read(_ text: Span<UInt8>, _ mark: Mark) -> Reading? {
    var groups = GroupSigns()
    var hasMark = false
    for index in 0..<text.count {
      switch text[index] {
      case mark.rawValue: hasMark = true
      case mark.other.rawValue: groups.insert(.mark)
      case 0x20, 0xC2: groups.insert(.blank)
      case 0x27: groups.insert(.apostrophe)
      case 0xE2:
        groups.insert(index + 2 < text.count && text[index + 2] == 0x99 ? .apostrophe : .blank)
      default: continue
      }
    }
    let grouping: DecimalSyntax.Grouping
    switch groups {
    case []: grouping = .none
    case .mark: grouping = .byte(mark.other.rawValue)
    case .blank: grouping = .blank
    case .apostrophe: grouping = .apostrophe
    default: return nil
    }
    let syntax = DecimalSyntax(point: mark.rawValue, grouping: grouping, takesExponent: false)
    return syntax.value(of: text).map { ($0, groups, hasMark) }
  }
}

extension NumberProof.Tally {
  fileprivate mutating func add(
    _ reading: NumberProof.Reading?, _ cell: Cell, record: Int
  ) {
    guard let reading else { return excluded.add(cell, record: record) }
    groups.formUnion(reading.groups)
    hasMark = hasMark || reading.hasMark
  }
}
