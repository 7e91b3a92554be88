import Kernels

/// Words of streets that are written in several ways, or not at all.
enum StreetWords {
  private static let dropped = map(
    """
    street st avenue ave av place pl road rd crescent cres court ct drive dr close cl circuit cct \
    boulevard blvd blv lane ln highway hwy parade pde terrace tce way square sq unit flat apt suite \
    ste strasse str between off near at the
    """)
  /// Written by their first letters.
  private static let directions = map("north south east west")

  private static func map(_ words: String) -> ValueMap {
    ValueMap(words.split(separator: " ").map { Array($0.utf8) })
  }

  /// Leaves out the words that say only that it is a street, unless nothing else is there.
  static func shorten(_ text: inout [UInt8]) {
    var kept: [UInt8] = []
    text.span.forEachWord { word in
      if dropped.arm(for: word) != nil { return }
      if !kept.isEmpty { kept.append(0x20) }
      let isDirection = directions.arm(for: word) != nil
      kept.append(contentsOf: isDirection ? word.extracting(first: 1) : word)
    }
    if !kept.isEmpty { text = kept }
  }
}
