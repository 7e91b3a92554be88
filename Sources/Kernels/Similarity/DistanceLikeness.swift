/// How alike two numbers or days are, from 0 to 1, by how far they are apart.
package enum DistanceLikeness {
  /// Days apart from which on two days have nothing in common.
  private static let farDays = 366.0

  /// 1 less the difference's share of the larger number; both are plain decimals, 0 where one is
  /// not.
  package static func ofNumbers(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Double {
    guard let first = number(of: left), let second = number(of: right) else { return 0 }
    let larger = max(abs(first), abs(second))
    return larger == 0 ? 1 : max(0, 1 - abs(first - second) / larger)
  }

  /// 1 less the distance's share of a year; both begin as ISO 8601 writes days, 0 where one does
  /// not.
  package static func ofDays(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Double {
    guard let first = ISODay.number(of: left), let second = ISODay.number(of: right) else {
      return 0
    }
    return max(0, 1 - Double(abs(first - second)) / farDays)
  }

  /// The number that a plain decimal writes, as canonical numbers are; nil where it is none.
  private static func number(of text: Span<UInt8>) -> Double? {
    var value = 0.0
    var scale = 0.0
    var isNegative = false
    if text.isEmpty { return nil }
    for index in text.indices {
      switch text[index] {
      case 0x2D where index == 0: isNegative = true
      case 0x2E where scale == 0: scale = 1
      case 0x30...0x39:
        if scale > 0 { scale *= 10 }
        value = value * 10 + Double(text[index] - 0x30)
      default: return nil
      }
    }
    value = scale > 0 ? value / scale : value
    return isNegative ? -value : value
  }
}
