import Kernels

/// How alike two values of a column are, from 0 to 1, by the measure that fits the column's type.
///
/// Names: Jaro and Winkler, nicknames; Chinese names by characters, and as they are spoken; companies
/// and texts of several words: the cosine of their words, rare ones counting more; numbers and days: by
/// their distance; all that is written by hand as one piece: 1 less the share of edits.
struct ColumnMeasure: Sendable {
  private enum Way: Sendable {
    case name
    case words(TextField)
    case edits, number, day
  }

  /// The values as they are compared.
  let column: PreparedColumn
  private let way: Way
  private let spoken: SpokenNames

  /// What is given to names of which one goes by the other.
  private static let nicknameSimilarity = 0.95
  /// Days apart from which on two days have nothing in common.
  private static let farDays = 366.0

  init(_ merged: MergeColumn) {
    switch merged.kind {
    case .name:
      column = PreparedColumn(merged.keys, normalize: FoldedWords.append)
      way = .name
    case .company, .text, .category, .country:
      column = PreparedColumn(merged.keys, normalize: FoldedWords.append)
      way = .words(TextField(merged.name, column, isIdentity: true))
    case .number:
      column = PreparedColumn(merged.keys, normalize: Self.asWritten)
      way = .number
    case .date:
      column = PreparedColumn(merged.keys, normalize: Self.asWritten)
      way = .day
    case .email, .phone, .url, .postcode, .code, .id:
      column = PreparedColumn(merged.keys, normalize: FoldedWords.append)
      way = .edits
    }
    if case .name = way { spoken = SpokenNames(column) } else { spoken = SpokenNames() }
  }

  private static func asWritten(_ text: Span<UInt8>, _ output: inout [UInt8]) {
    output.append(contentsOf: text)
  }

  /// The similarity of two rows; nil where one has no value.
  func similarity(_ pair: RowPair) -> Double? {
    let (left, right) = (column.ids[Int(pair.left)], column.ids[Int(pair.right)])
    if left == 0 || right == 0 { return nil }
    return left == right ? 1 : similarity(of: left, right)
  }

  /// What tells beforehand that values are less alike; nil where nothing does.
  func screen(least: Double) -> SimilarityScreen? {
    switch way {
    case .name:
      SimilarityScreen(column.pool, ids: column.ids, .jaroWinkler(least), nicknames: true)
    case .edits: SimilarityScreen(column.pool, ids: column.ids, .unedited(least))
    case .words, .number, .day: nil
    }
  }

  private func similarity(of left: UInt32, _ right: UInt32) -> Double {
    let (first, second) = (column.pool[left], column.pool[right])
    switch way {
    case .name: return nameSimilarity(left, right)
    case .words(let words): return max(words.likeness(left, right), nameLike(first, second))
    case .edits: return OptimalStringAlignment.similarity(first, second)
    case .number: return Self.numberSimilarity(first, second) ?? 0
    case .day:
      guard let one = ISODay.number(of: first), let two = ISODay.number(of: second) else {
        return 0
      }
      return max(0, 1 - Double(abs(one - two)) / Self.farDays)
    }
  }

  /// Texts of one word are compared letter by letter, but not in Chinese, where blanks part no words.
  private func nameLike(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Double {
    if HanText.isPresent(in: left) || HanText.isPresent(in: right) { return 0 }
    let isWord =
      !left.indices.contains { left[$0] == 0x20 } || !right.indices.contains { right[$0] == 0x20 }
    return isWord ? JaroWinkler.similarity(left, right) : 0
  }

  private func nameSimilarity(_ left: UInt32, _ right: UInt32) -> Double {
    let (first, second) = (column.pool[left], column.pool[right])
    let letters = JaroWinkler.similarity(first, second)
    if let isSpokenAlike = spoken.isAlike(left, column, spoken, right, column) {
      if isSpokenAlike { return max(letters, Self.nicknameSimilarity) }
      // A character more or less is another name: 刘静 and 刘静梅.
      return min(letters, OptimalStringAlignment.similarity(first, second))
    }
    let swapped = Self.swappedSimilarity(first, second)
    let best = max(letters, swapped)
    return Nicknames.isSame(first, second) ? max(best, Self.nicknameSimilarity) : best
  }

  /// The similarity of two names of two words where one has its words in the other order.
  private static func swappedSimilarity(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Double {
    guard let middle = right.indices.first(where: { right[$0] == 0x20 }),
      left.indices.contains(where: { left[$0] == 0x20 })
    else { return 0 }
    var turned: [UInt8] = []
    for index in middle + 1..<right.count { turned.append(right[index]) }
    turned.append(0x20)
    for index in 0..<middle { turned.append(right[index]) }
    return JaroWinkler.similarity(left, turned.span)
  }

  /// 1 less the difference's share of the larger number.
  private static func numberSimilarity(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Double? {
    guard let first = Double(plain: left), let second = Double(plain: right) else { return nil }
    let larger = max(abs(first), abs(second))
    return larger == 0 ? 1 : max(0, 1 - abs(first - second) / larger)
  }
}

extension Double {
  /// The number that a plain decimal writes, as canonical numbers are; nil where it is none.
  init?(plain text: Span<UInt8>) {
    var value = 0.0
    var scale = 0.0
    var isNegative = false
    if text.isEmpty { return nil }
    for index in text.indices {
      switch text[index] {
      case 0x2D where index == 0: isNegative = true
      case 0x2E where scale == 0: scale = 1
      case 0x30...0x39:
        if scale > 0 { scale *= 10 }
        value = value * 10 + Double(text[index] - 0x30)
      default: return nil
      }
    }
    value = scale > 0 ? value / scale : value
    self = isNegative ? -value : value
  }
}
