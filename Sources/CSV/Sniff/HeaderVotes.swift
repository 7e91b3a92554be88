/// Whether the first record is a header, by what kinds of values stand in it and below it.
struct HeaderVotes {
  /// Above 0: it is; below: it is not; 0: nothing tells.
  private(set) var sum = 0

  private static let recordLimit = 100

  /// Looks at the record `header` and those below it.
  init(_ table: SampleTable, first header: Int = 0) {
    let index = table.index
    guard index.recordCount > 0 else { return }
    let end = max(header + 1, min(index.recordCount, header + Self.recordLimit))
    for column in 0..<min(index.fieldCount(header), 1_000) {
      let first = ValueKind(table.text(header, column))
      let below = (header + 1..<end)
        .map { ValueKind(table.text($0, column)) }
        .filter { $0 != .blank }
      sum += Self.vote(first, below)
    }
  }

  /// A word above numbers speaks for a header, a number above numbers against it; a year does not,
  /// since tables have years for columns.
  private static func vote(_ first: ValueKind, _ below: [ValueKind]) -> Int {
    if below.isEmpty { return first == .number || first == .date || first == .address ? -1 : 0 }
    for kind in [ValueKind.number, .date, .address] {
      let share = Double(below.count { $0 == kind || kind == .number && $0 == .year })
      guard share >= 0.8 * Double(below.count) else { continue }
      if first == .word { return 1 }
      return first == kind ? -1 : 0
    }
    return first == .number || first == .date || first == .address ? -1 : 0
  }
}

/// What a value looks like; as coarse as a guess needs it.
enum ValueKind {
  case blank, word, number, year, date, address

  init(_ bytes: [UInt8]) {
    let text = bytes.drop { $0 == 0x20 }
    guard !text.isEmpty else {
      self = .blank
      return
    }
    let digitCount = text.count { 0x30...0x39 ~= $0 }
    let signs = Set(text.filter { !(0x30...0x39 ~= $0) })
    if digitCount == 0 {
      self = text.contains(UInt8(ascii: "@")) ? .address : .word
    } else if signs.isEmpty, text.count == 4, text.starts(with: [0x31]) || text.starts(with: [0x32])
    {
      self = .year
    } else if signs.isSubset(of: Set("+-.,%eE $".utf8)), digitCount * 2 >= text.count,
      signs.isDisjoint(with: Set("-".utf8)) || text.first == UInt8(ascii: "-")
    {
      self = .number
    } else if signs.isSubset(of: Set("-/.:TZ+ ".utf8)), digitCount >= 4 {
      self = .date
    } else {
      self = text.contains(UInt8(ascii: "@")) ? .address : .word
    }
  }
}
