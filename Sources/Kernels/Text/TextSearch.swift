import CScan
import Columns

/// One text looked for in others: at the start, at the end, anywhere; with case or without.
///
/// Anywhere with case costs one look for the first byte and a comparison; without case, both sides
/// are folded, the text scalar by scalar as it is read.
package struct TextSearch: Sendable {
  private let needle: [UInt8]
  private let ignoresCase: Bool
  /// The bytes of a short one in one word, the first one lowest.
  private let word: UInt64?

  /// Looks for `needle`; without case, for every text that folds to the same.
  package init(_ needle: [UInt8], ignoringCase: Bool = false) {
    self.needle = ignoringCase ? CaseFold.folded(needle.span) : needle
    ignoresCase = ignoringCase
    word =
      (1...8).contains(needle.count)
      ? needle.reversed().reduce(0) { $0 << 8 | UInt64($1) } : nil
  }

  /// Whether the whole text is the one looked for.
  package func equals(_ text: Span<UInt8>) -> Bool {
    ignoresCase
      ? CaseFold.isEqual(text, toFolded: needle.span) : text.equals(needle.span)
  }

  /// Whether the text begins with it.
  package func starts(_ text: Span<UInt8>) -> Bool {
    if ignoresCase { return CaseFold.withFolded(text) { Self.starts(needle.span, $0) } }
    return Self.starts(needle.span, text)
  }

  /// Whether the text ends with it.
  package func ends(_ text: Span<UInt8>) -> Bool {
    if ignoresCase { return CaseFold.withFolded(text) { Self.ends(needle.span, $0) } }
    if let word {
      // Safe: reads the span's bytes and no further.
      return unsafe text.withBase { unsafe ends_with_word($0, $1, word, needle.count) }
    }
    return Self.ends(needle.span, text)
  }

  /// Whether it stands somewhere in the text.
  package func isIn(_ text: Span<UInt8>) -> Bool {
    if ignoresCase {
      return CaseFold.withFolded(text) { Self.find(needle.span, in: $0, from: 0) != nil }
    }
    return Self.find(needle.span, in: text, from: 0) != nil
  }

  /// Where it first stands in the text at or after `start`, which begins a character.
  func range(in text: Span<UInt8>, from start: Int) -> Range<Int>? {
    guard ignoresCase else {
      return Self.find(needle.span, in: text, from: start).map { $0..<$0 + needle.count }
    }
    var index = start
    while index < text.count {
      let rest = text.extracting(index..<text.count)
      if let count = CaseFold.prefixCount(of: rest, foldingTo: needle.span) {
        return index..<index + count
      }
      index += text.scalar(at: index).byteCount
    }
    return nil
  }

  private static func starts(_ needle: Span<UInt8>, _ text: Span<UInt8>) -> Bool {
    needle.count <= text.count && text.extracting(0..<needle.count).equals(needle)
  }

  private static func ends(_ needle: Span<UInt8>, _ text: Span<UInt8>) -> Bool {
    needle.count <= text.count
      && text.extracting(text.count - needle.count..<text.count).equals(needle)
  }

  /// Where `needle` first stands in `text` at or after `start`; an empty one stands everywhere.
  static func find(_ needle: Span<UInt8>, in text: Span<UInt8>, from start: Int) -> Int? {
    // Safe: bytes_find reads both spans and no further.
    let found = unsafe needle.withBase { needleBase, needleCount in
      unsafe text.withBase { base, count in
        unsafe bytes_find(base, count, start, needleBase, needleCount)
      }
    }
    return found < 0 ? nil : found
  }
}
