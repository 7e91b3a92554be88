import Columns

/// A machine's number of four bytes: `192.0.2.1`.
struct IPv4Address {
  private(set) var bytes: InlineArray<4, UInt8> = .init(repeating: 0)

  /// Four numbers up to 255 without leading zeros, which some read to the base of eight.
  init?(_ text: Span<UInt8>) {
    var part = 0
    var digits = 0
    var number = 0
    for index in text.indices {
      if text[index] == UInt8(ascii: ".") {
        guard digits > 0, part < 3 else { return nil }
        bytes[part] = UInt8(number)
        part += 1
        digits = 0
        number = 0
        continue
      }
      guard ASCII.isDigit(text[index]), digits == 0 || number > 0 else { return nil }
      number = number * 10 + Int(text[index] - 0x30)
      digits += 1
      if number > 255 { return nil }
    }
    guard part == 3, digits > 0 else { return nil }
    bytes[3] = UInt8(number)
  }

  /// Appends the four numbers.
  func append(to output: inout ByteArena) {
    for part in 0..<4 {
      if part > 0 { output.append(UInt8(ascii: ".")) }
      for byte in String(bytes[part]).utf8 { output.append(byte) }
    }
  }
}

/// A machine's number of eight groups: `2001:db8::1`.
struct IPv6Address {
  private var groups: InlineArray<8, UInt16> = .init(repeating: 0)

  /// Reads the forms of RFC 4291, 2.2: eight groups, one run of zeros left out, the last two groups
  /// as four bytes.
  init?(_ text: Span<UInt8>) {
    var count = 0
    var gap: Int?
    var index = 0
    if text.starts(with: "::") {
      gap = 0
      index = 2
    }
    while index < text.count {
      guard count < 8 else { return nil }
      let start = index
      while index < text.count, text[index] != UInt8(ascii: ":") { index += 1 }
      let part = text.extracting(start..<index)
      if index == text.count, part.contains(UInt8(ascii: ".")) {
        guard count <= 6, let bytes = IPv4Address(part)?.bytes else { return nil }
        groups[count] = UInt16(bytes[0]) << 8 | UInt16(bytes[1])
        groups[count + 1] = UInt16(bytes[2]) << 8 | UInt16(bytes[3])
        count += 2
        break
      }
      guard let group = Self.group(part) else { return nil }
      groups[count] = group
      count += 1
      guard index < text.count else { break }
      index += 1
      if index < text.count, text[index] == UInt8(ascii: ":") {
        guard gap == nil else { return nil }
        gap = count
        index += 1
      } else if index == text.count {
        return nil
      }
    }
    guard gap == nil ? count == 8 : count < 8 else { return nil }
    if let gap { spread(from: gap, count: count) }
  }

  /// Moves the groups behind the gap to the end.
  private mutating func spread(from gap: Int, count: Int) {
    let moved = count - gap
    for offset in 0..<moved {
      groups[7 - offset] = groups[count - 1 - offset]
    }
    for index in gap..<8 - moved { groups[index] = 0 }
  }

  private static func group(_ text: Span<UInt8>) -> UInt16? {
    guard (1...4).contains(text.count) else { return nil }
    var result: UInt16 = 0
    for index in text.indices {
      guard let digit = HexDigits.value(of: text[index]) else { return nil }
      result = result << 4 | UInt16(digit)
    }
    return result
  }

  /// Appends the number as RFC 5952 recommends: small letters, no leading zeros, the first longest
  /// run of two zero groups or more left out.
  func append(to output: inout ByteArena) {
    let gap = longestZeros
    var index = 0
    while index < 8 {
      if index == gap.lowerBound, gap.count > 1 {
        output.append(UInt8(ascii: ":"))
        output.append(UInt8(ascii: ":"))
        index = gap.upperBound
        continue
      }
      if index > 0, index != gap.upperBound || gap.count < 2 { output.append(UInt8(ascii: ":")) }
      for byte in String(groups[index], radix: 16).utf8 { output.append(byte) }
      index += 1
    }
  }

  private var longestZeros: Range<Int> {
    var longest = 0..<0
    var start = 0
    for index in 0..<8 {
      if groups[index] != 0 {
        start = index + 1
      } else if index + 1 - start > longest.count {
        longest = start..<index + 1
      }
    }
    return longest
  }
}
