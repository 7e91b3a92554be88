import Columns

/// What a number that needs no notation looks like, at a glance.
package enum PlainDigits {
  /// Digits, with a minus before them or without.
  case whole
  /// Digits and a point that parts no groups of three.
  case pointed
  case other

  /// Longer texts can have more digits than numbers have.
  private static let mostBytes = 20

  /// By looking at the text.
  @inline(__always)
  package init(_ text: Span<UInt8>) {
    guard text.count > 0, text.count <= Self.mostBytes else {
      self = .other
      return
    }
    var index = text[0] == 0x2D ? 1 : 0
    let start = index
    while index < text.count, text[index] &- 0x30 < 10 { index += 1 }
    let leading = index - start
    if index == text.count {
      self = leading == 0 ? .other : .whole
      return
    }
    let decimals = text.count - index - 1
    guard text[index] == 0x2E, leading > 3 || leading == 0 || decimals != 3, decimals > 0 else {
      self = .other
      return
    }
    index += 1
    while index < text.count, text[index] &- 0x30 < 10 { index += 1 }
    self = index == text.count ? .pointed : .other
  }
}
