/// How likely a text is under each encoding of one byte a character, as natural logarithms.
struct CodePageScore {
  /// Bytes from 0x80 on, counted.
  private var counts = [Int](repeating: 0, count: 128)
  /// Neighbours of which at least one is such a byte: first × 256 + second.
  private var pairs: [Int: Int] = [:]
  /// The first two bytes of words whose first is such a byte, in the same way.
  private var starts: [Int: Int] = [:]

  /// What a character costs that no language has, a control character, and no character at all.
  private static let strange = -9.0
  private static let control = -14.0
  private static let undefined = -20.0
  /// What a capital behind a small letter costs, letters of two scripts side by side, a letter beside
  /// a digit, or a word that begins with a sign which opens nothing.
  private static let brokenWord = -3.0
  /// What two letters of a Latin alphabet cost, not both capitals, that are beyond ASCII and stand side
  /// by side: their neighbours are mostly ASCII.
  private static let latinPair = -1.5
  /// What a capital at the start of a word, or behind another one, has back of what capitals cost.
  private static let expectedCapital = 2.15

  /// Counts the bytes of words with a line feed behind each.
  init(_ bytes: [UInt8]) {
    for byte in bytes where byte >= 0x80 { counts[Int(byte) - 0x80] += 1 }
    for (first, second) in zip(bytes, bytes.dropFirst()) where first | second >= 0x80 {
      pairs[Int(first) << 8 | Int(second), default: 0] += 1
    }
    for word in bytes.split(separator: 0x0A) where word.first! >= 0x80 {
      let second = word.dropFirst().first ?? 0x0A
      starts[Int(word.first!) << 8 | Int(second), default: 0] += 1
    }
  }

  /// The score of the page in the language that fits best.
  func score(_ page: CodePage) -> Double {
    var fixed = 0.0
    for (index, count) in counts.enumerated() where count > 0 {
      let scalar = page.scalars[index]
      if scalar == "\u{FFFD}" { fixed += Double(count) * Self.undefined }
      if scalar.properties.generalCategory == .control { fixed += Double(count) * Self.control }
    }
    let best = Alphabet.allCosts.map { score(page, $0) }.max()!
    return page.prior + fixed + best + neighbours(page)
  }

  private func score(_ page: CodePage, _ costs: [Unicode.Scalar: Double]) -> Double {
    var sum = 0.0
    for (index, count) in counts.enumerated() where count > 0 {
      let scalar = page.scalars[index]
      if scalar == "\u{FFFD}" || scalar.properties.generalCategory == .control { continue }
      sum += Double(count) * (costs[scalar] ?? Self.strange)
    }
    return sum
  }

  private func neighbours(_ page: CodePage) -> Double {
    let kinds = (0..<256).map { byte in
      Kind(byte < 0x80 ? Unicode.Scalar(UInt8(byte)) : page.scalars[byte - 0x80])
    }
    var broken = 0
    var expected = 0
    var paired = 0
    for (pair, count) in pairs {
      let (first, second) = (kinds[pair >> 8], kinds[pair & 0xFF])
      if first.isSmall && second.isCapital { broken += count }
      if pair & 0x8080 == 0x8080 {
        if first.isCapital && second.isCapital {
          expected += count
        } else if first.script == 1 && second.script == 1 {
          paired += count
        }
      }
      // 'я' of one page is '€' in another.
      if first.script == 2 && second.isSymbol || first.isSymbol && second.script == 2 {
        broken += count
      }
      let areLetters = first.script != 0 && second.script != 0
      if areLetters && first.script != second.script { broken += count }
      if first.isDigit && second.script != 0 || first.script != 0 && second.isDigit {
        broken += count
      }
    }
    for (start, count) in starts {
      let (first, second) = (kinds[start >> 8], kinds[start & 0xFF])
      if first.isCapital { expected += count }
      if first.isMark && second.script == 2 { broken += count }
    }
    return Double(broken) * Self.brokenWord + Double(expected) * Self.expectedCapital
      + Double(paired) * Self.latinPair
  }

  /// What matters of a character beside its neighbours.
  private struct Kind {
    var isSmall: Bool
    var isCapital: Bool
    var isDigit: Bool
    /// Whether it is a sign that stands in front of no word: no opening quote, and no currency's.
    var isMark: Bool
    /// Whether it stands for a thing, as currencies, units and operators do.
    var isSymbol: Bool
    /// 0: no letter, 1: Latin, 2: another.
    var script: Int

    private static let opening: [Unicode.GeneralCategory] = [
      .initialPunctuation, .openPunctuation, .currencySymbol,
    ]
    private static let symbols: [Unicode.GeneralCategory] = [
      .currencySymbol, .mathSymbol, .otherSymbol,
    ]

    init(_ scalar: Unicode.Scalar) {
      isSmall = scalar.properties.isLowercase
      isCapital = scalar.properties.isUppercase
      isDigit = "0"..."9" ~= scalar
      // The raised letters of 'nº' and '1ª' are signs.
      let isLetter = scalar.properties.isAlphabetic && scalar != "ª" && scalar != "º"
      let category = scalar.properties.generalCategory
      isMark = !isLetter && !isDigit && !Self.opening.contains(category)
      isSymbol = Self.symbols.contains(category)
      script = !isLetter ? 0 : scalar.value < 0x250 ? 1 : 2
    }
  }
}
