import Columns

/// Title case of names, word by word.
///
/// A word is a run without white space. Signs other than an apostrophe part it: each part begins
/// large. Within a part
///
/// - letters that are large and small already (`DeVito`: begins large, no two large in a row, one
///   large after a small one) stay as they are;
/// - `Mc` before two letters or more makes the next one large;
/// - what follows an apostrophe is large if it has three letters (O'Brien), or two behind d, l, m, n
///   or o (D'Or), else small (Anna's);
/// - a part that begins with a digit stays, but for the endings st, nd, rd and th.
///
/// The result depends on letters alone and not on their case wherever it changes one, so that a
/// second run changes nothing. A text is decoded once; then all of this is looks at an array.
struct TitleCase: ~Escapable {
  let text: Span<UInt8>
  let letters: Span<TitleLetter>

  /// Appends the text in title case.
  static func apply(to input: Span<UInt8>, output: inout ByteArena) -> KernelOutcome {
    TitleLetter.withLetters(of: input) { letters in
      TitleCase(text: input, letters: letters).append(to: &output)
    }
    return output.openBytes.equals(input) ? .same : .changed
  }

  @_lifetime(copy text, copy letters)
  private init(text: Span<UInt8>, letters: Span<TitleLetter>) {
    self.text = text
    self.letters = letters
  }

  private func append(to output: inout ByteArena) {
    var words = TitleWords()
    var word = nextWord(from: 0)
    var key = key(of: word)
    copy(0..<word.lowerBound, to: &output)
    while !word.isEmpty {
      let following = nextWord(from: word.upperBound)
      let followingKey = self.key(of: following)
      words.advance(to: key, next: followingKey, isLast: following.isEmpty)
      if words.isParticle {
        for index in word { appendLower(index, to: &output) }
      } else if words.isNumeral {
        for index in word { output.append(ASCII.uppercased(text[Int(letters[index].offset)])) }
      } else {
        appendParts(of: word, to: &output)
      }
      copy(word.upperBound..<following.lowerBound, to: &output)
      (word, key) = (following, followingKey)
    }
  }

  /// The next run without white space; empty at the end.
  private func nextWord(from start: Int) -> Range<Int> {
    var start = start
    while start < letters.count, letters[start].kind == .white { start += 1 }
    var end = start
    while end < letters.count, letters[end].kind != .white { end += 1 }
    return start..<end
  }

  /// The letters of a short word as one number.
  func key(of word: Range<Int>) -> TitleWords.Key {
    guard word.count <= 5 else { return .none }
    var value: UInt64 = 0
    for index in word.reversed() {
      let letter = letters[index]
      guard letter.isLetter, letter.scalar < 0x80 else { return .none }
      value = value << 8 | UInt64(truncatingIfNeeded: letter.scalar | 0x20)
    }
    return TitleWords.Key(value: value)
  }

  /// Appends the bytes of letters as they are.
  func copy(_ range: Range<Int>, to output: inout ByteArena) {
    guard !range.isEmpty else { return }
    let start = Int(letters[range.lowerBound].offset)
    let isEnd = range.upperBound == letters.count
    let end = isEnd ? text.count : Int(letters[range.upperBound].offset)
    output.append(text.extracting(start..<end))
  }

  /// Appends one letter in small; a byte that is none stays.
  @inline(__always)
  func appendLower(_ index: Int, to output: inout ByteArena) {
    let letter = letters[index]
    if letter.scalar < 0 {
      output.append(text[Int(letter.offset)])
    } else {
      _ = CaseMapping.appendLower(letter.scalar, at: Int(letter.offset), of: text, to: &output)
    }
  }
}
