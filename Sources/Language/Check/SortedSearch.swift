extension RandomAccessCollection where Index == Int {
  /// The first place from which on `isBehind` is true, which it is of no element before it: found in as many
  /// looks as the count has binary digits, and one more.
  func sortedPlace(where isBehind: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
