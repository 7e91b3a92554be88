import CScan
import Columns

/// Whole texts and the arm that each belongs to: the literal arms of `replace`, a lookup file.
///
/// A few short texts are compared as words of eight bytes, one after the other. More or longer ones
/// are in an open-addressing table over the bytes, at most half full. Without case, keys are kept
/// folded and a text is folded before it is looked up. The first of two arms with the same text
/// counts. One object, so that to ask a table that all threads share counts no owners.
package final class ValueMap: Sendable {
  /// An entry of the table: where its key lies in `bytes`, and which arm it came from.
  private struct Entry: Sendable {
    var hash: UInt64
    var key: Range<Int>
    var arm: Int
  }

  private let entries: [Entry]
  /// Places in `entries`, -1 for none; a power of two of them.
  private let slots: [Int32]
  private let bytes: [UInt8]
  /// One bit a length that occurs; lengths from 63 on share one.
  private let lengths: UInt64
  private let shortTexts: ShortTexts?
  private let ignoresCase: Bool
  private let hasher = KeyHasher()

  /// Makes the map: arm `i` is found by the text `keys[i]`.
  package init(_ keys: [[UInt8]], ignoringCase: Bool = false) {
    let keys = ignoringCase ? keys.map { CaseFold.folded($0.span) } : keys
    var entries: [Entry] = []
    var slotCount = 4
    while slotCount < keys.count * 2 { slotCount *= 2 }
    var slots = [Int32](repeating: -1, count: slotCount)
    var bytes: [UInt8] = []
    var lengths: UInt64 = 0
    for (arm, key) in keys.enumerated() {
      let hash = hasher.hash(key.span).first
      var slot = Int(truncatingIfNeeded: hash) & (slotCount - 1)
      var isNew = true
      while isNew, slots[slot] >= 0 {
        let other = entries[Int(slots[slot])]
        isNew = other.hash != hash || !bytes[other.key].elementsEqual(key)
        slot = (slot + 1) & (slotCount - 1)
      }
      guard isNew else { continue }
      slots[slot] = Int32(entries.count)
      entries.append(Entry(hash: hash, key: bytes.count..<bytes.count + key.count, arm: arm))
      bytes += key
      lengths |= Self.lengthBit(key.count)
    }
    self.entries = entries
    self.slots = slots
    self.bytes = bytes
    self.lengths = lengths
    shortTexts = ShortTexts(keys)
    ignoresCase = ignoringCase
  }

  /// The first arm with this text; nil where none has it.
  @inline(__always)
  package func arm(for text: Span<UInt8>) -> Int? {
    if let shortTexts, !ignoresCase { return shortTexts.index(of: text) }
    return armByTable(for: text)
  }

  private func armByTable(for text: Span<UInt8>) -> Int? {
    guard ignoresCase else { return find(text) }
    guard text.isASCII else { return find(CaseFold.folded(text).span) }
    if let shortTexts { return shortTexts.index(ofLowercased: text) }
    // Folding leaves the length of a text of ASCII as it is.
    guard lengths & Self.lengthBit(text.count) != 0 else { return nil }
    var folded = InlineArray<72, UInt8>(repeating: 0)
    if text.count > folded.count { return find(CaseFold.folded(text).span) }
    for index in text.indices { folded[index] = ASCII.lowercased(text[index]) }
    return find(folded.span.extracting(first: text.count))
  }

  private func find(_ text: Span<UInt8>) -> Int? {
    guard lengths & Self.lengthBit(text.count) != 0 else { return nil }
    let hash = hasher.hash(text).first
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if entry.hash == hash && isKey(entry.key, text) { return entry.arm }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Whether a key has the same bytes as a text.
  @inline(__always)
  private func isKey(_ key: Range<Int>, _ text: Span<UInt8>) -> Bool {
    if key.count != text.count { return false }
    return unsafe bytes.withUnsafeBufferPointer { keys in
      // Safe: the range is one of the bytes, and as long as the text.
      unsafe text.withBase { base, count in
        count == 0 || (unsafe memory_equal(keys.baseAddress! + key.lowerBound, base, count))
      }
    }
  }

  private static func lengthBit(_ count: Int) -> UInt64 {
    1 << UInt64(min(count, 63))
  }
}

/// At most eight texts of at most eight bytes, each one word and its length.
private struct ShortTexts: Sendable {
  private static let most = 8

  private var words: InlineArray<8, UInt64> = .init(repeating: 0)
  private var lengths: InlineArray<8, Int> = .init(repeating: -1)
  private let count: Int

  /// nil where there are too many texts or one is too long.
  init?(_ texts: [[UInt8]]) {
    guard texts.count <= Self.most, texts.allSatisfy({ $0.count <= 8 }) else { return nil }
    count = texts.count
    for (index, text) in texts.enumerated() {
      words[index] = Self.word(of: text.span)
      lengths[index] = text.count
    }
  }

  /// The first text that is this one.
  @inline(__always)
  func index(of text: Span<UInt8>) -> Int? {
    guard text.count <= 8 else { return nil }
    return find(Self.word(of: text), text.count)
  }

  /// The first text that is this one in lower case; both are ASCII.
  @inline(__always)
  func index(ofLowercased text: Span<UInt8>) -> Int? {
    guard text.count <= 8 else { return nil }
    return find(ascii_lower_word(Self.word(of: text)), text.count)
  }

  @inline(__always)
  private func find(_ word: UInt64, _ length: Int) -> Int? {
    for index in 0..<count where words[index] == word && lengths[index] == length {
      return index
    }
    return nil
  }

  @inline(__always)
  private static func word(of text: Span<UInt8>) -> UInt64 {
    // Safe: reads the span's bytes, at most eight, and no further.
    unsafe text.withBase { base, count in
      count == 8 ? unsafe word_at(base) : unsafe short_word_at(base, count)
    }
  }
}
