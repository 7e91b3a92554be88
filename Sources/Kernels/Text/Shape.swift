import CScan
import CUtf8proc
import Columns

/// What the characters of a text are, one sign each: `AA-####` for `DE-1234`.
///
/// `A` is an upper case letter or one without case, `a` a lower case one, `#` a decimal digit, and every
/// other character itself; `#`, `*` and `\` that stand in the text have a `\` before them. Written with
/// `A` for `a`, a shape is the template of `looks like` that the text has.
package enum Shape {
  /// What a text has.
  @frozen @usableFromInline
  package struct Traits: Sendable, Equatable {
    @usableFromInline package private(set) var bits: UInt8

    init(bits: UInt8) {
      self.bits = bits
    }

    /// Whether there is a decimal digit.
    @inlinable package var hasDigit: Bool { bits & 4 != 0 }
    /// Whether there is a letter.
    @inlinable package var hasLetter: Bool { bits & 3 != 0 }
    @inlinable package var hasControl: Bool { bits & 16 != 0 }
    @inlinable package var isASCII: Bool { bits & 64 == 0 }

    /// Notes that the text has what the bit stands for.
    mutating func insert(_ bit: Int) {
      bits |= UInt8(bit)
    }
  }

  /// Appends the shape of a text to the open cell; says what the text has, and how many characters.
  package static func append(
    of text: Span<UInt8>, to output: inout ByteArena
  ) -> (traits: Traits, characterCount: Int) {
    var found: UInt32 = 0
    // Safe: ascii_shape writes up to count + 8 bytes.
    unsafe output.append(atMost: text.count + 8) { out in
      found = unsafe text.withBase { unsafe ascii_shape($0, $1, out) }
      return text.count
    }
    if found & UInt32(SHAPE_NOT_ASCII | SHAPE_NEEDS_ESCAPE) == 0 {
      return (Traits(bits: UInt8(truncatingIfNeeded: found)), text.count)
    }
    output.discard()
    return appendByScalar(of: text, to: &output)
  }

  /// The same scalar by scalar: the way of texts that are not plain ASCII, and the oracle of tests.
  package static func appendByScalar(
    of text: Span<UInt8>, to output: inout ByteArena
  ) -> (traits: Traits, characterCount: Int) {
    var traits = Traits(bits: 0)
    var index = 0
    var count = 0
    while index < text.count {
      let scalar = text.scalar(at: index)
      if scalar.value < 0 || scalar.value >= 0x80 { traits.insert(SHAPE_NOT_ASCII) }
      append(scalar, of: text, at: index, to: &output, &traits)
      index += scalar.byteCount
      count += 1
    }
    return (traits, count)
  }

  private static func append(
    _ scalar: DecodedScalar, of text: Span<UInt8>, at index: Int, to output: inout ByteArena,
    _ traits: inout Traits
  ) {
    let value = scalar.value
    if Digits.value(of: value) != nil {
      traits.insert(SHAPE_DIGIT)
      output.append(0x23)
    } else if Categories.isLetter(value) && !Categories.isMark(value) {
      let isLower = utf8proc_category(value) == UTF8PROC_CATEGORY_LL
      traits.insert(isLower ? SHAPE_LOWER : SHAPE_UPPER)
      output.append(isLower ? 0x61 : 0x41)
    } else {
      traits.insert(SHAPE_OTHER)
      if (0..<0x20).contains(value) || value == 0x7F { traits.insert(SHAPE_CONTROL) }
      if value == 0x23 || value == 0x2A || value == 0x5C {
        traits.insert(SHAPE_NEEDS_ESCAPE)
        output.append(0x5C)
      }
      output.append(scalar, of: text, at: index)
    }
  }
}

extension Shape {
  /// Characters of a folded shape that ``cut(_:)`` keeps.
  private static let cutCharacterCount = 12

  /// The shape with each run of one class as one sign, and without marks on letters: `Aa Aa`.
  package static func folded(_ shape: Span<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(shape.count)
    var last: UInt8 = 0
    var index = 0
    while index < shape.count {
      let scalar = shape.scalar(at: index)
      let byte = shape[index]
      defer { index += scalar.byteCount }
      let isClass = (byte == 0x41 || byte == 0x61 || byte == 0x23) && last != 0x5C
      if isClass && byte == last { continue }
      if scalar.value >= 0x300, Categories.isMark(scalar.value), last == 0x41 || last == 0x61 {
        continue
      }
      for place in index..<index + scalar.byteCount { result.append(shape[place]) }
      // A sign behind a backslash is no class, nor is a second backslash an escape.
      last = isClass || (byte == 0x5C && last != 0x5C) ? byte : 0
    }
    return result
  }

  /// A folded shape as it begins, and `*` where more follows.
  package static func cut(_ folded: [UInt8]) -> [UInt8] {
    beginning(of: folded, signCount: cutCharacterCount)
  }

  /// A shape as it begins, and `*` where more follows; a backslash and what is behind it are one sign. What is
  /// cut once stays as it is.
  package static func beginning(of shape: [UInt8], signCount: Int) -> [UInt8] {
    if shape.count <= signCount { return shape }
    var index = 0
    for _ in 0..<signCount where index < shape.count {
      if shape[index] == 0x5C, index + 1 < shape.count { index += 1 }
      index += shape.span.scalar(at: index).byteCount
    }
    let isWhole = index >= shape.count || (index + 1 == shape.count && shape[index] == 0x2A)
    return isWhole ? shape : Array(shape[..<index]) + [0x2A]
  }
}
