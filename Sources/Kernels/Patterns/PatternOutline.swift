/// What every text has in which a pattern is found that is no more than a row of character classes.
package struct PatternOutline: Sendable {
  /// The ASCII characters at each place from the start of the text, as far as it is held to them.
  package private(set) var start: [[UInt8]] = []
  /// By place that must be there: the ASCII characters of which one stands in the text.
  package private(set) var needed: [[UInt8]] = []
  /// How many characters it has at least, and at most; nil: any number.
  package private(set) var least = 0
  package private(set) var most: Int?
  /// How many of these are no line feeds.
  package private(set) var leastBesideBreaks = 0
  package private(set) var mostBesideBreaks: Int?
  private let row: ClassRowSyntax
  /// The ASCII characters of which the whole text is made; nil: others can be among them.
  package private(set) var whole: [UInt8]?

  /// nil where it is more than a row of classes, or case does not count: letters beyond ASCII have the other
  /// case of some of ASCII.
  package init?(_ pattern: String, flags: PatternFlags) {
    guard flags.isDisjoint(with: [.ignoresCase, .multiline, .extended]),
      let row = ClassRowSyntax(Array(pattern.utf8), flags: flags)
    else { return nil }
    self.row = row
    let places = row.places
    let fixed = places.filter { !$0.isOptional }
    least = fixed.count
    leastBesideBreaks = fixed.count { !$0.set.contains(0x0A) }
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
    if !places.contains(where: { $0.isLoop }) {
      most = places.count + 1
      mostBesideBreaks = places.count
    }
    let members = places.map { $0.set.members }
    if !members.contains(where: { $0 == nil }) {
      whole = members.flatMap { $0 ?? [] } + [0x0A]
    }
  }
}

extension PatternOutline {
  /// Longer texts that begin with characters of their own are not looked at.
  private static let mostSteps = 256

  /// Whether the pattern is found in every text of so many ASCII characters: the first are each one of `start`, in
  /// their order, all others one of `others`. It may be so of more texts than are said to be.
  package func covers(start: [[UInt8]], others: [UInt8], counts: ClosedRange<Int>) -> Bool {
    var reached = behindOptional(row.places.count == 0 ? [] : [0])
    // A pattern of no places is found in every text.
    if row.places.isEmpty { return !row.isFromStart || !row.isToEnd || counts.upperBound == 0 }
    var seen: Set<Set<Int>> = []
    for count in 0...Self.mostSteps {
      let isFound = reached.contains(row.places.count)
      if isFound, !row.isToEnd { return count <= counts.lowerBound }
      if counts.contains(count), !isFound { return false }
      if count == counts.upperBound { return true }
      // From here on the same comes again.
      if count >= max(start.count, counts.lowerBound), !seen.insert(reached).inserted {
        return true
      }
      reached = step(from: reached, over: count < start.count ? start[count] : others)
    }
    return false
  }

  /// The places before which a match can stand, with those behind places that may take nothing.
  private func behindOptional(_ places: Set<Int>) -> Set<Int> {
    var all = places
    for (index, place) in row.places.enumerated() where all.contains(index) && place.isOptional {
      all.insert(index + 1)
    }
    return all
  }

  /// The places before which a match stands behind one more character, whichever of some it is.
  private func step(from places: Set<Int>, over characters: [UInt8]) -> Set<Int> {
    var next: Set<Int> = row.isFromStart ? [] : [0]
    for index in places where index < row.places.count {
      let place = row.places[index]
      guard characters.allSatisfy({ $0 < 0x80 && place.set.contains($0) }) else { continue }
      next.insert(index + 1)
      if place.isLoop { next.insert(index) }
    }
    return behindOptional(next)
  }
}

extension ClassSet {
  /// Its characters, where all of them are ASCII: white space, which the vertical tab shows, has others.
  fileprivate var members: [UInt8]? {
    beyondASCII == .none && !contains(0x0B) ? (0..<0x80).filter { contains($0) } : nil
  }
}
