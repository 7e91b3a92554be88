import Columns

/// Chooses the values of each group: which record gives which column.
///
/// Blanks and placeholders are passed over; a placeholder is taken only where nothing else exists, and
/// of rows that rank alike the earliest.
package struct Survivorship: Sendable {
  let input: MergeInput
  /// Without their texts, which nobody asks for here.
  private(set) var takes: [TakeClause]
  /// The source of each row.
  private let sources: [UInt16]
  /// Rank values by column, for `latest` and `largest`, and for `earliest` and `smallest`.
  private var descending: [Int: RankValues] = [:]
  private var ascending: [Int: RankValues] = [:]
  /// The take of each column.
  package let takeOfColumn: [Int]

  package init(plan: MergePlan, input: MergeInput) {
    self.input = input
    takes = plan.takes.map { Self.lean($0) }
    var sources = [UInt16](repeating: 0, count: input.rowCount)
    for (number, source) in input.sources.enumerated() {
      for row in source.rows { sources[row] = UInt16(number) }
    }
    self.sources = sources
    var takeOfColumn = Array(repeating: 0, count: input.columns.count)
    for (number, take) in takes.enumerated() {
      for column in take.columns { takeOfColumn[column] = number }
    }
    self.takeOfColumn = takeOfColumn
    for rank in takes.flatMap(\.ranks) { prepare(rank) }
  }

  /// A take with memory of its own.
  private static func lean(_ take: TakeClause) -> TakeClause {
    TakeClause(
      columns: take.columns.map { $0 }, way: take.way, onlyValid: take.onlyValid,
      ranks: take.ranks.map { $0 }, text: "")
  }

  /// The same for one thread alone: several would count the owners of takes against each other.
  package var ofThread: Survivorship {
    var own = self
    own.takes = takes.map { Self.lean($0) }
    return own
  }

  private mutating func prepare(_ rank: TakeRank) {
    switch rank {
    case .latest(let column), .largest(let column):
      descending[column] = RankValues(input.columns[column], isDescending: true)
    case .earliest(let column), .smallest(let column):
      ascending[column] = RankValues(input.columns[column], isDescending: false)
    default: return
    }
  }

  /// What each column of a group holds.
  package func survivors(of members: ArraySlice<UInt32>) -> [Survivor] {
    var result = Array(repeating: Survivor.blank(nil), count: input.columns.count)
    for take in takes {
      switch take.way {
      case .together: takeBlock(take, members, &result)
      case .each: takeEach(take, members, &result)
      case .joined:
        for column in take.columns { result[column] = joined(column, take, members) }
      case .agreed:
        for column in take.columns { result[column] = agreed(column, take, members) }
      }
    }
    return result
  }

  // MARK: One column by itself

  private func takeEach(
    _ take: TakeClause, _ members: ArraySlice<UInt32>, _ result: inout [Survivor]
  ) {
    guard members.count > 1, take.ranks.allSatisfy(\.isOfRows) else {
      for column in take.columns { result[column] = value(of: column, take, members) }
      return
    }
    // The same rows rank before others in every column: of each the first that has a value.
    let ranked = ranked(members, take.ranks)
    for column in take.columns {
      let best =
        ranked.first { isReal(column, $0) && isFit(column, $0, take) }
        ?? ranked.first { isPlaceholder(column, $0) && isFit(column, $0, take) }
      result[column] = best.map { .row($0) } ?? blank(column, members)
    }
  }

  /// Rows from the one that ranks highest on, by the first rank that tells them apart.
  private func ranked(_ members: ArraySlice<UInt32>, _ ranks: [TakeRank]) -> [UInt32] {
    var rows = Array(members)
    // Rows come in their order: `first` leaves nothing to be decided.
    for rank in ranks.prefix(while: { $0 != .first }).reversed() {
      let scores = rows.map { score($0, rank, among: rows, column: nil, block: nil) }
      rows = rows.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }.map { rows[$0] }
    }
    return rows
  }

  private func value(
    of column: Int, _ take: TakeClause, _ members: ArraySlice<UInt32>
  ) -> Survivor {
    if members.count == 1, let row = members.first {
      // Most groups: nothing is to be ranked.
      let hasValue = isReal(column, row) || isPlaceholder(column, row)
      let isTaken = hasValue && isFit(column, row, take)
      return isTaken ? .row(row) : blank(column, members)
    }
    let candidates = self.candidates(column, take, members)
    guard let best = best(of: candidates, take.ranks, column: column, block: nil) else {
      return blank(column, members)
    }
    return .row(best)
  }

  /// Rows with a real value, which is one of its type where that is asked for; else those with a
  /// placeholder.
  private func candidates(
    _ column: Int, _ take: TakeClause, _ members: ArraySlice<UInt32>
  ) -> [UInt32] {
    let fit = members.filter { isFit(column, $0, take) }
    let real = fit.filter { isReal(column, $0) }
    return real.isEmpty ? fit.filter { isPlaceholder(column, $0) } : real
  }

  private func joined(
    _ column: Int, _ take: TakeClause, _ members: ArraySlice<UInt32>
  ) -> Survivor {
    let rows = unlike(column, candidates(column, take, members))
    guard case .joined(let separator) = take.way, rows.count > 1 else {
      return rows.isEmpty ? blank(column, members) : .joined(rows)
    }
    // A cell may be a list already; one that adds nothing to those before it gives nothing, and one
    // that has all parts is enough.
    var parts = JoinedParts(separator: separator)
    let texts = input.columns[column].texts
    let adding = rows.filter { parts.add(texts[$0]) }
    return .joined(parts.wholeNumber.map { [rows[$0]] } ?? adding)
  }

  private func agreed(
    _ column: Int, _ take: TakeClause, _ members: ArraySlice<UInt32>
  ) -> Survivor {
    let rows = unlike(column, candidates(column, take, members))
    guard let first = rows.first else { return blank(column, members) }
    // Two words for no value do not contradict each other.
    return rows.count == 1 || isPlaceholder(column, first)
      ? .row(first) : .disagreed(left: first, right: rows[1])
  }

  /// The first row of each different value; placeholders differ by their text.
  private func unlike(_ column: Int, _ rows: [UInt32]) -> [UInt32] {
    var firsts: [UInt32] = []
    for row in rows where !firsts.contains(where: { isSame(column, $0, row) }) {
      firsts.append(row)
    }
    return firsts
  }

  private func isSame(_ column: Int, _ one: UInt32, _ other: UInt32) -> Bool {
    let column = input.columns[column]
    if column.keys.ids[Int(one)] != 0 { return column.isSameValue(one, other) }
    return column.texts[one].isEqual(to: column.texts[other])
  }

  private func blank(_ column: Int, _ members: ArraySlice<UInt32>) -> Survivor {
    // A blank stays as the first row that writes one has it; a value that is not valid does not.
    .blank(
      members.first {
        !input.columns[column].texts.isEmpty($0) && !isReal(column, $0)
          && !isPlaceholder(column, $0)
      })
  }

  // MARK: A block

  /// All columns from the best record that has any of them.
  private func takeBlock(
    _ take: TakeClause, _ members: ArraySlice<UInt32>, _ result: inout [Survivor]
  ) {
    let best = best(ofBlock: take, members)
    for column in take.columns {
      guard let best else {
        result[column] = blank(column, members)
        continue
      }
      let hasValue = isReal(column, best) || isPlaceholder(column, best)
      let isWritten = !input.columns[column].texts.isEmpty(best)
      result[column] = hasValue ? .row(best) : .blank(isWritten ? best : nil)
    }
  }

  /// The best record that has any of a block's columns; one with placeholders alone where there is no other.
  func best(ofBlock take: TakeClause, _ members: ArraySlice<UInt32>) -> UInt32? {
    var candidates = members.filter { row in
      take.columns.contains { isReal($0, row) }
        && take.columns.allSatisfy { !isReal($0, row) || isFit($0, row, take) }
    }
    if candidates.isEmpty {
      candidates = members.filter { row in
        take.columns.contains { isPlaceholder($0, row) && isFit($0, row, take) }
      }
    }
    return best(of: Array(candidates), take.ranks, column: nil, block: take.columns)
  }

  // MARK: Ranks

  /// The row that ranks highest; nil of none. Each rank decides among those that the ones before it
  /// leave.
  private func best(
    of rows: [UInt32], _ ranks: [TakeRank], column: Int?, block: [Int]?
  ) -> UInt32? {
    var rows = rows
    for rank in ranks where rows.count > 1 {
      let scores = rows.map { score($0, rank, among: rows, column: column, block: block) }
      guard let most = scores.max() else { break }
      rows = rows.indices.filter { scores[$0] == most }.map { rows[$0] }
    }
    if let column, rows.count > 1, ranks.contains(.mostCommon) {
      return mostCommonSpelling(column, rows)
    }
    return rows.first
  }

  /// Of rows that rank alike, the first that has the value of the first of them in the spelling that most of those
  /// have.
  private func mostCommonSpelling(_ column: Int, _ rows: [UInt32]) -> UInt32? {
    let texts = input.columns[column].texts
    let same = rows.filter { input.columns[column].isSameValue(rows[0], $0) }
    let counts = same.map { row in same.count { texts[$0].isEqual(to: texts[row]) } }
    return counts.max().flatMap { most in counts.firstIndex(of: most) }.map { same[$0] }
  }

  /// How high a row ranks by one rank: of two rows the greater number goes first.
  func score(
    _ row: UInt32, _ rank: TakeRank, among rows: [UInt32], column: Int?, block: [Int]?
  ) -> Int {
    switch rank {
    case .source(let source): return Int(sources[Int(row)]) == source ? 1 : 0
    case .latest(let column), .largest(let column):
      return descending[column]?[input.columns[column].keys.ids[Int(row)]] ?? 0
    case .earliest(let column), .smallest(let column):
      return ascending[column]?[input.columns[column].keys.ids[Int(row)]] ?? 0
    case .mostComplete:
      // Of a block its own columns count.
      return (block ?? Array(input.columns.indices)).count { isReal($0, row) }
    case .first: return -Int(row)
    case .last: return Int(row)
    case .mostCommon:
      guard let column else { return 0 }
      return rows.count { input.columns[column].isSameValue($0, row) }
    case .longest:
      guard let column else { return 0 }
      let texts = input.columns[column].texts
      return Self.characterCount(texts[row])
    case .any(let text):
      guard let column else { return 0 }
      return holds(text, column, row) ? 1 : 0
    }
  }

  private func holds(_ text: [UInt8], _ column: Int, _ row: UInt32) -> Bool {
    let (texts, keys) = (input.columns[column].texts, input.columns[column].keys)
    return keys.pool[keys.ids[Int(row)]].isEqual(to: text.span)
      || texts[row].isEqual(to: text.span)
  }

  /// Scalars of a UTF-8 text: bytes that begin one.
  private static func characterCount(_ text: Span<UInt8>) -> Int {
    var count = 0
    for index in text.indices where text[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  // MARK: Cells

  /// Whether a cell has a value that counts.
  package func isReal(_ column: Int, _ row: UInt32) -> Bool {
    input.columns[column].isPresent(Int(row))
  }

  /// Whether a cell has a text that stands for a value that is missing.
  func isPlaceholder(_ column: Int, _ row: UInt32) -> Bool {
    input.columns[column].placeholders?[Int(row)] ?? false
  }

  /// Whether a cell's value, if it has any, is one that the line takes: of its type, where that is asked for.
  private func isFit(_ column: Int, _ row: UInt32, _ take: TakeClause) -> Bool {
    !take.onlyValid || isValid(column, row)
  }

  /// Whether no rule says that a cell's value is none of its column's type.
  func isValid(_ column: Int, _ row: UInt32) -> Bool {
    !(input.columns[column].invalid?[Int(row)] ?? false)
  }
}
