import Columns

/// A person's name taken apart: `Dr. Juan Q. de la Vega III`.
///
/// Read are `first middle last`, `last, first middle`, with titles before and suffixes behind or after
/// a comma; nicknames in quotes or parentheses; particles and conjunctions that belong to the family
/// name (de la Vega, Ortega y Gasset); names in Chinese characters and Hangul, the family name first.
/// Nothing of the text is lost but the nickname's signs and the commas: every word has one part.
package struct NameParts {
  /// A part of a name.
  package enum Part: Sendable, CaseIterable {
    case title, first, middle, last, suffix, nickname
  }

  var words: [NameWord] = []
  /// Whether dots part a name of East Asia; nil for others.
  private(set) var isDottedInEastAsia: Bool?
  /// Whether words of the stretch are a suffix of their own: `…, M.P. Q.C.`.
  private var suffixStretch = Int.max

  /// Takes the text apart.
  package init(_ text: Span<UInt8>) {
    if let name = EastAsianName(text) {
      words = name.pieces.map { NameWord($0, stretch: 0) }
      isDottedInEastAsia = name.isDotted
      return
    }
    words = NameWordReader.words(of: text)
    assignParts()
    assignEastAsian(text)
  }

  /// Whether the name has words of the part.
  package func has(_ part: Part) -> Bool {
    words.contains { $0.part == part }
  }

  /// Appends the words of a part with single blanks between them; suffixes with commas, but for those
  /// that were written together behind one.
  package func append(_ part: Part, of text: Span<UInt8>, to output: inout ByteArena) {
    var previous: NameWord?
    for word in words where word.part == part {
      if let previous {
        let isTogether = previous.stretch == word.stretch && word.stretch >= suffixStretch
        if part == .suffix && !isTogether { output.append(0x2C) }
        output.append(0x20)
      }
      output.append(text.extracting(word.range))
      previous = word
    }
  }
}

extension NameParts {
  /// Takes the words that are the name apart where all are of East Asia: 王小明 (David).
  private mutating func assignEastAsian(_ text: Span<UInt8>) {
    func isName(_ word: NameWord) -> Bool {
      word.part == .first || word.part == .middle || word.part == .last
    }
    // What such a name's first letter begins with, at least.
    if words.contains(where: { isName($0) && text[$0.range.lowerBound] < 0xE1 }) { return }
    let names = words.filter(isName)
    let isFamily = names.count == 1 && names[0].part == .last
    guard let first = words.firstIndex(where: isName),
      let name = EastAsianName(names.map(\.range), of: text, isFamily: isFamily)
    else { return }
    let stretch = words[first].stretch
    words.removeAll(where: isName)
    words.insert(contentsOf: name.pieces.map { NameWord($0, stretch: stretch) }, at: first)
    isDottedInEastAsia = name.isDotted
  }

  /// Gives every word that has no part yet one.
  private mutating func assignParts() {
    // Words stand in the order of their stretches.
    var stretches: [Int] = []
    for word in words where word.part == nil && word.stretch != stretches.last {
      stretches.append(word.stretch)
    }
    guard let first = stretches.first else { return }
    let head = indices(of: first)
    guard stretches.count > 1 else { return assignFull(head) }
    let second = indices(of: stretches[1])
    let rest = stretches.dropFirst(2)
    let given = rest.first.map { indices(of: $0) }
    let isFollowed = given.map { !isSuffix($0, behind: head) } ?? false
    if isSuffix(second, behind: head, isFollowed: isFollowed) {
      suffixStretch = isFollowed ? Int.max : stretches[1]
      giveSuffix(to: second)
      if isFollowed, let given {
        assignFamily(head)
        assignGiven(given)
        for stretch in rest.dropFirst() { assignFurther(indices(of: stretch)) }
        return
      }
      for stretch in rest { assignFurther(indices(of: stretch)) }
      return assignFull(head, isFamilyAlone: true)
    }
    suffixStretch = rest.first ?? Int.max
    assignFamily(head)
    assignGiven(second)
    for stretch in rest { assignFurther(indices(of: stretch)) }
  }

