/// The rows of a frame on which something is left to do.
struct OpenRows {
  let frame: Frame
  /// For each row of `frame` its place in the frame it was taken from; nil where it is the same.
  private let places: [Int32]?

  /// The rows that are not decided. Where nearly all are open, it is all of them: then the others'
  /// answers must not matter.
  init(_ truths: [Truth], of frame: Frame, decided: Truth) {
    let count = truths.count - truths.count(of: decided)
    if count > truths.count - truths.count / 8 {
      self.frame = frame
      places = nil
      return
    }
    // Each row is written and the next one written over it if it was decided: no branch to guess.
    var rows = [Int32](repeating: 0, count: count + 1)
    var places = rows
    var end = 0
    var rowSpan = rows.mutableSpan
    var placeSpan = places.mutableSpan
    for index in truths.indices {
      rowSpan[end] = frame.rows[index]
      placeSpan[end] = Int32(truncatingIfNeeded: index)
      end += truths[index].rawValue == decided.rawValue ? 0 : 1
    }
    rows.removeLast()
    places.removeLast()
    self.frame = frame.narrowed(to: rows)
    self.places = places
  }

  var isEmpty: Bool { frame.count == 0 }

  /// Where a row of `frame` stands in the frame it was taken from.
  @inline(__always)
  func place(_ index: Int) -> Int {
    if let places { return Int(places[index]) }
    return index
  }
}
