import Kernels

/// A given or a family name, compared with the other one for names in each other's place.
struct NameField: MatchField {
  let name: String
  /// Whether it is the given name, and not the family name.
  private let isGiven: Bool
  let exact: PreparedColumn
  /// The other part of the name; nil where the table has none.
  private let other: NameColumn?
  /// Its values by row, and by value what letters each has.
  private let otherIDs: [UInt32]
  private let otherSketches: [LetterSketch]
  /// Whether a name of either part is in Chinese.
  private let areAnyChinese: Bool
  /// How Chinese names are spoken, by value.
  private let spoken: SpokenNames
  /// By value: what letters it has.
  private let sketches: [LetterSketch]
  /// By value of a given name: ``Nicknames/marks(ofWordsIn:)``; else empty.
  private let nicknames: [SIMD2<UInt8>]
  /// By value: a hash of how it sounds.
  private let sounds: [UInt32]

  init(_ name: String, _ column: NameColumn, other: NameColumn?) {
    self.name = name
    isGiven = column.part == .given
    exact = column.written
    self.other = other
    otherIDs = other?.written.ids ?? []
    otherSketches = other?.sketches ?? []
    areAnyChinese = column.spoken.areAny || other?.spoken.areAny == true
    sketches = column.sketches
    spoken = column.spoken
    nicknames =
      !isGiven
      ? []
      : (0..<UInt32(column.written.pool.count)).map {
        Nicknames.marks(ofWordsIn: column.written.pool[$0])
      }
    sounds = column.sounds
  }

  var isIdentity: Bool { isGiven }

  var levels: [String] {
    ["no value", "the same", "very similar"]
      + (isGiven ? ["short or nickname"] : ["one within the other"])
      + ["similar", "somewhat similar", "in each other's place", "different"]
  }

  private static let least = 0.76
  private static let bound = LetterBound(.jaroWinkler(least))
  /// What names in each other's place have to have.
  private static let leastOfSwapped = 0.85
  private static let boundOfSwapped = LetterBound(.jaroWinkler(leastOfSwapped))

  func level(_ left: UInt32, _ right: UInt32) -> UInt8 {
    if let isSpokenAlike = spoken.isAlike(left, exact, spoken, right, exact) {
      return isSpokenAlike ? 2 : 7
    }
    let canBeSimilar = Self.bound.allows(sketches[Int(left)], sketches[Int(right)])
    if !canBeSimilar && !canBeShort(left, right) { return 7 }
    let (first, second) = (exact.pool[left], exact.pool[right])
    let similarity = canBeSimilar ? JaroWinkler.similarity(first, second) : 0
    if similarity >= 0.92 { return 2 }
    if isGiven ? isShort(first, second) : isWithin(first, second) { return 3 }
    if similarity >= 0.85 { return 4 }
    return similarity >= Self.least ? 5 : 7
  }

  /// Whether one of two names can be short for the other, or within it.
  private func canBeShort(_ left: UInt32, _ right: UInt32) -> Bool {
    let (one, two) = (sketches[Int(left)], sketches[Int(right)])
    if one.canBeWithin(two) || two.canBeWithin(one) { return true }
    if nicknames.isEmpty { return false }
    let shared = nicknames[Int(left)] & nicknames[Int(right)]
    return shared[0] != 0 && shared[1] != 0
  }

  func prefetch(_ value: UInt32) { sketches.prefetch(Int(value)) }

  func prefetch(row: UInt32) {
    exact.ids.prefetch(Int(row))
    otherIDs.prefetch(Int(row))
  }

  func level(_ level: UInt8, of pair: RowPair) -> UInt8 {
    level >= 5 && isSwapped(pair) ? 6 : level
  }

  /// Whether each row's name is the other's other name, as far as they have one.
  private func isSwapped(_ pair: RowPair) -> Bool {
    if otherIDs.isEmpty { return false }
    let (left, right) = (Int(pair.left), Int(pair.right))
    let (one, otherOfTwo) = (exact.ids[left], otherIDs[right])
    let (two, otherOfOne) = (exact.ids[right], otherIDs[left])
    // Nearly all are told apart by their letters.
    guard canBeAlike(one, otherOfTwo), canBeAlike(two, otherOfOne) else { return false }
    let (first, second) = (isAlike(one, otherOfTwo), isAlike(two, otherOfOne))
    return (first ?? true) && (second ?? true) && (first != nil || second != nil)
  }

  /// Whether a name and another row's other name can be nearly the same, as far as both are there.
  private func canBeAlike(_ name: UInt32, _ otherName: UInt32) -> Bool {
    name == 0 || otherName == 0 || areAnyChinese
      || Self.boundOfSwapped.allows(sketches[Int(name)], otherSketches[Int(otherName)])
  }

  /// Whether a name and another row's other name are nearly the same; nil where one is not there.
  private func isAlike(_ name: UInt32, _ otherName: UInt32) -> Bool? {
    guard let other, name != 0, otherName != 0 else { return nil }
    if let isAlike = spoken.isAlike(name, exact, other.spoken, otherName, other.written) {
      // 曾 is Zeng as a family name alone.
      return isAlike || exact.pool[name].isEqual(to: other.written.pool[otherName])
    }
    if !Self.boundOfSwapped.allows(sketches[Int(name)], otherSketches[Int(otherName)]) {
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
    let sound = BlockingAtom.Slot(exact, hashes: sounds)
    var atoms: [BlockingAtom] = []
    if isGiven, let other {
      // For names in each other's place.
      atoms.append(
        BlockingAtom(
          "sound of either name", agreement: 0.9,
          slots: [sound, BlockingAtom.Slot(other.written, hashes: other.soundsOfGiven)]))
    }
    return atoms + [
      BlockingAtom(exact, named: name, agreement: 0.7),
      BlockingAtom("beginning of \(name)", exact, agreement: 0.82) { text, output in
        for index in 0..<min(4, text.count) { output.append(text[index]) }
      },
      BlockingAtom("sound of \(name)", agreement: 0.84, slots: [sound]),
    ]
  }
}
