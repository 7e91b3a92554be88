import Columns

/// Names in any of their spellings, and the code that each stands for.
///
/// A text is looked up by its full key, then by the one without small words; see `NameKey`. That takes
/// punctuation away, which no code can afford: `N/A` is not Namibia. So a spelling of at most three Latin
/// letters, as codes are, is found by these letters alone, whatever their case, and one with punctuation or a
/// small word (`U.S.`, `the UK`) as it is written. A number is read only of three digits, as ISO writes it:
/// `10,4` and `4%` are amounts.
struct NameIndex: Sendable {
  /// Spellings of more than `shortLength` letters, by their keys.
  private let map: ValueMap
  private let codes: [[UInt8]]
  /// Spellings of at most `shortLength` letters as they are written, whatever their case.
  private let shortMap: ValueMap
  private let shortCodes: [(code: [UInt8], isASCII: Bool)]
  /// The codes of the numbers up to 999.
  private let numbers: [[UInt8]?]

  /// Letters of the longest code.
  private static let shortLength = 3
  /// Bytes of the longest text that can be a short spelling: `the USA`, `ＵＳＡ`.
  private static let shortByteLimit = 12

  /// Makes the index of names, none of which is of digits, and of numbers. The first code of each counts.
  init(
    _ names: [(name: String, code: [UInt8])], numbers: [(number: Int, code: [UInt8])]
  ) {
    var long: [(key: [UInt8], code: [UInt8])] = []
    var short: [(key: [UInt8], code: [UInt8])] = []
    for words in [NameKey.Words.all, .withoutSmall] {
      for (name, code) in names {
        let key = NameKey.key(name, words)
        if key.isEmpty { continue }
        if Self.isShort(key) {
          short += Self.writings(of: name).map { (Array($0.utf8), code) }
        } else {
          long.append((key, code))
        }
      }
    }
    map = ValueMap(long.map(\.key))
    codes = long.map(\.code)
    shortMap = ValueMap(short.map(\.key), ignoringCase: true)
    shortCodes = short.map { (code: $0.code, isASCII: $0.key.span.isASCII) }
    var places = [[UInt8]?](repeating: nil, count: 1000)
    for (number, code) in numbers where places[number] == nil { places[number] = code }
    self.numbers = places
  }

  /// The code of a text. The open cell, which is empty, serves as scratch and is empty again.
  func code(of text: Span<UInt8>, scratch output: inout ByteArena) -> [UInt8]? {
    if let number = Self.number(text) { return numbers[number] }
    if let code = shortCode(of: text, &output) { return code }
    if let code = code(of: text, .all, &output) { return code }
    return code(of: text, .withoutSmall, &output)
  }

  /// The code of a text that is a short spelling, blanks around it aside.
  private func shortCode(of text: Span<UInt8>, _ output: inout ByteArena) -> [UInt8]? {
    let trimmed = text.extracting(WhiteSpace.trimmedRange(text))
    if trimmed.count > Self.shortByteLimit { return nil }
    if trimmed.isASCII { return shortMap.arm(for: trimmed).map { shortCodes[$0].code } }
    // Without case the ligature of an f and an i is these two letters; it is no code.
    if let arm = shortMap.arm(for: trimmed), !shortCodes[arm].isASCII {
      return shortCodes[arm].code
    }
    Self.appendHalfWidth(trimmed, to: &output)
    let arm = output.openBytes.isASCII ? shortMap.arm(for: output.openBytes) : nil
    output.truncate(to: 0)
    return arm.map { shortCodes[$0].code }
  }

  /// A short spelling, and an abbreviation with points also without its last one: `U.K`.
  private static func writings(of name: String) -> [String] {
    let isAbbreviation = name.hasSuffix(".") && name.dropLast().contains(".")
    return isAbbreviation ? [name, String(name.dropLast())] : [name]
  }

  /// Appends a text with ASCII letters in place of full-width ones.
  private static func appendHalfWidth(_ text: Span<UInt8>, to output: inout ByteArena) {
    var index = 0
    while index < text.count {
      let scalar = text.scalar(at: index)
      switch scalar.value {
      case 0xFF21...0xFF3A, 0xFF41...0xFF5A:
        output.append(UInt8(truncatingIfNeeded: scalar.value - 0xFEE0))
      default:
        for place in index..<index + scalar.byteCount { output.append(text[place]) }
      }
      index += scalar.byteCount
    }
  }

  /// Whether a key is as short as a code, and of its letters.
  private static func isShort(_ key: [UInt8]) -> Bool {
    key.count <= shortLength && key.span.isASCII
  }

  /// The number of a text of three digits, which may be full-width; nil for every other text.
  private static func number(_ text: Span<UInt8>) -> Int? {
    let range = WhiteSpace.trimmedRange(text)
    if range.count != 3 && range.count != 9 { return nil }
    var (number, index, digitCount) = (0, range.lowerBound, 0)
    while index < range.upperBound {
      let scalar = text.scalar(at: index)
      index += scalar.byteCount
      digitCount += 1
      switch scalar.value {
      case 0x30...0x39: number = number * 10 + Int(scalar.value - 0x30)
      case 0xFF10...0xFF19: number = number * 10 + Int(scalar.value - 0xFF10)
      default: return nil
      }
      if digitCount > 3 { return nil }
    }
    return digitCount == 3 ? number : nil
  }

  private func code(
    of text: Span<UInt8>, _ words: NameKey.Words, _ output: inout ByteArena
  ) -> [UInt8]? {
    NameKey.append(text, words, to: &output)
    let arm = map.arm(for: output.openBytes)
    output.truncate(to: 0)
    return arm.map { codes[$0] }
  }
}
