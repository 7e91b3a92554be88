import Columns

/// The words of a company's name, and the legal form that the last of them are.
struct CompanyWords: ~Escapable {
  let text: Span<UInt8>
  private(set) var words: [Range<Int>] = []

  @_lifetime(copy text)
  init(_ text: Span<UInt8>) {
    self.text = text
    var index = 0
    var start = 0
    while index <= text.count {
      let scalar = index < text.count ? text.scalar(at: index) : .invalid
      let isEnd = index == text.count || WhiteSpace.contains(scalar.value)
      if isEnd && index > start { words.append(start..<index) }
      if isEnd { start = index + scalar.byteCount }
      index += scalar.byteCount
    }
  }

  /// How many of the first `count` words are a legal form at their end, and how that is written. At
  /// least one word is left. The open cell is scratch and stays as it was.
  func legalForm(
    endingAt count: Int, scratch output: inout ByteArena
  ) -> (wordCount: Int, written: [UInt8])? {
    let start = output.openCount
    for length in (1...LegalForms.longest).reversed() where length < count {
      let range = words[count - length].lowerBound..<words[count - 1].upperBound
      NameKey.append(text.extracting(range), .all, to: &output)
      let written = LegalForms.written(
        output.openBytes.extracting(start..<output.openCount))
      output.truncate(to: start)
      if let written, startsWithLetter(range) { return (length, written) }
    }
    return nil
  }

  /// `& Co` begins with a sign that belongs to the name before it.
  private func startsWithLetter(_ range: Range<Int>) -> Bool {
    Categories.isLetter(text.scalar(at: range.lowerBound).value)
  }
}
