import Columns

extension NameParts {
  /// Words besides a title or a suffix that is a name too, without which it is one: Judge Sen is no judge.
  private static let leastNameCount = 2

  /// Gives leading titles their part; what the last of them is, nil where there is none. So many family names
  /// stand before a comma.
  @discardableResult
  mutating func takeTitles(
    _ names: inout ArraySlice<Int>, familyCount: Int = 0
  ) -> NameWord.Kinds? {
    var last: NameWord.Kinds?
    let lastName = names.last { !words[$0].isSureSuffix } ?? -1
    while let index = names.first {
      let isName = isName(leading: names, lastName: lastName, familyCount: familyCount)
      let count = titleCount(
        names, lastName: isName ? index : lastName, isBehindTitle: last != nil)
      if count == 0 { return last }
      if words[index].kinds.contains(.title) { last = words[index].kinds }
      for index in names.prefix(count) { words[index].part = .title }
      names = names.dropFirst(count)
    }
    return last
  }

  /// Whether the first word, a title that is a name too, is a name here: with too few others behind it, and no
  /// title, which a title only has behind it.
  private func isName(
    leading names: ArraySlice<Int>, lastName: Int, familyCount: Int
  ) -> Bool {
    guard let index = names.first, words[index].kinds.contains(.alsoName) else { return false }
    if let next = names.dropFirst().first, next != lastName, words[next].isSureTitle {
      return false
    }
    let others = names.dropFirst().count { !words[$0].kinds.contains(.suffix) }
    return others + familyCount < Self.leastNameCount
  }

  /// How many of the words are one more piece of a title: `Dr`, `of the World`, `and Mrs`.
  private func titleCount(
    _ names: ArraySlice<Int>, lastName: Int, isBehindTitle: Bool
  ) -> Int {
    guard let index = names.first else { return 0 }
    let next = names.dropFirst().first
    if words[index].shape.contains(.article), let next, words[next].kinds.contains(.title) {
      return 1
    }
    if isBehindTitle, words[index].shape.contains(.of), let next {
      return words[next].shape.contains(.article) && names.count > 2 ? 3 : 2
    }
    if isBehindTitle, words[index].shape.contains(.and), let next,
      words[next].kinds.contains(.title)
    {
      return 1
    }
    guard index != lastName, words[index].kinds.contains(.title) else {
      let isPhrase = next.map { words[$0].shape.contains(.of) } ?? false
      return isPhrase && words[index].kinds.contains(.title) ? 1 : 0
    }
    return 1
  }

  /// Gives suffixes behind the name their part.
  mutating func takeSuffixes(_ names: inout ArraySlice<Int>) {
    while let last = names.last, names.count > 1 {
      let count = names.count - 1
      if isHalfOfDoctor(last), words[last].isInitial, count > 1 {
        words[last].part = .suffix
        words[names[names.endIndex - 2]].part = .suffix
        names.removeLast(2)
        continue
      }
      let before = words[names[names.endIndex - 2]]
      let isSure =
        words[last].isSureSuffix
        || (words[last].kinds.contains(.suffix) && count >= Self.leastNameCount)
      guard isSure || (count > 1 && isSuffix(words[last], behind: before)) else { return }
      words[last].part = .suffix
      names.removeLast()
    }
  }

  /// Whether a word that is a family name too is a suffix behind another word. Degrees are so in
  /// capitals beside a name that is not, the numbers V and I not behind an initial.
  private func isSuffix(_ word: NameWord, behind before: NameWord) -> Bool {
    guard word.kinds.contains(.perhapsSuffix) else { return false }
    if word.isInitial { return !before.isInitial && !word.shape.contains(.stopped) }
    if word.kinds.contains(.generation) { return true }
    return word.shape.contains(.loud) && !before.shape.contains(.loud)
  }

  /// Where the first name ends: behind the first word, or behind those that `and` joins to it.
  func endOfFirst(_ names: ArraySlice<Int>) -> Int {
    var end = names.startIndex + 1
    while end + 1 < names.endIndex, joins(names[end], count: names.count) { end += 2 }
    return end
  }

  /// Where the family name begins: the last word, with what a conjunction or particles join to it.
  func startOfFamily(_ names: ArraySlice<Int>) -> Int {
    var start = names.endIndex - 1
    while start - 1 > names.startIndex, words[names[start]].isConjunctionAlone { start -= 1 }
    while start - 2 > names.startIndex, joins(names[start - 1], count: names.count) { start -= 2 }
    guard names.count > 2 else { return start }
    for place in (names.startIndex + 1..<names.endIndex - 1).reversed()
    where words[names[place]].isParticle {
      var first = place
      while first - 1 > names.startIndex, words[names[first - 1]].isParticle { first -= 1 }
      return min(first, start)
    }
    return start
  }

  /// Whether a word joins its neighbours; one letter does so only in a name of four words or more.
  func joins(_ index: Int, count: Int) -> Bool {
    let word = words[index]
    guard word.part == nil || word.part == .first, word.kinds.contains(.conjunction) else {
      return false
    }
    if !word.isInitial { return true }
    return count > 3 && word.shape.contains(.small) && !word.shape.contains(.stopped)
  }
}
