import Columns

/// Cuts a name into words.
struct NameWordReader: ~Escapable {
  private let text: Span<UInt8>
  private var words: [NameWord] = []
  private var stretch = 0
  /// Signs that stand nowhere any more, so that none is looked for twice.
  private var missing: [Int32] = []

  /// The words of a text in order, those in quotes or parentheses as nicknames.
  static func words(of text: Span<UInt8>) -> [NameWord] {
    var reader = NameWordReader(text)
    reader.read()
    return reader.words
  }

  @_lifetime(copy text)
  private init(_ text: Span<UInt8>) {
    self.text = text
  }

  private mutating func read() {
    var index = 0
    while index < text.count {
      let scalar = text.scalar(at: index)
      if isComma(scalar.value) {
        stretch += 1
        index += scalar.byteCount
      } else if WhiteSpace.contains(scalar.value) {
        index += scalar.byteCount
      } else if let close = closing(of: scalar.value),
        let end = find(close, from: index + scalar.byteCount)
      {
        readNickname(index + scalar.byteCount..<end)
        index = end + text.scalar(at: end).byteCount
      } else {
        index = readWord(from: index, part: nil, limit: text.count)
      }
    }
  }

  private func isComma(_ scalar: Int32) -> Bool {
    scalar == 0x2C || scalar == 0xFF0C || scalar == 0x3001
  }

  /// What ends a nickname that a sign opens.
  private func closing(of scalar: Int32) -> Int32? {
    switch scalar {
    case 0x28: 0x29
    case 0xFF08: 0xFF09
    case 0x22, 0x27: scalar
    case 0x201C, 0x201E: 0x201D
    case 0x2018: 0x2019
    case 0xAB: 0xBB
    default: nil
    }
  }

  /// Where a closing sign stands; a quote closes only at the end of a word.
  private mutating func find(_ close: Int32, from start: Int) -> Int? {
    if missing.contains(close) { return nil }
    var index = start
    while index < text.count {
      let scalar = text.scalar(at: index)
      let next = index + scalar.byteCount
      if scalar.value == close, index > start {
        if close != 0x27 && close != 0x2019 { return index }
        if next == text.count { return index }
        let following = text.scalar(at: next).value
        if WhiteSpace.contains(following) || isComma(following) { return index }
      }
      index = next
    }
    missing.append(close)
    return nil
  }

  private mutating func readNickname(_ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      let scalar = text.scalar(at: index)
      if WhiteSpace.contains(scalar.value) || isComma(scalar.value) {
        index += scalar.byteCount
      } else {
        index = readWord(from: index, part: .nickname, limit: range.upperBound)
      }
    }
  }

  /// Reads up to the next white space or comma, or the parenthesis of a nickname behind a letter of East Asia,
  /// where no blank stands: 王小明（David）. Where that is.
  private mutating func readWord(from start: Int, part: NameParts.Part?, limit: Int) -> Int {
    var index = start
    var previous: Int32 = 0
    while index < limit {
      let scalar = text.scalar(at: index)
      if WhiteSpace.contains(scalar.value) || isComma(scalar.value) { break }
      if part == nil, previous >= 0x2E80, scalar.value == 0x28 || scalar.value == 0xFF08,
        let close = closing(of: scalar.value), find(close, from: index + scalar.byteCount) != nil
      {
        break
      }
      previous = scalar.value
      index += scalar.byteCount
    }
    let word = text.extracting(start..<index)
    words.append(
      NameWord(
        range: start..<index, stretch: stretch,
        kinds: part == nil ? NameLexicon.kinds(of: word) : [],
        shape: NameWord.Shape(word), part: part))
    return index
  }
}
