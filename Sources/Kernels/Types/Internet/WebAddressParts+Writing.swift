import Columns

extension WebAddressParts {
  /// Bytes that stay as they are in a user, a path and a query; all others are written as escapes.
  private static let plain = ByteSet(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
  private static let userSigns = ByteSet("!$&'()*+,;=:")
  private static let pathSigns = ByteSet("!$&'()*+,;=:@/")
  private static let querySigns = ByteSet("!$&'()*+,;=:@/?#")
  /// The text around an address rather than a part of it.
  private static let refused = ByteSet("<>\"")

  /// Appends the address in its one way of writing; false where a part of it is not valid.
  func append(from text: Span<UInt8>, to output: inout ByteArena) -> Bool {
    output.append(scheme.name)
    output.append("://")
    guard appendUser(from: text, to: &output),
      Self.appendHost(text.extracting(host), to: &output),
      appendPort(from: text, to: &output)
    else { return false }
    return appendPath(from: text, to: &output)
      && Self.appendEscaped(text.extracting(query), keeping: Self.querySigns, to: &output)
      && Self.appendEscaped(text.extracting(fragment), keeping: Self.querySigns, to: &output)
  }

  /// One name and, behind a colon, one password.
  private func appendUser(from text: Span<UInt8>, to output: inout ByteArena) -> Bool {
    guard let user else { return true }
    let colons = user.reduce(0) { text[$1] == UInt8(ascii: ":") ? $0 + 1 : $0 }
    guard colons <= 1, user.count > colons,
      Self.appendEscaped(text.extracting(user), keeping: Self.userSigns, to: &output)
    else { return false }
    output.append(UInt8(ascii: "@"))
    return true
  }

  private static func appendHost(_ host: Span<UInt8>, to output: inout ByteArena) -> Bool {
    if let address = IPv4Address(host) {
      address.append(to: &output)
      return true
    }
    if host.count > 2, host[0] == UInt8(ascii: "[") {
      guard host[host.count - 1] == UInt8(ascii: "]"),
        let address = IPv6Address(host.extracting(1..<host.count - 1))
      else { return false }
      output.append(UInt8(ascii: "["))
      address.append(to: &output)
      output.append(UInt8(ascii: "]"))
      return true
    }
    return DomainName.append(host, as: .ascii, to: &output) != nil
  }

  private func appendPort(from text: Span<UInt8>, to output: inout ByteArena) -> Bool {
    var number = 0
    for index in port {
      guard ASCII.isDigit(text[index]) else { return false }
      number = number * 10 + Int(text[index] - 0x30)
      if number > 65535 { return false }
    }
    if port.isEmpty || number == scheme.port { return true }
    guard number > 0 else { return false }
    output.append(UInt8(ascii: ":"))
    for byte in String(number).utf8 { output.append(byte) }
    return true
  }

  /// Appends the segments of the path one after the other: `.` is left out, `..` takes the one before
  /// it away (RFC 3986, 5.2.4), both with or without escapes.
  private func appendPath(from text: Span<UInt8>, to output: inout ByteArena) -> Bool {
    output.append(UInt8(ascii: "/"))
    guard !path.isEmpty else { return true }
    var starts = [output.openCount]
    var index = path.lowerBound + 1
    while true {
      let start = index
      while index < path.upperBound, !Self.isSlash(text[index]) { index += 1 }
      let isLast = index == path.upperBound
      let written = output.openCount
      guard Self.appendEscaped(text.extracting(start..<index), keeping: Self.pathSigns, to: &output)
      else { return false }
      let isHere = output.openBytes.extracting(written...).equals(".")
      let isAbove = output.openBytes.extracting(written...).equals("..")
      if isHere {
        output.truncate(to: written)
      } else if isAbove {
        if starts.count > 1 { starts.removeLast() }
        output.truncate(to: starts[starts.count - 1])
      } else if !isLast {
        output.append(UInt8(ascii: "/"))
        starts.append(output.openCount)
      }
      if isLast { return true }
      index += 1
    }
  }

  private static func isSlash(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\")
  }

  /// Appends the bytes: escapes of plain characters undone, other escapes with large letters, and
  /// what may not stand there as an escape. False for white space, control characters, `<`, `>`, `"`
  /// and what is not UTF-8.
  private static func appendEscaped(
    _ text: Span<UInt8>, keeping signs: ByteSet, to output: inout ByteArena
  ) -> Bool {
    var index = 0
    while index < text.count {
      let scalar = text.scalar(at: index)
      guard scalar.isValid, !WhiteSpace.contains(scalar.value), Categories.isVisible(scalar.value),
        !refused.contains(text[index])
      else { return false }
      if text[index] == UInt8(ascii: "%"), let byte = escapedByte(in: text, at: index) {
        if plain.contains(byte) { output.append(byte) } else { output.append(escaped: byte) }
        index += 3
        continue
      }
      for place in index..<index + scalar.byteCount {
        let byte = text[place]
        if plain.contains(byte) || signs.contains(byte) {
          output.append(byte)
        } else {
          output.append(escaped: byte)
        }
      }
      index += scalar.byteCount
    }
    return true
  }

  private static func escapedByte(in text: Span<UInt8>, at index: Int) -> UInt8? {
    guard index + 2 < text.count, let high = HexDigits.value(of: text[index + 1]),
      let low = HexDigits.value(of: text[index + 2])
    else { return nil }
    return high << 4 | low
  }
}

/// Digits of numbers to the base of sixteen.
enum HexDigits {
  /// What the digit counts; nil where it is none.
  static func value(of byte: UInt8) -> UInt8? {
    if ASCII.isDigit(byte) { return byte - 0x30 }
    let letter = byte | 0x20
    return letter &- 0x61 < 6 ? letter - 0x61 + 10 : nil
  }

  /// The digit of a value below 16, as a large letter from ten on.
  static func large(_ value: UInt8) -> UInt8 { value < 10 ? value + 0x30 : value - 10 + 0x41 }

  /// The digit of a value below 16, as a small letter from ten on.
  static func small(_ value: UInt8) -> UInt8 { value < 10 ? value + 0x30 : value - 10 + 0x61 }
}

extension ByteArena {
  /// Appends the text's bytes.
  fileprivate mutating func append(_ text: StaticString) {
    // Safe: a literal's bytes are there for as long as the program.
    text.withUTF8Buffer { bytes in
      for index in bytes.indices { unsafe append(bytes[index]) }
    }
  }

  /// `%2F`.
  fileprivate mutating func append(escaped byte: UInt8) {
    append(UInt8(ascii: "%"))
    append(HexDigits.large(byte >> 4))
    append(HexDigits.large(byte & 15))
  }
}

extension Span where Element == UInt8 {
  /// Whether the bytes are those of the text.
  fileprivate func equals(_ text: StaticString) -> Bool {
    count == text.utf8CodeUnitCount && starts(with: text)
  }
}
