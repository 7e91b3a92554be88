/// How likely a text is under each encoding of one byte a character, as natural logarithms.
struct CodePageScore {
  /// Bytes from 0x80 on, counted.
  private var counts = [Int](repeating: 0, count: 128)
  /// Neighbours of which at least one is such a byte: first × 256 + second.
  private var pairs: [Int: Int] = [:]

  /// What a character costs that no language has, a control character, and no character at all.
  private static let strange = -9.0
  private static let control = -14.0
  private static let undefined = -20.0
  /// What a capital behind a small letter costs, letters of two scripts side by side, or a letter beside
  /// a digit.
  private static let brokenWord = -3.0
  /// What a capital behind another one has back of what capitals cost.
  private static let allCapitals = 2.0

  init(_ bytes: [UInt8]) {
    for byte in bytes where byte >= 0x80 { counts[Int(byte) - 0x80] += 1 }
    for (first, second) in zip(bytes, bytes.dropFirst()) where first | second >= 0x80 {
      pairs[Int(first) << 8 | Int(second), default: 0] += 1
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
    var shouted = 0
    for (pair, count) in pairs {
      let (first, second) = (kinds[pair >> 8], kinds[pair & 0xFF])
      if first.isSmall && second.isCapital { broken += count }
      let areHigh = pair & 0x8080 == 0x8080
      if areHigh && first.isCapital && second.isCapital { shouted += count }
      let areLetters = first.script != 0 && second.script != 0
      if areLetters && first.script != second.script { broken += count }
      if first.isDigit && second.script != 0 || first.script != 0 && second.isDigit {
        broken += count
      }
    }
    return Double(broken) * Self.brokenWord + Double(shouted) * Self.allCapitals
  }

  /// What matters of a character beside its neighbours.
  private struct Kind {
    var isSmall: Bool
    var isCapital: Bool
    var isDigit: Bool
    /// 0: no letter, 1: Latin, 2: another.
    var script: Int

    init(_ scalar: Unicode.Scalar) {
      isSmall = scalar.properties.isLowercase
      isCapital = scalar.properties.isUppercase
      isDigit = "0"..."9" ~= scalar
      // The raised letters of 'nº' and '1ª' are signs.
      let isLetter = scalar.properties.isAlphabetic && scalar != "ª" && scalar != "º"
      script = !isLetter ? 0 : scalar.value < 0x250 ? 1 : 2
    }
  }
}
