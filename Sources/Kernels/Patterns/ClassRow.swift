import CScan

/// A pattern that is no more than a row of character classes, each with a repetition, such as
/// `^[^@\s]+@[^@\s]+\.[a-z]+$` or `\d{4}$`: matched without PCRE2.
///
/// It becomes an automaton in one word that takes a step a byte, whatever the text: 1 ns, without
/// backtracking. It answers for text of ASCII and, where the classes allow it, of the scripts that
/// UTF-8 writes in two bytes; whether there is a match, not where.
struct ClassRow: Sendable {
  /// Classes are bits 1 to 62; one bit before them and one behind.
  static let maximumCount = 62

  private let row: class_row
  private let bits: [UInt64]
  /// Whether it answers for letters of two bytes.
  private let takesNarrow: Bool

  /// Translates the pattern; nil where it is more than a row of classes.
  init?(_ source: [UInt8], flags: PatternFlags) {
    guard flags.isDisjoint(with: [.multiline, .extended]),
      let syntax = ClassRowSyntax(source, flags: flags)
    else { return nil }
    var row = class_row()
    var bits = [UInt64](repeating: 0, count: 256)
    for (index, place) in syntax.places.enumerated() {
      let bit = (2 as UInt64) << UInt64(index)
      for byte in 0..<128 where place.set.contains(UInt8(byte)) { bits[byte] |= bit }
      if place.set.beyondASCII == .all { for byte in 0x80...0xFF { bits[byte] |= bit } }
      if place.isLoop { row.loops |= bit }
      guard place.isOptional else { continue }
      row.optional |= bit
      if index == 0 || !syntax.places[index - 1].isOptional { row.before_optional |= bit >> 1 }
      if index + 1 == syntax.places.count || !syntax.places[index + 1].isOptional {
        row.last_optional |= bit
      }
    }
    row.accept = 1 << UInt64(syntax.places.count)
    row.to_end = syntax.isToEnd
    // A match that may end anywhere goes on to one more bit and stays there.
    let end = syntax.isToEnd ? 0 : row.accept << 1
    row.accept |= end
    let always = (syntax.isFromStart ? 0 : 1) | end
    row.loops |= always
    for byte in bits.indices { bits[byte] |= always }
    self.row = row
    self.bits = bits
    takesNarrow = !flags.contains(.ignoresCase) && Self.takesNarrow(syntax.places)
  }

  /// Whether the pattern matches in the text; nil where it does not answer for it.
  @inline(__always)
  func matches(_ text: Span<UInt8>) -> Bool? {
    // Safe: the functions read the span's bytes, the row and the 256 words and no further.
    guard unsafe text.withBase({ base, count in
      if unsafe bytes_are_ascii(base, count) { return true }
      return takesNarrow ? unsafe bytes_are_narrow(base, count) : false
    }) else { return nil }
    return unsafe bits.withUnsafeBufferPointer { bits in
      unsafe withUnsafePointer(to: row) { row in
        unsafe text.withBase { base, count in
          unsafe class_row_matches(row, bits.baseAddress!, base, count)
        }
      }
    }
  }

  /// Steps are bytes, so a letter of two bytes must never be counted: each class must hold all such
  /// letters, in a loop, or none; and between two that hold them must stand one that does not.
  private static func takesNarrow(_ places: [ClassRowSyntax.Place]) -> Bool {
    var isBehindAll = false
    for place in places {
      switch place.set.beyondASCII {
      case .unknown: return false
      case .none: if !place.isOptional { isBehindAll = false }
      case .all:
        if isBehindAll || !place.isLoop { return false }
        isBehindAll = true
      }
    }
    return true
  }
}
