import Columns
import Matching
import Synchronization

/// Puts what the collectors of a merge have gathered into one table: sources in the order of the
/// line, rows in that of their tables.
struct MergeInputMaker {
  private typealias Cells = MergeCollector.Cells

  private let rule: MergeRule
  private let threadCount: Int
  private let sources: [MergeSource]
  /// Where the rows of all sources stand among the parts of all sources.
  private let places: RowPlaces
  /// By column of the result, then by part; given away as the columns are made.
  private let cells: ColumnStore
  /// By source: the records of its rows in order; empty where they were not kept.
  let records: [[MergeCollector.Record]]

  init(_ rule: MergeRule, _ collectors: [MergeCollector], threadCount: Int) {
    self.rule = rule
    self.threadCount = threadCount
    let gathered = collectors.map { $0.take() }
    var sources: [MergeSource] = []
    var counts: [Int] = []
    var records: [[MergeCollector.Record]] = rule.sources.map { _ in [] }
    var columns: [[Cells?]] = rule.columns.map { _ in [] }
    // Most often rows stand in order: then nobody has to say where each does.
    var rows: [(stretch: Int, index: Int)]? = gathered.allSatisfy(Self.areOrdered) ? nil : []
    var start = 0
    for (number, source) in rule.sources.enumerated() {
      let parts = gathered[number]
      let isKept = parts.allSatisfy { !$0.raw.isEmpty }
      var recordNumbers: [UInt32] = []
      if rows == nil {
        recordNumbers = parts.flatMap(\.records)
        if isKept { records[number] = parts.flatMap(\.raw) }
      } else {
        for (part, row) in Self.order(of: parts) {
          rows?.append((counts.count + part, row))
          recordNumbers.append(parts[part].records[row])
          if isKept { records[number].append(parts[part].raw[row]) }
        }
      }
      sources.append(
        MergeSource(
          name: source.table, rows: start..<start + recordNumbers.count,
          isFreeOfDuplicates: source.isFreeOfDuplicates, recordNumbers: recordNumbers,
          idColumn: source.idColumn))
      start += recordNumbers.count
      counts += parts.map(\.places.count)
      for column in columns.indices { columns[column] += parts.map { $0.columns[column] } }
    }
    self.sources = sources
    places = RowPlaces(counts: counts, rows)
    self.records = records
    cells = ColumnStore(columns)
  }

  /// Whether the rows of a table stand as they follow each other there.
  private static func areOrdered(_ parts: [MergeCollector.Rows]) -> Bool {
    var last = -1
    for part in parts {
      for place in part.places {
        if place <= last { return false }
        last = place
      }
    }
    return true
  }

  /// Rows by the places at which they stand: a dedupe moves some into other batches.
  private static func order(of parts: [MergeCollector.Rows]) -> [(part: Int, row: Int)] {
    parts.indices.flatMap { part in
      parts[part].places.indices.map { (part: part, row: $0) }
    }.sorted { parts[$0.part].places[$0.row] < parts[$1.part].places[$1.row] }
  }

  /// The table; to be asked for once. Columns of which nobody asks whether two rows have the same
  /// value tell only whether they have one, unless `keepsKeys`; the same of what their types write.
  func input(keepsKeys: Bool) -> MergeInput {
    let (rule, places, cells) = (rule, places, cells)
    let keyed = rule.plan.keyedColumns(of: rule.columns.map(\.kind))
    let compared = rule.plan.comparedInTakes
    let valued = rule.columns.indices.map { column in
      (keepsKeys || compared.contains(column))
        && rule.sources.contains { $0.columns[column]?.matchKey != nil }
    }
    let columns = Parallel.map(rule.columns.count, threadCount: threadCount) {
      Self.column(
        rule.columns[$0], cells.take($0), places, isKeyed: keepsKeys || keyed.contains($0),
        isValued: valued[$0])
    }
    return MergeInput(sources: sources, columns: columns, columnOrder: rule.columnOrder)
  }

  private static func column(
    _ column: MergeRule.Column, _ cells: [Cells?], _ places: RowPlaces, isKeyed: Bool,
    isValued: Bool
  ) -> MergeColumn {
    var keys = InternedColumn()
    keys.ids.reserveCapacity(places.count)
    var isForeseen = false
    var placeholders = Bitmap(count: places.count)
    var invalid = Bitmap(count: places.count)
    places.forEachRun { part, rows in
      guard let cells = cells[part] else {
        for _ in rows { keys.appendMissing() }
        return
      }
      var compared: [Int32] = []
      compared.reserveCapacity(rows.count)
      for row in rows {
        let index = places.index(of: row, in: part)
        let mark = cells.marks?[index] ?? .evidence
        if mark.isPlaceholder { placeholders.insert(row) }
        if mark.isInvalid { invalid.insert(row) }
        compared.append(mark.isCompared ? Int32(index) : -1)
      }
      if isKeyed, let words = cells.words {
        words.append(compared, to: &keys)
      } else if isKeyed {
        if !isForeseen, rows.lowerBound >= Recurrence.rowsToTell {
          keys.foresee(rowCount: places.count)
          isForeseen = true
        }
        keys.append(compared, keys: cells.keys, texts: cells.texts)
      } else {
        // Only whether it is there.
        keys.ids += compared.map { $0 < 0 ? 0 : 1 }
      }
    }
    keys.pool.close()
    var result = MergeColumn(
      name: column.name, kind: column.kind, isDeclared: column.isDeclared,
      texts: RowTexts(cells.map { $0?.texts ?? TextStretch() }, places), keys: keys,
      placeholders: placeholders.isEmpty ? nil : placeholders)
    if isValued {
      result.values = RowTexts(
        cells.map { $0?.words?.values ?? $0?.values ?? TextStretch() }, places)
    }
    if !invalid.isEmpty { result.invalid = invalid }
    return result
  }

  /// Cells by column, each given away once, so that what is compared leaves memory column by
  /// column.
  private final class ColumnStore: Sendable {
    private let columns: Mutex<[[Cells?]]>

    init(_ columns: [[Cells?]]) {
      self.columns = Mutex(columns)
    }

    func take(_ column: Int) -> [Cells?] {
      columns.withLock { columns in
        defer { columns[column] = [] }
        return columns[column]
      }
    }
  }
}
