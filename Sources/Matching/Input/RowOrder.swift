import Columns
import Kernels

/// Rows in an order that files have no say in: by the name of their table, then by id. Links that
/// are as good as others are taken in this order, so that neither the order of rows nor that of
/// tables changes a group.
struct RowOrder {
  /// Sources of the input, and rows, in their new order.
  private let sources: [Int]
  private let rows: [UInt32]
  /// Where each row has gone.
  private let places: [UInt32]

  /// nil where a source declares no id: then rows go as they stand.
  init?(_ input: MergeInput, threadCount: Int) {
    var columns: [Int] = []
    for source in input.sources {
      guard let column = source.idColumn else { return nil }
      columns.append(column)
    }
    let names = input.sources.map { Array($0.name.utf8) }
    sources = names.indices.sorted { names[$0].lexicographicallyPrecedes(names[$1]) }
    rows = sources.flatMap { source in
      Self.sorted(
        input.sources[source].rows, by: input.columns[columns[source]].texts,
        threadCount: threadCount)
    }
    var places = [UInt32](repeating: 0, count: rows.count)
    for (place, row) in rows.enumerated() { places[Int(row)] = UInt32(place) }
    self.places = places
  }

  /// A row with the first eight bytes of its text.
  private struct Begun {
    var beginning: UInt64
    var row: UInt32
  }

  /// Rows by the bytes of their texts; those of one text as they stand. Threads sort pieces of the
  /// rows, then what the pieces have of each first byte.
  private static func sorted(
    _ rows: Range<Int>, by texts: RowTexts, threadCount: Int
  ) -> [UInt32] {
    let pieceCount = (rows.count + rowsOfPiece - 1) / rowsOfPiece
    let pieces = Parallel.map(pieceCount, threadCount: threadCount) { piece in
      let first = rows.lowerBound + piece * rowsOfPiece
      return (first..<min(first + rowsOfPiece, rows.upperBound)).map {
        Begun(beginning: beginning(of: texts.cell(UInt32($0)).bytes), row: UInt32($0))
      }.sorted { isLess($0, $1, texts) }
    }
    return Parallel.map(256, threadCount: threadCount) { byte in
      var part: [Begun] = []
      for piece in pieces { part += piece[start(of: byte, piece)..<start(of: byte + 1, piece)] }
      return part.sorted { isLess($0, $1, texts) }.map(\.row)
    }.flatMap { $0 }
  }

  /// Where the texts begin in a sorted piece whose first byte is this one or a greater one.
  private static func start(of byte: Int, _ piece: [Begun]) -> Int {
    var (low, high) = (0, piece.count)
    while low < high {
      let middle = (low + high) / 2
      if piece[middle].beginning >> 56 < UInt64(byte) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func isLess(_ one: Begun, _ other: Begun, _ texts: RowTexts) -> Bool {
    if one.beginning != other.beginning { return one.beginning < other.beginning }
    let (left, right) = (texts.cell(one.row).bytes, texts.cell(other.row).bytes)
    return left.isEqual(to: right) ? one.row < other.row : left.precedes(right)
  }

  /// Rows that a thread takes at a time.
  private static let rowsOfPiece = 16_384

  private static func beginning(of text: Span<UInt8>) -> UInt64 {
    var beginning: UInt64 = 0
    for index in 0..<8 {
      beginning = beginning << 8 | (index < text.count ? UInt64(text[index]) : 0)
    }
    return beginning
  }

  /// The input with its rows' values in this order; their texts stay as they are.
  func apply(_ input: MergeInput, threadCount: Int) -> MergeInput {
    var start = 0
    let moved = sources.map { number in
      var source = input.sources[number]
      source.rows = start..<start + source.rows.count
      start += source.rows.count
      return source
    }
    var result = MergeInput(
      sources: moved,
      columns: Parallel.map(input.columns.count, threadCount: threadCount) { number in
        var column = input.columns[number]
        column.keys = reordered(column.keys)
        return column
      }, columnOrder: input.columnOrder)
    result.decisions = input.decisions.map {
      MergeDecision(
        left: places[Int($0.left)], right: places[Int($0.right)], isSame: $0.isSame)
    }
    return result
  }

  /// The same values by the new places of their rows; their numbers stay.
  private func reordered(_ column: InternedColumn) -> InternedColumn {
    var result = column
    result.ids = rows.map { column.ids[Int($0)] }
    return result
  }

  /// A pair of the input as it stands in this order.
  func pair(of pair: RowPair) -> RowPair {
    let (left, right) = (places[Int(pair.left)], places[Int(pair.right)])
    return RowPair(min(left, right), max(left, right))
  }

  /// A row of the ordered input as that of the input.
  func original(_ row: UInt32) -> UInt32 { rows[Int(row)] }

  /// The same for a source.
  func originalSource(_ source: Int) -> Int { sources[source] }
}
