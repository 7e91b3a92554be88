extension WrittenNumber {
  /// The number with what follows its plain digits: an extension, or letters.
  ///
  /// The plain digits stand at `first..<place` and are read already.
  func reading(of input: Span<UInt8>, from first: Int, to place: Int) -> Reading {
    guard digits.count >= 3 else { return .unsure }
    if let extensionRange = Self.extensionRange(in: input, from: first, at: place) {
      var number = self
      number.extensionRange = extensionRange
      return .number(number)
    }
    return lettered(input, from: first, at: place)
  }

  /// Where the digits of an extension stand that is written in one of the common ways, up to the end
  /// of the text: `ext. 12`, `extension 12`, `x12`, `#12`, `, ext 12` and `;ext=12`.
  ///
  /// Nine digits at most, the least that libphonenumber takes after any of these labels. No pattern
  /// of the library can match before the label, since digits and signs stand there alone.
  private static func extensionRange(
    in input: Span<UInt8>, from first: Int, at place: Int
  ) -> Range<Int>? {
    var index = place
    if input.begins(with: ";ext=", at: index) {
      index += 5
    } else {
      while index < input.count, " ,".utf8.contains(input[index]) { index += 1 }
      guard let label = labels.first(where: { input.begins(with: $0, at: index) }) else {
        return nil
      }
      // A slash before an x begins a second number.
      if input.contains(UInt8(ascii: "/"), from: first, to: index) { return nil }
      index += label.utf8CodeUnitCount
      if index < input.count, ":.".utf8.contains(input[index]) { index += 1 }
      while index < input.count, " ,-".utf8.contains(input[index]) { index += 1 }
    }
    let start = index
    while index < input.count, ASCII.isDigit(input[index]) { index += 1 }
    guard (1...9).contains(index - start), onlySignsFollow(in: input, from: index) else {
      return nil
    }
    return start..<index
  }

  private static let labels: [StaticString] = ["extension", "extn", "ext", "x", "#"]

  /// The number with the letters that follow, as the library reads them: three and more are the keys
  /// of a telephone, fewer are nothing. Nothing of it may be the label of an extension.
  private func lettered(_ input: Span<UInt8>, from first: Int, at place: Int) -> Reading {
    var keys = PhoneDigits()
    var plain = PhoneDigits()
    var letterCount = 0
    var index = first
    while index < input.count {
      let scalar = input.scalar(at: index)
      if keys.count == Self.mostDigits { return .unsure }
      switch PhoneSign(scalar.value) {
      case .digit(let digit):
        // Beside letters, the library reads digits of ASCII alone.
        if scalar.byteCount > 1 { return .unsure }
        keys.append(digit)
        plain.append(digit)
      case .letter:
        guard let key = Self.key(of: input[index]) else { return .unsure }
        keys.append(key)
        letterCount += 1
      case .between: break
      case .other, .plus, .unknown:
        guard Self.onlySignsFollow(in: input, from: index) else { return .unsure }
        index = input.count - scalar.byteCount
      }
      index += scalar.byteCount
    }
    var number = self
    number.digits = letterCount >= 3 ? keys : plain
    return .number(number)
  }

  /// The key of a letter by ITU E.161; nil for `x` and `n`, of which all labels of extensions have one.
  private static func key(of letter: UInt8) -> Int? {
    switch letter | 0x20 {
    case UInt8(ascii: "x"), UInt8(ascii: "n"): nil
    case UInt8(ascii: "a")...UInt8(ascii: "c"): 2
    case UInt8(ascii: "d")...UInt8(ascii: "f"): 3
    case UInt8(ascii: "g")...UInt8(ascii: "i"): 4
    case UInt8(ascii: "j")...UInt8(ascii: "l"): 5
    case UInt8(ascii: "m")...UInt8(ascii: "o"): 6
    case UInt8(ascii: "p")...UInt8(ascii: "s"): 7
    case UInt8(ascii: "t")...UInt8(ascii: "v"): 8
    default: 9
    }
  }
}

extension Span where Element == UInt8 {
  /// Whether the text, small letters of ASCII and signs, stands here in any case.
  fileprivate func begins(with text: StaticString, at place: Int) -> Bool {
    guard place + text.utf8CodeUnitCount <= count else { return false }
    // Safe: the text has that many bytes.
    let bytes = unsafe UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    for index in 0..<bytes.count {
      let byte = self[place + index]
      let small = ASCII.isLetter(byte) ? byte | 0x20 : byte
      if unsafe small != bytes[index] { return false }
    }
    return true
  }

  fileprivate func contains(_ byte: UInt8, from start: Int, to end: Int) -> Bool {
    for index in start..<end where self[index] == byte { return true }
    return false
  }
}
