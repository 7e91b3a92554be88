import Kernels

/// A column that says in other words what others of its rows say.
package struct DerivedColumn: Sendable, Equatable {
  package var number: Int
  /// The columns that it is made of, ascending.
  package var parts: [Int]
}

/// Finds the columns that are made of others: a full name beside its parts, a copy under another name.
///
/// What they say has been said, and would count twice: rows of one name would be the same person by its
/// name, its parts, and nothing else. A column is made of those whose words it has, if these have most
/// of its own. It is judged by some rows, spread evenly, on the values that are compared.
struct DerivedColumns {
  private let input: MergeInput
  /// The columns that can be parts of others.
  private let columns: [Int]
  private let rows: [Int]

  private static let rowCount = 400
  /// Fewer rows that have both columns say nothing.
  private static let fewestRows = 20
  /// Words of a part that must be in the whole, and of the whole that must be in its parts.
  private static let leastOfPart = 0.9
  private static let leastOfWhole = 0.8

  init(_ input: MergeInput, columns: [Int]) {
    self.input = input
    self.columns = columns
    let step = max(1, input.rowCount / Self.rowCount)
    rows = (0..<input.rowCount).filter { $0 % step == 0 }
  }

  /// Which of `candidates`, some of the columns, are made of others that are not so themselves; of columns
  /// that say the same the first stays. Of `copied` those alone that say the same as one other: an address
  /// that is made of a name and a domain says more than these, if it is one of e-mail.
  func found(among candidates: [Int], copied: Set<Int>) -> [DerivedColumn] {
    var words: [Int: [Words]] = [:]
    for column in columns { words[column] = rows.map { Words(input.columns[column].keys, $0) } }
    var found: [DerivedColumn] = []
    var rest = columns
    let lengths = words.mapValues { $0.reduce(0) { $0 + $1.count } }
    let order = candidates.sorted { (lengths[$0]!, $0) > (lengths[$1]!, $1) }
    for column in order {
      let others = rest.filter { $0 != column }
      let parts = others.filter { other in
        Self.isPart(words[other]!, of: words[column]!)
          && (!copied.contains(column) || Self.isPart(words[column]!, of: words[other]!))
      }
      guard !parts.isEmpty, Self.areAll(parts.map { words[$0]! }, of: words[column]!) else {
        continue
      }
      found.append(DerivedColumn(number: column, parts: parts.sorted()))
      rest = others
    }
    return found.sorted { $0.number < $1.number }
  }

  /// Which of `candidates` stand in texts of the same rows often enough to count twice: the city in the title
  /// of an event. Told with the text that has them.
  func held(_ candidates: [Int], in texts: [Int]) -> [DerivedColumn] {
    let words = Dictionary(
      uniqueKeysWithValues: Set(candidates + texts).map { column in
        (column, rows.map { Words(input.columns[column].keys, $0) })
      })
    return candidates.sorted().compactMap { column in
      let text = texts.first { text in
        text != column && Self.areHeld(words[column]!, in: words[text]!)
      }
      return text.map { DerivedColumn(number: column, parts: [$0]) }
    }
  }

  /// Whether all words of a column stand in a text in one row of eight or more, of those that have both.
  private static func areHeld(_ part: [Words], in text: [Words]) -> Bool {
    var (rowCount, heldCount) = (0, 0)
    for (part, text) in zip(part, text) where part.count > 0 && text.count > 0 {
      rowCount += 1
      if part.count(where: text.holds) == part.count { heldCount += 1 }
    }
    return rowCount >= fewestRows && heldCount * 8 >= rowCount
  }

  /// Whether a column's words are those of the other one in nearly all rows that have both.
  private static func isPart(_ part: [Words], of whole: [Words]) -> Bool {
    var (rowCount, wordCount, heldCount) = (0, 0, 0)
    for (part, whole) in zip(part, whole) where part.count > 0 && whole.count > 0 {
      rowCount += 1
      wordCount += part.count
      heldCount += part.count { whole.holds($0) }
    }
    return rowCount >= fewestRows && Double(heldCount) >= leastOfPart * Double(wordCount)
  }

  /// Whether most words of a column are those of its parts, in the rows that have any of these.
  private static func areAll(_ parts: [[Words]], of whole: [Words]) -> Bool {
    var (wordCount, heldCount) = (0, 0)
    for (row, words) in whole.enumerated() where parts.contains(where: { $0[row].count > 0 }) {
      wordCount += words.count
      heldCount += words.count { word in parts.contains { $0[row].holds(word) } }
    }
    return Double(heldCount) >= leastOfWhole * Double(wordCount)
  }
}

/// The words of one value; each Chinese character is one.
private struct Words {
  private var words: [[UInt8]] = []

  /// Words of a long text that are looked at.
  private static let most = 32

  init(_ column: InternedColumn, _ row: Int) {
    var folded: [UInt8] = []
    FoldedWords.append(column.pool[column.ids[row]], to: &folded)
    var word: [UInt8] = []
    var index = 0
    while index < folded.count, words.count < Self.most {
      let end = folded[(index + 1)...].firstIndex { $0 & 0xC0 != 0x80 } ?? folded.count
      let bytes = folded[index..<end]
      let isHan = bytes.count > 2 && HanText.isPresent(in: Array(bytes).span)
      if isHan || bytes.first == 0x20 {
        close(&word)
        if isHan { words.append(Array(bytes)) }
      } else {
        word += bytes
      }
      index = end
    }
    close(&word)
  }

  private mutating func close(_ word: inout [UInt8]) {
    if !word.isEmpty { words.append(word) }
    word = []
  }

  var count: Int { words.count }

  func count(where isCounted: ([UInt8]) -> Bool) -> Int { words.count(where: isCounted) }

  func holds(_ word: [UInt8]) -> Bool { words.contains(word) }
}
