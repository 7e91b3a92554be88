import Kernels

/// How alike two values of a column are, from 0 to 1, by the measure that fits the column's type.
///
/// Names: Jaro and Winkler, nicknames; Chinese names by characters, and as they are spoken;
/// companies and texts of several words: the cosine of their words, rare ones counting more;
/// numbers and days: by their distance; all that is written by hand as one piece: 1 less the share
/// of edits.
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
  /// By name: ``Nicknames/marks(ofWordsIn:)``.
  private let nicknames: [SIMD2<UInt8>]

  /// - Parameter part: what a column of names has of them.
  init(_ merged: MergeColumn, _ part: SpokenName.Part) {
    switch merged.kind {
    case .name:
      column = PreparedColumn(
        merged.keys,
        normalize: part == .whole ? FoldedWords.append : NameColumn.appendPart(ofKey:to:))
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
    guard case .name = way else {
      (spoken, nicknames) = (SpokenNames(), [])
      return
    }
    let pool = column.pool
    spoken = SpokenNames(column, part)
    nicknames = (0..<UInt32(pool.count)).map { Nicknames.marks(ofWordsIn: pool[$0]) }
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
      SimilarityScreen(column.pool, ids: column.ids, .jaroWinkler(least), nicknames: nicknames)
    case .edits: SimilarityScreen(column.pool, ids: column.ids, .unedited(least))
    case .words, .number, .day: nil
    }
  }

  private func similarity(of left: UInt32, _ right: UInt32) -> Double {
    let (first, second) = (column.pool[left], column.pool[right])
    switch way {
    case .name: return nameSimilarity(left, right)
    case .words(let words):
      return max(
        words.likeness(left, right), WordLikeness.similarity(ofLetters: first, second))
    case .edits: return OptimalStringAlignment.similarity(first, second)
    case .number: return DistanceLikeness.ofNumbers(first, second)
    case .day: return DistanceLikeness.ofDays(first, second)
    }
  }

  private func nameSimilarity(_ left: UInt32, _ right: UInt32) -> Double {
    NameLikeness.similarity(
      column.pool[left], column.pool[right],
      isSpokenAlike: spoken.isAlike(left, column, spoken, right, column),
      mayHaveNicknames: all((nicknames[Int(left)] & nicknames[Int(right)]) .!= SIMD2()))
  }
}
