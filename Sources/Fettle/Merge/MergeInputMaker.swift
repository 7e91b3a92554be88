import Columns
import Matching

/// Puts what the collectors of a merge have gathered into one table: sources in the order of the line,
/// rows in that of their tables.
struct MergeInputMaker {
  private let rule: MergeRule
  /// The parts of each source.
  private let parts: [[MergeCollector.Rows]]
  /// The rows of each source in order: part, and place within it.
  private let order: [[(part: Int, row: Int)]]

  private let threadCount: Int

  init(_ rule: MergeRule, _ collectors: [MergeCollector], threadCount: Int) {
    self.rule = rule
    self.threadCount = threadCount
    parts = collectors.map { $0.take() }
    order = parts.map(Self.order)
  }

  /// Rows by the places at which they stand: a dedupe moves some into other batches.
  private static func order(of parts: [MergeCollector.Rows]) -> [(part: Int, row: Int)] {
    var order = parts.indices.flatMap { part in
      parts[part].places.indices.map { (part: part, row: $0) }
    }
    let places = order.map { parts[$0.part].places[$0.row] }
    let isSorted = zip(places, places.dropFirst()).allSatisfy { $0 < $1 }
    if !isSorted {
      order.sort { parts[$0.part].places[$0.row] < parts[$1.part].places[$1.row] }
    }
    return order
  }

  func input() -> MergeInput {
    var sources: [MergeSource] = []
    var start = 0
    for (number, source) in rule.sources.enumerated() {
      let records = order[number].map { UInt32(parts[number][$0.part].records[$0.row] + 1) }
      sources.append(
        MergeSource(
          name: source.table, rows: start..<start + records.count,
          isFreeOfDuplicates: source.isFreeOfDuplicates, recordNumbers: records,
          idColumn: source.idColumn))
      start += records.count
    }
    let rowCount = start
    let columns = Parallel.map(rule.columns.count, threadCount: threadCount) {
      column($0, rowCount: rowCount)
    }
    return MergeInput(sources: sources, columns: columns)
  }

  /// By source: the records of its rows in order; empty where they were not kept.
  var records: [[MergeCollector.Record]] {
    order.indices.map { source in
      if parts[source].contains(where: \.raw.isEmpty) { return [] }
      return order[source].map { parts[source][$0.part].raw[$0.row] }
    }
  }

  private func column(_ number: Int, rowCount: Int) -> MergeColumn {
    let column = rule.columns[number]
    var texts = InternedColumn()
    var keys = InternedColumn()
    let sharesPool = parts.allSatisfy {
      $0.allSatisfy { $0.columns[number]?.keysAreTexts != false }
    }
    var placeholders = Bitmap(count: rowCount)
    var invalid = Bitmap(count: rowCount)
    for source in rule.sources.indices {
      let start = texts.ids.count
      append(source, number, areKeys: false, to: &texts)
      if !sharesPool { append(source, number, areKeys: true, to: &keys) }
      mark(source, number, start, &placeholders, &invalid)
    }
    if sharesPool { keys = sharedKeys(number, texts) }
    if !rule.sources.contains(where: { $0.idColumn == number }) { texts.pool.close() }
    keys.pool.close()
    var result = MergeColumn(
      name: column.name, kind: column.kind, isDeclared: column.isDeclared, texts: texts,
      keys: keys, placeholders: placeholders.isEmpty ? nil : placeholders)
    if !invalid.isEmpty { result.invalid = invalid }
    return result
  }

  /// Adds the cells of a source; each different text of a part is looked up once.
  private func append(
    _ source: Int, _ number: Int, areKeys: Bool, to column: inout InternedColumn
  ) {
    guard rule.sources[source].columns[number] != nil else {
      for _ in order[source] { column.appendMissing() }
      return
    }
    let cells = parts[source].map { part -> InternedColumn in
      let cells = part.columns[number]!
      if !areKeys { return cells.texts }
      var keys = cells.keys
      if cells.keysAreTexts { keys.pool = cells.texts.pool }
      return keys
    }
    var known = cells.map { [UInt32](repeating: 0, count: $0.pool.count) }
    for (part, row) in order[source] {
      let local = Int(cells[part].ids[row])
      if local != 0, known[part][local] == 0 {
        let pool = cells[part].pool
        known[part][local] = column.pool.intern(pool[UInt32(local)])
      }
      column.ids.append(known[part][local])
    }
  }

  /// The keys of a column that is compared by its texts: those of the cells that are evidence.
  private func sharedKeys(_ number: Int, _ texts: InternedColumn) -> InternedColumn {
    var keys = texts
    var row = 0
    for source in rule.sources.indices {
      for (part, place) in order[source] {
        if parts[source][part].columns[number]?.keys.ids[place] == 0 { keys.ids[row] = 0 }
        row += 1
      }
    }
    return keys
  }

  private func mark(
    _ source: Int, _ number: Int, _ start: Int, _ placeholders: inout Bitmap,
    _ invalid: inout Bitmap
  ) {
    guard rule.sources[source].columns[number] != nil else { return }
    let marked = parts[source].map { part in
      (Set(part.columns[number]!.placeholders), Set(part.columns[number]!.invalid))
    }
    if marked.allSatisfy({ $0.0.isEmpty && $0.1.isEmpty }) { return }
    for (index, place) in order[source].enumerated() {
      if marked[place.part].0.contains(place.row) { placeholders.insert(start + index) }
      if marked[place.part].1.contains(place.row) { invalid.insert(start + index) }
    }
  }
}
