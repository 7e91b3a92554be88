/// Reads a pattern as a row of classes; gives up at the first thing that is anything else: a group,
/// an alternative, a look-around, an assertion inside, a possessive repetition, a class of POSIX.
struct ClassRowSyntax {
  /// One step of the row.
  struct Place: Equatable {
    var set: ClassSet
    /// Whether it may take more than one character.
    var isLoop = false
    /// Whether it may take none.
    var isOptional = false
  }

  private(set) var places: [Place] = []
  private(set) var isFromStart = false
  private(set) var isToEnd = false

  private let source: [UInt8]
  private let flags: PatternFlags
  private var index = 0

  init?(_ source: [UInt8], flags: PatternFlags) {
    guard source.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else { return nil }
    self.source = source
    self.flags = flags
    if peek == 0x5E {
      isFromStart = true
      index += 1
    }
    while let byte = peek {
      if byte == 0x24, index == source.count - 1 {
        isToEnd = true
        index += 1
        break
      }
      guard var set = readSet() else { return nil }
      if flags.contains(.ignoresCase), set.beyondASCII == .none { set.addOtherCase() }
      guard repeatLast(set), places.count <= ClassRow.maximumCount else { return nil }
    }
  }

  private var peek: UInt8? { index < source.count ? source[index] : nil }

  private mutating func next() -> UInt8? {
    defer { index += 1 }
    return peek
  }

  /// Reads a literal, an escape, the dot or a class.
  private mutating func readSet() -> ClassSet? {
    guard let byte = next() else { return nil }
    switch byte {
    case 0x2E: return .dot(matchesAll: flags.contains(.dotMatchesAll))
    case 0x5C: return readEscape()
    case 0x5B: return readClass()
    // ^ $ | ( ) ? * + { } ]
    case 0x5E, 0x24, 0x7C, 0x28, 0x29, 0x3F, 0x2A, 0x2B, 0x7B, 0x7D, 0x5D: return nil
    default: return Self.one(byte)
    }
  }

  /// What follows a backslash: a named class or a sign that stands for itself.
  private mutating func readEscape() -> ClassSet? {
    guard let byte = next() else { return nil }
    if let named = ClassSet.named(byte) { return named }
    switch byte {
    case 0x74: return Self.one(0x09)
    case 0x6E: return Self.one(0x0A)
    case 0x72: return Self.one(0x0D)
    default: return ASCII.isLetter(byte) || ASCII.isDigit(byte) ? nil : Self.one(byte)
    }
  }

  private mutating func readClass() -> ClassSet? {
    var set = ClassSet()
    let isInverted = peek == 0x5E
    if isInverted { index += 1 }
    if peek == 0x5D { return nil }
    while peek != 0x5D {
      guard let byte = next(), byte != 0x5B else { return nil }
      guard let first = byte == 0x5C ? readEscape() : Self.one(byte) else { return nil }
      guard peek == 0x2D, index + 1 < source.count, source[index + 1] != 0x5D else {
        set.formUnion(first)
        continue
      }
      index += 1
      guard let range = readRange(from: first, sign: byte) else { return nil }
      set.formUnion(range)
    }
    index += 1
    // Without case, a class has both cases of its letters before it is turned round.
    if flags.contains(.ignoresCase) { set.addOtherCase() }
    if isInverted { set.invert() }
    return set
  }

  /// The rest of `a-z`; only plain letters, digits and signs bound a range.
  private mutating func readRange(from first: ClassSet, sign: UInt8) -> ClassSet? {
    guard sign != 0x5C, let last = next(), last != 0x5C, last != 0x5B, sign <= last else {
      return nil
    }
    var set = first
    for byte in sign...last { set.insert(byte) }
    return set
  }

  /// Adds the set as often as the repetition behind it says; a lazy one matches the same texts.
  private mutating func repeatLast(_ set: ClassSet) -> Bool {
    guard let (least, most) = readRepetition() else { return false }
    if peek == 0x3F { index += 1 }
    if peek == 0x2B || peek == 0x2A || peek == 0x3F || peek == 0x7B { return false }
    let count = max(most ?? max(least, 1), 1)
    guard places.count + count <= ClassRow.maximumCount else { return false }
    for number in 0..<count {
      var place = Place(set: set)
      place.isOptional = number >= least
      place.isLoop = most == nil && number == count - 1
      places.append(place)
    }
    return true
  }

  /// `+ * ? {2} {2,} {2,5}`, or once where none stands; nil for what is none of these.
  private mutating func readRepetition() -> (least: Int, most: Int?)? {
    switch peek {
    case 0x2B:
      index += 1
      return (1, nil)
    case 0x2A:
      index += 1
      return (0, nil)
    case 0x3F:
      index += 1
      return (0, 1)
    case 0x7B: return readBraces()
    default: return (1, 1)
    }
  }

  private mutating func readBraces() -> (least: Int, most: Int?)? {
    index += 1
    guard let least = readNumber() else { return nil }
    var most: Int? = least
    if peek == 0x2C {
      index += 1
      if peek == 0x7D {
        most = nil
      } else {
        most = readNumber()
        guard let most, most >= least else { return nil }
      }
    }
    guard next() == 0x7D, most != 0 else { return nil }
    return (least, most)
  }

  private mutating func readNumber() -> Int? {
    var value: Int?
    while let byte = peek, ASCII.isDigit(byte), value ?? 0 < 1000 {
      value = (value ?? 0) * 10 + Int(byte - 0x30)
      index += 1
    }
    return value
  }

  private static func one(_ byte: UInt8) -> ClassSet {
    var set = ClassSet()
    set.insert(byte)
    return set
  }
}
