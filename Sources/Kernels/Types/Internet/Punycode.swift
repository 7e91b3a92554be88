/// Punycode: scalars of any script written with letters, digits and hyphens. Source: RFC 3492.
enum Punycode {
  private static let base = 36
  private static let tMin = 1
  private static let tMax = 26
  private static let skew = 38
  private static let damp = 700
  private static let initialBias = 72
  private static let initialScalar = 0x80
  /// No scalar, and no sum of steps to one, is above this.
  private static let largestScalar = 0x10FFFF

  /// The scalars in Punycode, without the prefix `xn--`.
  static func encoded(_ scalars: [Int32]) -> [UInt8] {
    var output = scalars.filter { $0 < 0x80 }.map { UInt8(truncatingIfNeeded: $0) }
    let basicCount = output.count
    if basicCount > 0 { output.append(UInt8(ascii: "-")) }
    var next = initialScalar
    var delta = 0
    var bias = initialBias
    var handled = basicCount
    while handled < scalars.count {
      let smallest = scalars.reduce(largestScalar) { Int($1) >= next ? min($0, Int($1)) : $0 }
      delta += (smallest - next) * (handled + 1)
      next = smallest
      for scalar in scalars {
        if Int(scalar) < next { delta += 1 }
        guard Int(scalar) == next else { continue }
        append(delta, bias: bias, to: &output)
        bias = adapted(delta, count: handled + 1, isFirst: handled == basicCount)
        delta = 0
        handled += 1
      }
      delta += 1
      next += 1
    }
    return output
  }

  /// The scalars of a text in Punycode, in lower case and without its prefix; nil where it is none.
  static func decoded(_ text: [UInt8]) -> [Int32]? {
    var output: [Int32] = []
    var index = 0
    if let hyphen = text.lastIndex(of: UInt8(ascii: "-")) {
      output = text[..<hyphen].map { Int32($0) }
      index = hyphen + 1
    }
    var next = initialScalar
    var bias = initialBias
    var place = 0
    while index < text.count {
      guard let delta = number(in: text, at: &index, bias: bias) else { return nil }
      let count = output.count + 1
      bias = adapted(delta, count: count, isFirst: place == 0 && next == initialScalar)
      place += delta
      next += place / count
      place %= count
      guard next <= largestScalar, !(0xD800...0xDFFF).contains(next) else { return nil }
      output.insert(Int32(next), at: place)
      place += 1
    }
    return output
  }

  /// Reads one number of variable length; nil where it does not end or is too large for any scalar.
  private static func number(in text: [UInt8], at index: inout Int, bias: Int) -> Int? {
    var result = 0
    var weight = 1
    var position = base
    while index < text.count {
      guard let digit = digit(text[index]) else { return nil }
      index += 1
      result += digit * weight
      if result > largestScalar * 64 { return nil }
      let threshold = min(max(position - bias, tMin), tMax)
      if digit < threshold { return result }
      weight *= base - threshold
      position += base
    }
    return nil
  }

  private static func append(_ delta: Int, bias: Int, to output: inout [UInt8]) {
    var rest = delta
    var position = base
    while true {
      let threshold = min(max(position - bias, tMin), tMax)
      if rest < threshold { break }
      output.append(letter(threshold + (rest - threshold) % (base - threshold)))
      rest = (rest - threshold) / (base - threshold)
      position += base
    }
    output.append(letter(rest))
  }

  private static func adapted(_ delta: Int, count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / damp : delta / 2
    delta += delta / count
    var steps = 0
    while delta > (base - tMin) * tMax / 2 {
      delta /= base - tMin
      steps += base
    }
    return steps + (base - tMin + 1) * delta / (delta + skew)
  }

  /// `a` to `z` count 0 to 25, `0` to `9` count 26 to 35.
  private static func letter(_ digit: Int) -> UInt8 {
    UInt8(digit < 26 ? digit + 0x61 : digit - 26 + 0x30)
  }

  private static func digit(_ letter: UInt8) -> Int? {
    if letter &- 0x61 < 26 { return Int(letter) - 0x61 }
    return ASCII.isDigit(letter) ? Int(letter) - 0x30 + 26 : nil
  }
}
