import Kernels

/// A given or a family name, compared with the other one for names in each other's place.
struct NameField: MatchField {
  enum Part { case given, family }

  let name: String
  let part: Part
  let exact: PreparedColumn
  /// The other part of the name; nil where the table has none.
  private let other: NameColumn?
  /// How Chinese names are spoken, by value.
  private let spoken: SpokenNames
  /// By value: what letters it has.
  private let sketches: [LetterSketch]
  /// Whether any of the names is in Chinese.
  private let isAmongChinese: Bool

  init(_ name: String, _ part: Part, _ column: NameColumn, other: NameColumn?) {
    self.name = name
    self.part = part
    exact = column.written
    self.other = other
    sketches = column.sketches
    spoken = column.spoken
    isAmongChinese = spoken.areAny || other?.spoken.areAny == true
  }

  var isIdentity: Bool { part == .given }

  var levels: [String] {
    ["no value", "the same", "very similar"]
      + (part == .given ? ["short or nickname"] : ["one within the other"])
      + ["similar", "somewhat similar", "in each other's place", "different"]
  }

  private static let least = 0.76
  private static let bound = LetterBound(.jaroWinkler(least))
  /// What names in each other's place have to have.
  private static let leastOfSwapped = 0.85
  private static let boundOfSwapped = LetterBound(.jaroWinkler(leastOfSwapped))

  func level(_ left: UInt32, _ right: UInt32) -> UInt8 {
    let (first, second) = (exact.pool[left], exact.pool[right])
    if let isSpokenAlike = spoken.isAlike(left, exact, spoken, right, exact) {
      return isSpokenAlike ? 2 : 7
    }
    let canBeSimilar = Self.bound.allows(sketches[Int(left)], sketches[Int(right)])
    let similarity = canBeSimilar ? JaroWinkler.similarity(first, second) : 0
    if similarity >= 0.92 { return 2 }
    if part == .given ? isShort(first, second) : isWithin(first, second) { return 3 }
    if similarity >= 0.85 { return 4 }
    return similarity >= Self.least ? 5 : 7
  }

  func level(_ level: UInt8, of pair: RowPair) -> UInt8 {
    level >= 5 && isSwapped(pair) ? 6 : level
  }

  /// Whether each row's name is the other's other name, as far as they have one.
  private func isSwapped(_ pair: RowPair) -> Bool {
    guard let other else { return false }
    let others = other.written.ids
    let first = isAlike(exact.ids[Int(pair.left)], others[Int(pair.right)], other)
    let second = isAlike(exact.ids[Int(pair.right)], others[Int(pair.left)], other)
    return (first ?? true) && (second ?? true) && (first != nil || second != nil)
  }

  /// Whether a name and another row's other name are nearly the same; nil where one is not there.
  private func isAlike(_ name: UInt32, _ otherName: UInt32, _ other: NameColumn) -> Bool? {
    if name == 0 || otherName == 0 { return nil }
    if let isAlike = spoken.isAlike(name, exact, other.spoken, otherName, other.written) {
      return isAlike
    }
    if !Self.boundOfSwapped.allows(sketches[Int(name)], other.sketches[Int(otherName)]) {
      return false
    }
    let (first, second) = (exact.pool[name], other.written.pool[otherName])
    return first.isEqual(to: second)
      || JaroWinkler.similarity(first, second) >= Self.leastOfSwapped
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
    let sound = sounds(of: exact, isGiven: part == .given)
    var atoms: [BlockingAtom] = []
    if part == .given, let other {
      // For names in each other's place.
      atoms.append(
        BlockingAtom(
          "sound of either name", agreement: 0.9,
          slots: [sound, sounds(of: other.written, isGiven: false)]))
    }
    return atoms + [
      BlockingAtom(exact, named: name, agreement: 0.7),
      BlockingAtom("beginning of \(name)", exact, agreement: 0.82) { text, output in
        for index in 0..<min(4, text.count) { output.append(text[index]) }
      },
      BlockingAtom("sound of \(name)", agreement: 0.84, slots: [sound]),
    ]
  }

  private func sounds(of column: PreparedColumn, isGiven: Bool) -> BlockingAtom.Slot {
    BlockingAtom.Slot(column) { appendSound(of: $0, isGiven: isGiven, to: &$1) }
  }

  /// How a name sounds: that of its usual form where it is short for one, Chinese ones as Pinyin. Among
  /// Chinese names others are Pinyin too, and taken as they are.
  private func appendSound(of text: Span<UInt8>, isGiven: Bool, to output: inout [UInt8]) {
    if let spoken = SpokenNames.spoken(text) {
      output += spoken
    } else if isAmongChinese {
      for index in text.indices where text[index] != 0x20 { output.append(text[index]) }
    } else if isGiven, let usual = Nicknames.canonicalId(of: text) {
      output += [0, UInt8(truncatingIfNeeded: usual >> 8), UInt8(truncatingIfNeeded: usual)]
    } else {
      let code = DoubleMetaphone.code(of: text)
      output += code.isEmpty ? text.indices.map { text[$0] } : code
    }
  }
}
