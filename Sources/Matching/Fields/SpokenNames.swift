import Kernels

/// A part of people's names, as written and as spoken.
struct NameColumn: Sendable {
  let part: SpokenName.Part
  let written: PreparedColumn
  let spoken: SpokenNames
  /// By value: what letters it has.
  let sketches: [LetterSketch]
  /// By value: a hash of how it sounds, for both fields that gather by it.
  private(set) var sounds: [UInt32] = []
  /// The same as if all were given names, to find those in the other's place.
  private(set) var soundsOfGiven: [UInt32] = []

  /// - Parameter part: given or family names.
  init(_ written: PreparedColumn, _ part: SpokenName.Part) {
    self.part = part
    self.written = written
    spoken = SpokenNames(written, part)
    sketches = LetterSketch.all(of: written.pool)
  }

  /// Finds out how the names sound.
  mutating func sound(isAmongChinese: Bool) {
    func hashes(_ part: SpokenName.Part) -> [UInt32] {
      BlockingAtom.hashes(of: written.pool) {
        Self.appendSound(of: $0, part, isAmongChinese: isAmongChinese, to: &$1)
      }
    }
    sounds = hashes(part)
    soundsOfGiven = part == .family && isAmongChinese ? hashes(.given) : sounds
  }

  /// Appends a name that is one part of a person's alone, of which the match key is that of a whole one: the
  /// given name 文静 has the one of Jing of the family Wen.
  static func appendPart(ofKey key: Span<UInt8>, to output: inout [UInt8]) {
    if !EastAsianName.appendWritten(ofKey: key, to: &output) {
      FoldedWords.append(key, to: &output)
    }
  }

  /// How a name sounds: that of its usual form where it is short for one, Chinese ones as Pinyin. Among
  /// Chinese names others are Pinyin too, and taken as they are.
  private static func appendSound(
    of text: Span<UInt8>, _ part: SpokenName.Part, isAmongChinese: Bool, to output: inout [UInt8]
  ) {
    if let spoken = SpokenName.spoken(text, part) {
      output += spoken.straight
    } else if isAmongChinese {
      for index in text.indices where text[index] != 0x20 { output.append(text[index]) }
    } else if part == .given, let usual = Nicknames.canonicalId(of: text) {
      output += [0, UInt8(truncatingIfNeeded: usual >> 8), UInt8(truncatingIfNeeded: usual)]
    } else {
      let code = DoubleMetaphone.code(of: text)
      output += code.isEmpty ? text.indices.map { text[$0] } : code
    }
  }
}

/// Chinese names of a column as they are spoken, to tell those written in other characters or letters.
///
/// Whole names sound the same in either order of their words: 李娜 is Li Na, and Na Li.
struct SpokenNames: Sendable {
  private var pool = TextPool()
  /// By value: the number of what is spoken, without blanks, as written and in the other order of its words;
  /// 0 where the name has no Chinese character. Empty where no name has one.
  private var ids: [UInt32] = []
  private var turnedIDs: [UInt32] = []

  /// No names.
  init() {}

  /// Those of a column that has such a part of names.
  init(_ column: PreparedColumn, _ part: SpokenName.Part) {
    for number in 0..<UInt32(column.pool.count) {
      let spoken = SpokenName.spoken(column.pool[number], part)
      ids.append(spoken.map { pool.intern($0.straight.span) } ?? 0)
      turnedIDs.append(spoken.map { pool.intern($0.turned.span) } ?? 0)
    }
    // Where no name has, nobody looks one up.
    if !areAny { (ids, turnedIDs) = ([], []) }
  }

  /// Whether a value has a Chinese character.
  func isSpoken(_ value: UInt32) -> Bool { !ids.isEmpty && ids[Int(value)] != 0 }

  /// How a value that has one is spoken, without blanks.
  subscript(value: UInt32) -> Span<UInt8> {
    @_lifetime(borrow self)
    get { pool[ids[Int(value)]] }
  }

  /// Whether any name has a Chinese character.
  var areAny: Bool { ids.contains { $0 != 0 } }

  /// Whether two names of which one at least is Chinese sound the same; nil where none is.
  func isAlike(
    _ left: UInt32, _ leftColumn: PreparedColumn, _ others: SpokenNames, _ right: UInt32,
    _ rightColumn: PreparedColumn
  ) -> Bool? {
    let isLeft = !ids.isEmpty && ids[Int(left)] != 0
    let isRight = !others.ids.isEmpty && others.ids[Int(right)] != 0
    if isLeft && isRight {
      let (one, other) = (pool[ids[Int(left)]], others.pool[others.ids[Int(right)]])
      return one.isEqual(to: other) || pool[turnedIDs[Int(left)]].isEqual(to: other)
        || one.isEqual(to: others.pool[others.turnedIDs[Int(right)]])
    }
    if isLeft { return sounds(left, like: rightColumn.pool[right]) }
    return isRight ? others.sounds(right, like: leftColumn.pool[left]) : nil
  }

  private func sounds(_ name: UInt32, like written: Span<UInt8>) -> Bool {
    pool[ids[Int(name)]].isSpelled(written)
      || pool[turnedIDs[Int(name)]].isSpelled(written)
  }
}
