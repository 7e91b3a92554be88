import Columns

/// A word of a name: its bytes, the stretch between commas that it stands in, and what it may be.
struct NameWord {
  var range: Range<Int>
  var stretch: Int
  var kinds: Kinds
  var shape: Shape
  var part: NameParts.Part?

  /// What a word may be; a word may be several things.
  struct Kinds: OptionSet, Sendable {
    let rawValue: UInt16

    /// `Dr`, `Mrs`, `Lord`.
    static let title = Kinds(rawValue: 1)
    /// A title that stands before a first name: `Sir Gerald`.
    static let titleOfFirst = Kinds(rawValue: 2)
    /// `Jr`, `III`, `MD`: behind a name and nothing else.
    static let suffix = Kinds(rawValue: 4)
    /// A suffix that is a family name too: `Ma`, `Senior`, `V`.
    static let perhapsSuffix = Kinds(rawValue: 8)
    /// `von`, `de`, `bin`: belongs to the family name behind it.
    static let particle = Kinds(rawValue: 16)
    /// `y`, `and`: joins the words at both sides.
    static let conjunction = Kinds(rawValue: 32)
    /// Whether the suffix tells father and son apart, as degrees do not.
    static let generation = Kinds(rawValue: 64)
    /// A particle where it is written small: `ben`.
    static let smallParticle = Kinds(rawValue: 128)
    /// A title or a suffix that is a name too, where it has no full stop: `King`, `Sen`, `Jun`.
    static let alsoName = Kinds(rawValue: 256)
    /// Makes a family name one by which somebody is called: the 小 of 小王.
    static let calling = Kinds(rawValue: 512)
  }

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

  /// A piece of a name of East Asia.
  init(_ piece: EastAsianName.Piece, stretch: Int) {
    self.init(
      range: piece.range, stretch: stretch, kinds: piece.isCalling ? .calling : [], shape: [],
      part: piece.part)
  }

  /// A word, the part of which is known or has to be found out.
  init(range: Range<Int>, stretch: Int, kinds: Kinds, shape: Shape, part: NameParts.Part?) {
    self.range = range
    self.stretch = stretch
    self.kinds = kinds
    self.shape = shape
    self.part = part
  }

  var isInitial: Bool { shape.contains(.initial) }

  /// Whether it belongs to the family name behind it; `ben` only in small, as Ben is a first name.
  var isParticle: Bool {
    kinds.contains(.particle) || (kinds.contains(.smallParticle) && shape.contains(.small))
  }

  /// Whether it is a suffix, and no name that looks like one.
  var isSureSuffix: Bool { kinds.contains(.suffix) && !kinds.contains(.alsoName) }

  /// Whether it is a title, and no name that looks like one.
  var isSureTitle: Bool { kinds.contains(.title) && !kinds.contains(.alsoName) }

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
    switch NameLexicon.Little.named(word) {
    case .ph: insert(.ph)
    case .of: insert(.of)
    case .the: insert(.article)
    case .and: insert(.and)
    case nil: break
    }
  }
}
