extension Span where Element == UInt8 {
  /// The first place of a byte; nil where it is not there.
  func firstPlace(of byte: UInt8) -> Int? {
    for index in indices where self[index] == byte { return index }
    return nil
  }

  /// The last place of a byte; nil where it is not there.
  func lastPlace(of byte: UInt8) -> Int? {
    var index = count
    while index > 0 {
      index -= 1
      if self[index] == byte { return index }
    }
    return nil
  }
}
