/// Hamming's distance: the places at which two texts differ; what one has more counts too.
package enum Hamming {
  /// The distance of two texts of UTF-8.
  package static func distance(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Int {
    HammingMeasure().measure(utf8: left, right)
  }
}

/// The distance over units.
struct HammingMeasure: PairMeasure {
  func measure<Unit: TextUnit>(_ left: Span<Unit>, _ right: Span<Unit>) -> Int {
    var result = max(left.count, right.count) - min(left.count, right.count)
    for index in 0..<min(left.count, right.count) where left[index] != right[index] {
      result += 1
    }
    return result
  }
}
