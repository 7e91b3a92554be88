import Columns

/// A word of a name: its bytes, the stretch between commas that it stands in, and what it may be.
struct NameWord {
  var range: Range<Int>
  var stretch: Int
  var kinds: NameWords.Kinds
  var shape: Shape
  var part: NameParts.Part?

  /// How a word is written.
  struct Shape: OptionSet {
    let rawValue: UInt16

    /// One letter, with or without a full stop.
    static let initial = Shape(rawValue: 1)
    /// Ends with a full stop.
    static let stopped = Shape(rawValue: 2)
    /// Begins with a small letter.
    static let small = Shape(rawValue: 4)
    /// Two capitals or more and no small letter.
    static let loud = Shape(rawValue: 8)
    /// `Ph`, the first half of a degree.
    static let ph = Shape(rawValue: 16)
    static let of = Shape(rawValue: 32)
    static let article = Shape(rawValue: 64)
    static let and = Shape(rawValue: 128)
  }

  var isInitial: Bool { shape.contains(.initial) }

  /// Whether it belongs to the family name behind it; `ben` only in small, as Ben is a first name.
  var isParticle: Bool {
    kinds.contains(.particle) || (kinds.contains(.smallParticle) && shape.contains(.small))
  }

  /// Whether it joins and cannot be a letter that stands for a name.
  var isConjunctionAlone: Bool { kinds.contains(.conjunction) && !isInitial }
}

extension NameWord.Shape {
  /// Looks at the letters of a word.
  init(_ word: Span<UInt8>) {
    self = []
    var upperCount = 0
    var letterCount = 0
    var index = 0
    while index < word.count {
      let scalar = word.scalar(at: index)
      let letter = TitleLetter(scalar.value, at: index)
      if letter.isLetter {
        if letter.kind == .upper { upperCount += 1 }
        if letterCount == 0, letter.kind == .lower { insert(.small) }
        letterCount += 1
      }
      index += scalar.byteCount
    }
    if word.count > 0, word[word.count - 1] == 0x2E { insert(.stopped) }
    if letterCount == 1, word.scalarCount <= (contains(.stopped) ? 2 : 1) { insert(.initial) }
    if letterCount > 1, upperCount == letterCount { insert(.loud) }
    noteWord(word)
  }

  private mutating func noteWord(_ word: Span<UInt8>) {
    switch NameWords.Little.named(word) {
    case .ph: insert(.ph)
    case .of: insert(.of)
    case .the: insert(.article)
    case .and: insert(.and)
    case nil: break
    }
  }
}

extension NameWords {
  /// Little words that shape titles.
  enum Little: Int, CaseIterable {
    case ph, of, the, and

    private static let map = ValueMap(
      ["ph", "of", "the", "and", "ph.", "&"].map { Array($0.utf8) }, ignoringCase: true)
    private static let order: [Little] = [.ph, .of, .the, .and, .ph, .and]

    static func named(_ word: Span<UInt8>) -> Little? {
      word.count > 3 ? nil : map.arm(for: word).map { order[$0] }
    }
  }
}
