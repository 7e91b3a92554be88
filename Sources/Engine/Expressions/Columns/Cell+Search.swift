import CScan
import Columns

extension Cell {
  /// Where `part` first stands at or after the byte `start`; nil where it does not, or is empty.
  func firstIndex(of part: Cell, from start: Int = 0) -> Int? {
    if part.isEmpty || start > count { return nil }
    // Safe: both cells are valid for their counts, and start is in this one.
    let found = unsafe bytes_find(base, count, start, part.base, part.count)
    return found < 0 ? nil : found
  }

  /// Calls `body` with the bounds of each piece between the places of `part`, until it says false.
  @inline(__always)
  func forEachPiece(cutAt part: Cell, _ body: (Range<Int>) -> Bool) {
    var start = 0
    while let found = firstIndex(of: part, from: start) {
      if !body(start..<found) { return }
      start = found + part.count
    }
    _ = body(start..<count)
  }
}
