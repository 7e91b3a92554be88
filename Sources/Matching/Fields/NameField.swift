import Kernels

/// A given or a family name, compared with the other one for names in each other's place.
struct NameField: MatchField {
  enum Part { case given, family }

  let name: String
  let part: Part
  let exact: PreparedColumn
  /// The other part of the name; nil where the table has none.
  let other: PreparedColumn?
  /// The person to whom a nickname belongs, by value: 0 where it is none.
  private let persons: [UInt32]

  init(_ name: String, _ part: Part, _ column: PreparedColumn, other: PreparedColumn?) {
    self.name = name
    self.part = part
    exact = column
    self.other = other
    persons = []
  }

  var isIdentity: Bool { part == .given }
  // Whether the names are swapped depends on the row's other name.
  var isByValue: Bool { false }

  var levels: [String] {
    ["no value", "the same", "very similar"]
      + (part == .given ? ["short or initial"] : ["one within the other"])
      + ["similar", "somewhat similar", "in each other's place", "different"]
  }

  func level(_ left: UInt32, _ right: UInt32) -> UInt8 {
    let first = exact.ids[Int(left)]
    let second = exact.ids[Int(right)]
    if first == 0 || second == 0 { return 0 }
    if first == second { return 1 }
    let likeness = likeness(first, second)
    if likeness < 5 { return likeness }
    if let other, isSwapped(left, right, other) { return 6 }
    return likeness
  }

  /// Whether each row's name is the other's other name, as far as they have one.
  private func isSwapped(_ left: UInt32, _ right: UInt32, _ other: PreparedColumn) -> Bool {
    let first = isAlike(exact.text(left), other.text(right))
    let second = isAlike(exact.text(right), other.text(left))
    return (first ?? true) && (second ?? true) && (first != nil || second != nil)
  }

  /// Whether two names are nearly the same; nil where one is not there.
  private func isAlike(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool? {
    if left.isEmpty || right.isEmpty { return nil }
    return left.isEqual(to: right) || JaroWinkler.similarity(left, right) >= 0.85
  }

  private func likeness(_ left: UInt32, _ right: UInt32) -> UInt8 {
    let (first, second) = (exact.pool[left], exact.pool[right])
    let similarity = JaroWinkler.similarity(first, second)
    if similarity >= 0.92 { return 2 }
    if part == .given ? isShort(first, second) : isWithin(first, second) { return 3 }
    if similarity >= 0.85 { return 4 }
    return similarity >= 0.76 ? 5 : 7
  }

  /// Whether one is an initial of the other, or its beginning.
  private func isShort(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
    let (short, long) = left.count < right.count ? (left, right) : (right, left)
    return long.extracting(first: short.count).isEqual(to: short)
  }

  /// Whether one has the other as a word of its own, or a Chinese name as its beginning.
  private func isWithin(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
    let (short, long) = left.count < right.count ? (left, right) : (right, left)
    if short.count < 3 { return false }
    var start = 0
    for index in 0...long.count where index == long.count || long[index] == 0x20 {
      if long.extracting(start..<index).isEqual(to: short) { return true }
      start = index + 1
    }
    return false
  }

  var atoms: [BlockingAtom] {
    wholeName + [
      BlockingAtom(exact, named: name, agreement: 0.7),
      BlockingAtom("beginning of \(name)", exact, agreement: 0.82) { text, output in
        for index in 0..<min(4, text.count) { output.append(text[index]) }
      },
      BlockingAtom("sound of \(name)", exact, agreement: 0.84) { text, output in
        Self.skeleton(text, &output)
      },
    ]
  }

  /// Either name, for those in each other's place.
  private var wholeName: [BlockingAtom] {
    guard part == .given, let other else { return [] }
    let whole = PreparedColumn(rowCount: exact.ids.count) { row, output in
      for column in [exact, other] {
        let text = column.text(UInt32(row))
        for index in text.indices { output.append(text[index]) }
        output.append(0x7C)
      }
    }
    var slots = [[UInt64]](repeating: Array(repeating: 0, count: whole.pool.count), count: 2)
    for number in 1..<UInt32(max(1, whole.pool.count)) {
      let text = whole.pool[number]
      var start = 0
      var slot = 0
      for index in text.indices where text[index] == 0x7C {
        var sound: [UInt8] = []
        Self.skeleton(text.extracting(start..<index), &sound)
        if !sound.isEmpty { slots[slot][Int(number)] = StableHash.hash(sound.span) | 1 }
        start = index + 1
        slot += 1
      }
    }
    return [BlockingAtom("sound of either name", whole, agreement: 0.9, slots: slots)]
  }

  static func skeleton(_ text: Span<UInt8>, _ output: inout [UInt8]) {
    var last: UInt8 = 0
    for index in text.indices {
      let byte = text[index]
      if index > 0, [0x61, 0x65, 0x69, 0x6F, 0x75, 0x79, 0x68, 0x77, 0x20].contains(byte) { continue }
      if byte != last { output.append(byte) }
      last = byte
      if output.count == 4 { break }
    }
  }
}

extension Span<UInt8> {
  /// The first bytes.
  @_lifetime(copy self)
  func extracting(first count: Int) -> Span<UInt8> {
    extracting(0..<Swift.min(count, self.count))
  }
}
