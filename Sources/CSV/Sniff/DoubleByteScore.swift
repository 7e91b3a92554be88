/// An encoding of East Asia: ASCII, and pairs of bytes for everything else.
enum DoubleByteEncoding: String, CaseIterable, Sendable {
  case gb18030
  case big5
  case shiftJIS = "shift_jis"
  case eucJP = "euc-jp"
  case eucKR = "euc-kr"

  /// How much rarer (natural logarithm) these are in exports than Windows 1252.
  private static let prior = -2.0

  /// How likely the text is, as a natural logarithm that can be compared with those of code pages.
  func score(_ bytes: [UInt8]) -> Double {
    var sum = Self.prior
    var offset = 0
    while offset < bytes.count {
      guard bytes[offset] >= 0x80 else {
        offset += 1
        continue
      }
      let left = bytes[offset...].prefix(4)
      guard let (byteCount, cost) = character(left) else {
        // Cut off by the end of the sample, or wrong.
        sum += left.count < 2 ? 0 : -20
        offset += 1
        continue
      }
      // A code page would have to explain an ASCII byte that is the second of a pair by itself.
      let asciiCount = left.prefix(byteCount).count { $0 < 0x80 }
      sum += cost + 3 * Double(asciiCount)
      offset += byteCount
    }
    return sum
  }

  /// Length and likelihood of the character at the start; nil where there is none.
  private func character(_ bytes: ArraySlice<UInt8>) -> (Int, Double)? {
    let first = bytes[bytes.startIndex]
    if self == .shiftJIS, 0xA1...0xDF ~= first { return halfWidthKana(bytes) }
    guard bytes.count >= 2 else { return nil }
    let second = bytes[bytes.startIndex + 1]
    let pair = UInt16(first) << 8 | UInt16(second)
    switch self {
    case .gb18030:
      if 0x30...0x39 ~= second { return fourBytes(bytes) }
      guard 0x81...0xFE ~= first, 0x40...0xFE ~= second, second != 0x7F else { return nil }
      return (2, gb18030(first, second, pair))
    case .big5:
      guard 0x81...0xFE ~= first, 0x40...0x7E ~= second || 0xA1...0xFE ~= second else { return nil }
      return (2, big5(first, pair))
    case .shiftJIS:
      guard 0x81...0x9F ~= first || 0xE0...0xFC ~= first, 0x40...0xFC ~= second, second != 0x7F
      else { return nil }
      return (2, shiftJIS(first, pair))
    case .eucKR:
      guard 0x81...0xFE ~= first, 0x41...0xFE ~= second else { return nil }
      return (2, eucKR(first, second, pair))
    case .eucJP:
      if first == 0x8E { return 0xA1...0xDF ~= second ? (2, -8) : nil }
      if first == 0x8F {
        let third = bytes.count > 2 ? bytes[bytes.startIndex + 2] : 0
        return second >= 0xA1 && third >= 0xA1 ? (3, -14) : nil
      }
      guard 0xA1...0xFE ~= first, 0xA1...0xFE ~= second else { return nil }
      return (2, eucJP(first, second))
    }
  }

  /// A run of katakana of half width: one stands beside others.
  private func halfWidthKana(_ bytes: ArraySlice<UInt8>) -> (Int, Double) {
    let run = bytes.prefix { 0xA1...0xDF ~= $0 }
    return (run.count, -2 - 4.5 * Double(run.count))
  }

  private func fourBytes(_ bytes: ArraySlice<UInt8>) -> (Int, Double)? {
    guard bytes.count == 4 else { return nil }
    let (third, fourth) = (bytes[bytes.startIndex + 2], bytes[bytes.startIndex + 3])
    return 0x81...0xFE ~= third && 0x30...0x39 ~= fourth ? (4, -16) : nil
  }

  // The levels: punctuation, the sixty most frequent characters, then the rows of the common ones,
  // the rows of the rare ones, and extensions.

  private func gb18030(_ first: UInt8, _ second: UInt8, _ pair: UInt16) -> Double {
    if second < 0xA1 { return -13 }
    switch first {
    case 0xA1, 0xA3: return -6
    case 0xB0...0xD7: return Self.frequentSimplified.contains(pair) ? -5 : -8.4
    case 0xD8...0xF7: return -10.5
    case 0xA1...0xA9: return -9
    default: return -13
    }
  }

  private func big5(_ first: UInt8, _ pair: UInt16) -> Double {
    switch first {
    case 0xA1: -6
    case 0xA4...0xC6: Self.frequentTraditional.contains(pair) ? -5 : -8.6
    case 0xC9...0xF9: -11
    case 0xA2...0xA3: -9
    default: -13
    }
  }

  private func shiftJIS(_ first: UInt8, _ pair: UInt16) -> Double {
    switch first {
    case 0x81: -6
    case 0x82 where pair >= 0x829F && pair <= 0x82F1: -4.2
    case 0x83 where pair >= 0x8340 && pair <= 0x8396: -4.2
    case 0x88...0x98 where pair <= 0x9872: Self.frequentKanji.contains(pair) ? -5 : -8.6
    case 0x82...0x84: -9
    case 0x98...0x9F, 0xE0...0xEA: -11.5
    default: -13
    }
  }

  private func eucJP(_ first: UInt8, _ second: UInt8) -> Double {
    switch first {
    case 0xA1: -6
    case 0xA4 where second <= 0xF3: -4.2
    case 0xA5 where second <= 0xF6: -4.2
    case 0xB0...0xCF: -8.6
    case 0xA2...0xA8: -9
    case 0xD0...0xF4: -11.5
    default: -13
    }
  }

  private func eucKR(_ first: UInt8, _ second: UInt8, _ pair: UInt16) -> Double {
    if second < 0xA1 { return -13 }
    switch first {
    case 0xA1: return -6
    case 0xB0...0xC8: return Self.frequentHangul.contains(pair) ? -4.5 : -8
    case 0xCA...0xFD: return -11.5
    case 0xA2...0xAC: return -9
    default: return -13
    }
  }
}
