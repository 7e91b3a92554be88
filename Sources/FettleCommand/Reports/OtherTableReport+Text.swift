import Diagnostics
import Fettle

extension OtherTableReport {
  /// The counts by the names of their members in JSON.
  var counts: [(name: String, count: Int)] {
    [
      ("taken", taken), ("agreeing", agreeing), ("blankHere", blankHere),
      ("withoutKey", withoutKey), ("unknownKey", unknownKey), ("blankThere", blankThere),
      ("ambiguous", ambiguous),
    ]
  }

  /// The counts in words, those that are nought left out: `of hub: taken 3, unknown key 1`.
  var text: String {
    let words = [
      "taken", "agreeing", "blank here", "no key", "unknown key", "blank there", "ambiguous",
    ]
    let parts = zip(words, counts).filter { $1.count > 0 }.map {
      "\($0) \(Quantity.count($1.count))"
    }
    return "of \(table): " + (parts.isEmpty ? "nothing" : parts.joined(separator: ", "))
  }
}
