import Kernels

/// A given or a family name, compared with the other one for names in each other's place.
struct NameField: MatchField {
  enum Part { case given, family }

  let name: String
  let part: Part
  let exact: PreparedColumn
  /// The other part of the name; nil where the table has none.
  private let other: PreparedColumn?
  /// How Chinese names are spoken, by value.
  private let spoken: SpokenNames
  private let otherSpoken: SpokenNames

  init(_ name: String, _ part: Part, _ column: PreparedColumn, other: PreparedColumn?) {
    self.name = name
    self.part = part
    exact = column
    self.other = other
    spoken = SpokenNames(column)
    otherSpoken = other.map { SpokenNames($0) } ?? SpokenNames()
  }

  var isIdentity: Bool { part == .given }

  var levels: [String] {
    ["no value", "the same", "very similar"]
      + (part == .given ? ["short or nickname"] : ["one within the other"])
      + ["similar", "somewhat similar", "in each other's place", "different"]
  }

  func level(_ left: UInt32, _ right: UInt32) -> UInt8 {
    let (first, second) = (exact.pool[left], exact.pool[right])
    if let isSpokenAlike = spoken.isAlike(left, exact, spoken, right, exact) {
      return isSpokenAlike ? 2 : 7
    }
    let similarity = JaroWinkler.similarity(first, second)
    if similarity >= 0.92 { return 2 }
    if part == .given ? isShort(first, second) : isWithin(first, second) { return 3 }
    if similarity >= 0.85 { return 4 }
    return similarity >= 0.76 ? 5 : 7
  }

  func level(_ level: UInt8, of pair: RowPair) -> UInt8 {
    level >= 5 && isSwapped(pair) ? 6 : level
  }

  /// Whether each row's name is the other's other name, as far as they have one.
  private func isSwapped(_ pair: RowPair) -> Bool {
    guard let other else { return false }
    let first = isAlike(exact.ids[Int(pair.left)], other.ids[Int(pair.right)], other)
    let second = isAlike(exact.ids[Int(pair.right)], other.ids[Int(pair.left)], other)
    return (first ?? true) && (second ?? true) && (first != nil || second != nil)
  }

  /// Whether a name and another row's other name are nearly the same; nil where one is not there.
  private func isAlike(_ name: UInt32, _ otherName: UInt32, _ other: PreparedColumn) -> Bool? {
    if name == 0 || otherName == 0 { return nil }
    if let isAlike = spoken.isAlike(name, exact, otherSpoken, otherName, other) { return isAlike }
    let (first, second) = (exact.pool[name], other.pool[otherName])
    return first.isEqual(to: second) || JaroWinkler.similarity(first, second) >= 0.85
  }

  /// Whether one is an initial of the other, its beginning, or a name by which its bearer goes.
  private func isShort(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
    let (short, long) = left.count < right.count ? (left, right) : (right, left)
    return long.extracting(first: short.count).isEqual(to: short)
      || Nicknames.isSame(left, right)
  }

  /// Whether one has the other as a word of its own.
  private func isWithin(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
    let (short, long) = left.count < right.count ? (left, right) : (right, left)
    if short.count < 3 { return false }
    var isFound = false
    long.forEachWord { isFound = isFound || $0.isEqual(to: short) }
    return isFound
  }

  var atoms: [BlockingAtom] {
    let sound = Self.sounds(of: exact, isGiven: part == .given)
    var atoms: [BlockingAtom] = []
    if part == .given, let other {
      // For names in each other's place.
      atoms.append(
        BlockingAtom(
          "sound of either name", agreement: 0.9,
          slots: [sound, Self.sounds(of: other, isGiven: false)]))
    }
    return atoms + [
      BlockingAtom(exact, named: name, agreement: 0.7),
      BlockingAtom("beginning of \(name)", exact, agreement: 0.82) { text, output in
        for index in 0..<min(4, text.count) { output.append(text[index]) }
      },
      BlockingAtom("sound of \(name)", agreement: 0.84, slots: [sound]),
    ]
  }

  private static func sounds(of column: PreparedColumn, isGiven: Bool) -> BlockingAtom.Slot {
    BlockingAtom.Slot(column) { appendSound(of: $0, isGiven: isGiven, to: &$1) }
  }

  /// How a name sounds: that of its usual form where it is short for one, Chinese ones as Pinyin.
  private static func appendSound(
    of text: Span<UInt8>, isGiven: Bool, to output: inout [UInt8]
  ) {
    if let spoken = SpokenNames.spoken(text) {
      output += spoken
    } else if isGiven, let usual = Nicknames.canonicalId(of: text) {
      output += [0, UInt8(truncatingIfNeeded: usual >> 8), UInt8(truncatingIfNeeded: usual)]
    } else {
      let code = DoubleMetaphone.code(of: text)
      output += code.isEmpty ? text.indices.map { text[$0] } : code
    }
  }
}
