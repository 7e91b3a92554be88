import Kernels

/// Words of streets that are written in several ways, or not at all.
enum StreetWords {
  private static let dropped = split(
    """
    street st avenue ave av place pl road rd crescent cres court ct drive dr close cl circuit cct \
    boulevard blvd blv lane ln highway hwy parade pde terrace tce way square sq unit flat apt suite \
    ste strasse str between off near at the
    """)
  /// Written by their first letters.
  private static let directions = split("north south east west")
  private static let known = ValueMap(dropped + directions)

  private static func split(_ words: String) -> [[UInt8]] {
    words.split(separator: " ").map { Array($0.utf8) }
  }

  /// Leaves out the words that say only that it is a street, unless nothing else is there.
  static func shorten(_ text: inout [UInt8]) {
    let (known, droppedCount) = (known, dropped.count)
    /// What is kept stands in front of what was read.
    var kept = 0
    var start = 0
    while start < text.count {
      var end = start
      while end < text.count, text[end] != 0x20 { end += 1 }
      let arm = end == start ? 0 : Self.arm(for: text.span.extracting(start..<end), known)
      if arm >= droppedCount {
        let count = arm == Int.max ? end - start : 1
        if kept > 0 {
          text[kept] = 0x20
          kept += 1
        }
        for place in 0..<count { text[kept + place] = text[start + place] }
        kept += count
      }
      start = end + 1
    }
    if kept > 0 { text.removeLast(text.count - kept) }
  }

  /// The place of a word among the known ones; the largest number where it is none of them, as no house number is.
  private static func arm(for word: Span<UInt8>, _ known: ValueMap) -> Int {
    (0x30...0x39).contains(word[0]) ? Int.max : known.arm(for: word) ?? Int.max
  }
}
