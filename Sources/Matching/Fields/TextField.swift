import Kernels

/// Words: a title, a company's name, a list of authors. Compared by the cosine of their words, rare
/// ones counting more.
struct TextField: MatchField {
  let name: String
  let isIdentity: Bool
  let exact: PreparedColumn
  /// Words of each value by their number, each once, ascending.
  private let words: [[UInt32]]
  private let vocabulary: TextPool
  /// What a word is worth: the logarithm of how seldom it stands in a value.
  private let weights: [Double]
  /// The root of the sum of squares of a value's weights.
  private let norms: [Double]

  let levels = [
    "no value", "the same", "nearly all words", "most words", "many words", "half of the words",
    "some words", "few words", "different",
  ]
  /// Few words are those that most have, as that of a trade or a maker.
  var unlikeLevels: Range<Int> { levels.count - 2..<levels.count }
  private static let bands = [0.92, 0.8, 0.65, 0.5, 0.33, 0.15]

  init(_ name: String, _ column: PreparedColumn, isIdentity: Bool) {
    self.name = name
    self.isIdentity = isIdentity
    exact = column
    var vocabulary = TextPool()
    var words: [[UInt32]] = []
    words.reserveCapacity(column.pool.count)
    for number in 0..<UInt32(column.pool.count) {
      var found: [UInt32] = []
      column.pool[number].forEachWord { word in
        WordLikeness.forEachPart(of: word) { found.append(vocabulary.intern($0)) }
      }
      found.sort()
      var unique: [UInt32] = []
      for word in found where unique.last != word { unique.append(word) }
      words.append(unique)
    }
    var rows = [Double](repeating: 0, count: vocabulary.count)
    for (value, found) in words.enumerated() {
      for word in found { rows[Int(word)] += Double(max(1, column.counts[value])) }
    }
    let total = Double(max(2, column.presentCount))
    let weights = rows.map { log2OneOver(max($0, 1) / (total + 1)) }
    self.vocabulary = vocabulary
    self.weights = weights
    norms = words.map { found in
      found.reduce(0) { $0 + weights[Int($1)] * weights[Int($1)] }.squareRoot()
    }
    self.words = words
  }

  func level(_ left: UInt32, _ right: UInt32) -> UInt8 {
    let cosine = likeness(left, right)
    for (band, least) in Self.bands.enumerated() where cosine >= least { return UInt8(band + 2) }
    return 8
  }

  /// The cosine of two values, in which words that are nearly the same count as far as they are
  /// alike.
  func likeness(_ left: UInt32, _ right: UInt32) -> Double {
    let (first, second) = (words[Int(left)], words[Int(right)])
    var product = 0.0
    var lone: [UInt32] = []
    var rest = second
    for word in first {
      if let place = rest.firstIndex(of: word) {
        product += weights[Int(word)] * weights[Int(word)]
        rest.remove(at: place)
      } else {
        lone.append(word)
      }
    }
    for word in lone {
      var best = 0.0
      var place = -1
      for (index, other) in rest.enumerated() {
        let similarity = wordSimilarity(word, other)
        if similarity > best { (best, place) = (similarity, index) }
      }
      if place >= 0 {
        product += best * weights[Int(word)] * weights[Int(rest[place])]
        rest.remove(at: place)
      }
    }
    let norm = norms[Int(left)] * norms[Int(right)]
    return norm == 0 ? 0 : product / norm
  }

  private func wordSimilarity(_ left: UInt32, _ right: UInt32) -> Double {
    WordLikeness.similarity(ofWord: vocabulary[left], vocabulary[right])
  }

  var atoms: [BlockingAtom] {
    [
      BlockingAtom(exact, named: name, agreement: 0.4),
      BlockingAtom("rarest word of \(name)", agreement: 0.6, slots: rareWords(1)),
      BlockingAtom("rare words of \(name)", agreement: 0.8, slots: rareWords(3)),
      BlockingAtom("beginning of \(name)", exact, agreement: 0.75) { text, output in
        for index in 0..<min(5, text.count) { output.append(text[index]) }
      },
    ]
  }

  /// The rarest words of each value.
  private func rareWords(_ count: Int) -> [BlockingAtom.Slot] {
    var slots = [[UInt32]](
      repeating: Array(repeating: 0, count: exact.pool.count), count: count)
    for (value, found) in words.enumerated() {
      let rare = found.sorted { (weights[Int($1)], $0) < (weights[Int($0)], $1) }.prefix(count)
      for (slot, word) in rare.enumerated() {
        slots[slot][value] = BlockingAtom.hash(of: vocabulary[word])
      }
    }
    return slots.map { BlockingAtom.Slot(exact, hashes: $0) }
  }
}
