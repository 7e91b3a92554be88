import Columns

/// A measure of two texts, written once for bytes and for code points.
protocol PairMeasure {
  associatedtype Outcome

  /// What the measure says of two texts.
  func measure<Unit: TextUnit>(_ left: Span<Unit>, _ right: Span<Unit>) -> Outcome
}

extension PairMeasure {
  /// Measures two texts of UTF-8: byte by byte where both are ASCII, else by code points.
  ///
  /// A byte that is part of no valid character counts as a unit that equals only itself.
  @inline(__always)
  func measure(utf8 left: Span<UInt8>, _ right: Span<UInt8>) -> Outcome {
    if left.isASCII && right.isASCII { return measure(left, right) }
    return measureByScalar(left, right)
  }

  /// The same by code points whatever the texts are; texts of up to 64 without an allocation.
  @inline(never)
  func measureByScalar(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Outcome {
    let leftCount = left.scalarCount
    return Scratch.with(UInt32(0), count: leftCount + right.scalarCount) { scalars in
      let end = ScalarText.decode(left, to: &scalars, at: 0)
      _ = ScalarText.decode(right, to: &scalars, at: end)
      let both = scalars.span
      return measure(
        both.extracting(0..<leftCount), both.extracting(leftCount..<both.count))
    }
  }
}

/// Texts as code points.
enum ScalarText {
  /// Above every code point: where bytes that are none begin.
  private static let firstInvalid: UInt32 = 0x11_0000

  /// Writes a text's code points from a place on; returns the place behind them.
  static func decode(
    _ text: Span<UInt8>, to scalars: inout MutableSpan<UInt32>, at start: Int
  ) -> Int {
    var place = start
    var index = 0
    while index < text.count {
      let scalar = text.scalar(at: index)
      scalars[place] =
        scalar.isValid ? UInt32(scalar.value) : firstInvalid + UInt32(text[index])
      place += 1
      index += scalar.byteCount
    }
    return place
  }
}

/// Memory for the length of a call: of the stack up to a kilobyte, else of the heap.
enum Scratch {
  /// Lends `count` elements, each `value`.
  @inline(__always)
  static func with<Element: BitwiseCopyable, Result>(
    _ value: Element, count: Int, _ body: (inout MutableSpan<Element>) -> Result
  ) -> Result {
    // Safe: every element is written before the span is made, and the span does not outlive the call.
    unsafe withUnsafeTemporaryAllocation(of: Element.self, capacity: count) { buffer in
      unsafe buffer.initialize(repeating: value)
      var span = unsafe MutableSpan(_unsafeElements: buffer)
      return body(&span)
    }
  }
}
