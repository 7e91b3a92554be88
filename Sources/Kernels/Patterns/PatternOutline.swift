/// What every text has in which a pattern is found that is no more than a row of character classes.
package struct PatternOutline: Sendable {
  /// The ASCII characters at each place from the start of the text, as far as it is held to them.
  package private(set) var start: [[UInt8]] = []
  /// By place that must be there: the ASCII characters of which one stands in the text.
  package private(set) var needed: [[UInt8]] = []
  /// How many characters it has at least, and at most; nil: any number.
  package private(set) var least = 0
  package private(set) var most: Int?
  /// The ASCII characters of which the whole text is made; nil: others can be among them.
  package private(set) var whole: [UInt8]?

  /// nil where it is more than a row of classes, or case does not count: letters beyond ASCII have the other
  /// case of some of ASCII.
  package init?(_ pattern: String, flags: PatternFlags) {
    guard flags.isDisjoint(with: [.ignoresCase, .multiline, .extended]),
      let row = ClassRowSyntax(Array(pattern.utf8), flags: flags)
    else { return nil }
    let places = row.places
    let fixed = places.filter { !$0.isOptional }
    least = fixed.count
    needed = fixed.compactMap { $0.set.members }
    if row.isFromStart {
      for place in places {
        guard !place.isOptional, let members = place.set.members else { break }
        start.append(members)
        if place.isLoop { break }
      }
    }
    guard row.isFromStart, row.isToEnd else { return }
    // A line feed may stand behind the end.
    if !places.contains(where: { $0.isLoop }) { most = places.count + 1 }
    let members = places.map { $0.set.members }
    if !members.contains(where: { $0 == nil }) {
      whole = members.flatMap { $0 ?? [] } + [0x0A]
    }
  }
}

extension ClassSet {
  /// Its characters, where all of them are ASCII: white space, which the vertical tab shows, has others.
  fileprivate var members: [UInt8]? {
    beyondASCII == .none && !contains(0x0B) ? (0..<0x80).filter { contains($0) } : nil
  }
}
