import CUtf8proc
import Columns

/// Title case of names, word by word and scalar by scalar.
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
/// second run changes nothing.
enum TitleCase {
  /// Appends the text in title case.
  static func apply(to input: Span<UInt8>, output: inout ByteArena) -> KernelOutcome {
    var words = TitleWords()
    var word = nextWord(in: input, from: 0)
    var key = TitleWords.Key(word, in: input)
    var isFirst = true
    var copied = 0
    while !word.isEmpty {
      let following = nextWord(in: input, from: word.upperBound)
      let followingKey = TitleWords.Key(following, in: input)
      words.advance(to: key, next: followingKey, isFirst: isFirst, isLast: following.isEmpty)
      output.append(input.extracting(copied..<word.lowerBound))
      if words.isParticle {
        _ = CaseMapping.lower(input.extracting(word), to: &output)
      } else if words.isNumeral {
        _ = CaseMapping.upper(input.extracting(word), to: &output)
      } else {
        appendWord(word, of: input, to: &output)
      }
      copied = word.upperBound
      (word, key) = (following, followingKey)
      isFirst = false
    }
    output.append(input.extracting(copied..<input.count))
    return output.openBytes.equals(input) ? .same : .changed
  }

  /// The next run without white space; empty at the end.
  private static func nextWord(in text: Span<UInt8>, from start: Int) -> Range<Int> {
    var start = start
    while start < text.count {
      let scalar = text.scalar(at: start)
      guard WhiteSpace.contains(scalar.value) else { break }
      start += scalar.byteCount
    }
    var end = start
    while end < text.count {
      let scalar = text.scalar(at: end)
      if WhiteSpace.contains(scalar.value) { break }
      end += scalar.byteCount
    }
    return start..<end
  }

  /// Appends a word part by part; signs between the parts stay.
  private static func appendWord(
    _ word: Range<Int>, of text: Span<UInt8>, to output: inout ByteArena
  ) {
    var index = word.lowerBound
    while index < word.upperBound {
      let end = TitlePart.end(in: text, from: index, limit: word.upperBound)
      if end > index {
        TitlePart(range: index..<end).append(of: text, to: &output)
        index = end
      } else {
        let scalar = text.scalar(at: index)
        output.append(scalar, of: text, at: index)
        index += scalar.byteCount
      }
    }
  }
}
