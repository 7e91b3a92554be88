/// The rows of a frame on which something is left to do.
struct OpenRows {
  let frame: Frame
  /// For each row of `frame` its place in the frame it was taken from; nil where it is the same.
  private let places: [Int32]?

  /// The rows of which `isOpen` holds. Where nearly all are, it is all of them: then the others'
  /// answers must not matter.
  @inline(__always)
  init(_ truths: [Truth], of frame: Frame, _ isOpen: (Truth) -> Bool) {
    var count = 0
    for truth in truths where isOpen(truth) { count += 1 }
    if count > truths.count - truths.count / 8 {
      self.frame = frame
      places = nil
      return
    }
    var rows: [Int32] = []
    var places: [Int32] = []
    rows.reserveCapacity(count)
    places.reserveCapacity(count)
    for index in truths.indices where isOpen(truths[index]) {
      rows.append(frame.rows[index])
      places.append(Int32(truncatingIfNeeded: index))
    }
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
