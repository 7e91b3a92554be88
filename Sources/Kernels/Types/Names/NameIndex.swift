import Columns

/// Names in any of their spellings, and the code that each stands for.
///
/// A text is looked up by its full key, then by the one without small words; see `NameKey`. A number is read only
/// of three digits, as ISO writes it: `10,4` and `4%` are amounts.
struct NameIndex: Sendable {
  private let map: ValueMap
  private let codes: [[UInt8]]
  /// The codes of the numbers up to 999.
  private let numbers: [[UInt8]?]

  /// Makes the index of names, none of which is of digits, and of numbers. The first code of each counts.
  init(
    _ names: [(name: String, code: [UInt8])], numbers: [(number: Int, code: [UInt8])]
  ) {
    var keys: [[UInt8]] = []
    var codes: [[UInt8]] = []
    for words in [NameKey.Words.all, .withoutSmall] {
      for (name, code) in names {
        let key = NameKey.key(name, words)
        if key.isEmpty { continue }
        keys.append(key)
        codes.append(code)
      }
    }
    map = ValueMap(keys)
    self.codes = codes
    var places = [[UInt8]?](repeating: nil, count: 1000)
    for (number, code) in numbers where places[number] == nil { places[number] = code }
    self.numbers = places
  }

  /// The code of a text. The open cell, which is empty, serves as scratch and is empty again.
  func code(of text: Span<UInt8>, scratch output: inout ByteArena) -> [UInt8]? {
    if let number = Self.number(text) { return numbers[number] }
    if let code = code(of: text, .all, &output) { return code }
    return code(of: text, .withoutSmall, &output)
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