  /// What stands behind the commas of a name that is whole before them: suffixes where any word is known for
  /// one or the words are an abbreviation's, else further given names, which no name may lose.
  private mutating func assignFurther(_ indices: [Int]) {
    let isSuffix = indices.contains { index in
      !words[index].kinds.isDisjoint(with: [.suffix, .perhapsSuffix])
        || words[index].shape.contains(.stopped) || isHalfOfDoctor(index)
    }
    if isSuffix { return giveSuffix(to: indices) }
    for index in indices { words[index].part = .middle }
  }

  private mutating func giveSuffix(to indices: [Int]) {
    for index in indices { words[index].part = .suffix }
  }

  /// The words of a stretch that have no part yet.
  private func indices(of stretch: Int) -> [Int] {
    words.indices.filter { words[$0].stretch == stretch && words[$0].part == nil }
  }

  /// Whether the words of a stretch behind a comma are suffixes of the name before it.
  /// With `isFollowed` the given name stands behind them: `Smith, Jun, Robert`.
  private func isSuffix(
    _ indices: [Int], behind head: [Int], isFollowed: Bool = false
  ) -> Bool {
    let isWhole = head.count > 1 && !words[head[0]].isParticle
    return indices.allSatisfy { index in
      let kinds = words[index].kinds
      return words[index].isSureSuffix || (kinds.contains(.suffix) && (isWhole || isFollowed))
        || (kinds.contains(.perhapsSuffix) && isWhole) || isHalfOfDoctor(index)
    }
  }

  /// `Ph. D.`, written apart.
  func isHalfOfDoctor(_ index: Int) -> Bool {
    let word = words[index]
    if word.isInitial {
      return index > 0 && words[index - 1].shape.contains(.ph)
        && words[index - 1].stretch == word.stretch
    }
    return word.shape.contains(.ph) && index + 1 < words.count && words[index + 1].isInitial
  }

  /// `Smith Jr.` before a comma.
  private mutating func assignFamily(_ indices: [Int]) {
    var names = indices[...]
    while names.count > 1, let last = names.last, words[last].kinds.contains(.suffix) {
      words[last].part = .suffix
      names.removeLast()
    }
    for index in names { words[index].part = .last }
  }

  /// `Dr. John A. Jr.` behind a comma.
  private mutating func assignGiven(_ indices: [Int]) {
    var names = indices[...]
    takeTitles(&names, familyCount: 1)
    while names.count > 1, let last = names.last, words[last].kinds.contains(.suffix) {
      words[last].part = .suffix
      names.removeLast()
    }
    guard let first = names.popFirst() else { return }
    words[first].part = .first
    while names.count > 1, let next = names.first, joins(next, count: names.count + 2) {
      for index in names.prefix(2) { words[index].part = .first }
      names = names.dropFirst(2)
    }
    for index in names { words[index].part = .middle }
  }

  /// `Dr. John A. Doe III`, without a comma or before one with suffixes behind it.
  private mutating func assignFull(_ indices: [Int], isFamilyAlone: Bool = false) {
    var names = indices[...]
    let title = takeTitles(&names)
    takeSuffixes(&names)
    guard let first = names.first else { return }
    let firstEnd = endOfFirst(names)
    let family = startOfFamily(names)
    if names.count == 1 || firstEnd == names.endIndex {
      let isLast =
        title.map { !$0.contains(.titleOfFirst) } ?? (isFamilyAlone || has(.nickname))
      for index in names { words[index].part = isLast ? .last : .first }
      return
    }
    words[first].part = .first
    for place in names.indices.dropFirst() {
      let part: Part = place >= family ? .last : place < firstEnd ? .first : .middle
      words[names[place]].part = part
    }
  }
}
