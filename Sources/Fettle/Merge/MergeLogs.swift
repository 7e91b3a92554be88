import CSV
import Columns
import Diagnostics
import Engine
import Kernels
import Matching

/// The files that a merge writes besides its table.
struct MergeLogs: Sendable {
  private let merged: MergedTable
  private let threadCount: Int
  /// Names of the sources, and texts of the clauses, as fields of CSV.
  private let sourceFields: TextStretch
  /// The last is that of what people decided.
  private let clauseFields: TextStretch

  init(_ merged: MergedTable, threadCount: Int = 1) {
    self.merged = merged
    self.threadCount = threadCount
    sourceFields = Self.fields(merged.input.sources.map(\.name))
    clauseFields = Self.fields(
      merged.rule.plan.clauses.map(\.text) + [merged.rule.clauseText(MergeLink.decided)])
  }

  private static func fields(_ texts: [String]) -> TextStretch {
    var arena = ByteArena()
    let fields = texts.map { text in
      var output = OutputBuffer(capacity: text.utf8.count + 2)
      output.appendField(Array(text.utf8).span)
      arena.append(output.bytes)
      return arena.commit()
    }
    return TextStretch(fields)
  }

  private var input: MergeInput { merged.input }

  // MARK: Links

  /// Writes every row of every source, with the id of its group and what holds it there.
  func writeLinks(to sink: any ByteSink) throws(RunFailure) {
    var header = OutputBuffer()
    append(
      ["source", "source_id", merged.rule.idName, "clause", "score", "with_source", "with_id"]
        + (merged.earlier == nil ? [] : ["earlier_id"]), to: &header)
    try sink.write(header.bytes)
    // By source: whether the ids of its rows need no quotes.
    let areBare = input.sources.map { source in
      source.idColumn.map { input.columns[$0].texts.areBare } ?? true
    }
    for (number, source) in input.sources.enumerated() {
      for start in stride(
        from: source.rows.lowerBound, to: source.rows.upperBound,
        by: Self.rowsOfPiece * Self.piecesAtOnce)
      {
        let rows = start..<min(start + Self.rowsOfPiece * Self.piecesAtOnce, source.rows.upperBound)
        for piece in links(of: rows, number, areBare) { try sink.write(piece.span) }
      }
    }
  }

  private static let rowsOfPiece = 4096
  /// About so long is the line of a link.
  private static let bytesOfLink = 80
  /// So many rows before its own the id of the row that a link leads to is fetched.
  private static let ahead = 4
  /// Pieces that are made before they are written.
  private static let piecesAtOnce = 16

  /// The lines of some rows of a source, in pieces.
  private func links(of rows: Range<Int>, _ source: Int, _ areBare: [Bool]) -> [[UInt8]] {
    let count = (rows.count + Self.rowsOfPiece - 1) / Self.rowsOfPiece
    return Parallel.map(count, threadCount: threadCount) { piece in
      let first = rows.lowerBound + piece * Self.rowsOfPiece
      return links(first..<min(first + Self.rowsOfPiece, rows.upperBound), source, areBare)
    }
  }

  /// The lines of a piece: what threads share is fetched once, not row by row.
  private func links(_ rows: Range<Int>, _ source: Int, _ areBare: [Bool]) -> [UInt8] {
    let (groups, links) = (merged.outcome.groups, merged.outcome.links)
    let (ids, identities, earlier) = (merged.ids, merged.identities, merged.earlier)
    // Views, so that threads do not count owners against each other.
    let sourceFields = sourceFields.cells
    let clauseFields = clauseFields.cells
    // The ids of both rows all at once: their memory is fetched while others are looked for.
    let others = rows.map { links[$0]?.row ?? UInt32($0) }
    let (ownIDs, otherIDs) = (
      identities.cells(of: rows.map { UInt32($0) }), identities.cells(of: others)
    )
    var output = OutputBuffer(capacity: rows.count * Self.bytesOfLink)
    func append(_ row: UInt32, _ id: Cell?, of source: Int, to output: inout OutputBuffer) {
      output.append(sourceFields[source])
      output.append(0x2C)
      if let id { return output.appendField(id, isBare: areBare[source]) }
      identities.withID(of: row, in: source) { output.appendField($0, isBare: areBare[source]) }
    }
    for row in rows {
      let place = row - rows.lowerBound
      if place + Self.ahead < rows.count { otherIDs[place + Self.ahead]?.prefetch() }
      append(UInt32(row), ownIDs[place], of: source, to: &output)
      output.append(0x2C)
      output.append(ids, of: Int(groups[row]))
      if let link = links[row] {
        output.append(0x2C)
        output.append(
          clauseFields[
            link.clause == MergeLink.decided ? clauseFields.count - 1 : Int(link.clause)])
        output.append(0x2C)
        Self.append(link.score, to: &output)
        output.append(0x2C)
        append(link.row, otherIDs[place], of: identities.source(of: link.row), to: &output)
      } else {
        for _ in 0..<4 { output.append(0x2C) }
      }
      if let earlier {
        output.append(0x2C)
        output.appendField(earlier.ids[earlier.numbers[row]])
      }
      output.append(0x0A)
    }
    return output.bytes.bytesArray
  }

  /// `sf,17`
  private func append(_ row: UInt32, _ source: Int, to output: inout OutputBuffer) {
    output.append(sourceFields[source])
    output.append(0x2C)
    merged.identities.withID(of: row, in: source) { output.appendField($0) }
  }

  /// Appends a share with at most four places: `1`, `0.9312`.
  private static func append(_ score: Float, to output: inout OutputBuffer) {
    let scaled = max(0, Int((Double(score) * 10_000).rounded()))
    if scaled == 0 || scaled >= 10_000 {
      output.append(scaled == 0 ? 0x30 : 0x31)
      return
    }
    output.append(0x30)
    output.append(0x2E)
    var rest = scaled
    for unit in [1000, 100, 10, 1] where rest > 0 {
      output.append(0x30 + UInt8(rest / unit))
      rest %= unit
    }
  }

  // MARK: Reviews

  /// Writes the pairs to be looked at, with both rows' values side by side; `decided in` reads it
  /// back.
  func writeReviews(to sink: any ByteSink) throws(RunFailure) {
    var output = OutputBuffer()
    append(reviewHeader, to: &output)
    for pair in pairs {
      append(pair, to: &output)
      if output.count < Self.bytesAtOnce { continue }
      try sink.write(output.bytes)
      output.reset()
    }
    try sink.write(output.bytes)
  }

  /// The names of the queue's columns. `decided in` finds its own by their names: where one of the rows' has the
  /// name of another, it is numbered, as in `source (2)`.
  private var reviewHeader: [String] {
    var names = MergeFiles.decisionColumns + ["clause", "score"]
    var taken = Set(names)
    for column in merged.rule.columns {
      var (name, number) = (column.name, 1)
      while taken.contains(name.lowercased()) || taken.contains("other \(name)".lowercased()) {
        number += 1
        name = "\(column.name) (\(number))"
      }
      names += [name, "other \(name)"]
      taken.formUnion([name.lowercased(), "other \(name)".lowercased()])
    }
    return names
  }

  /// Bytes of the review queue and of the change log that are made before they are written.
  private static let bytesAtOnce = 1 << 18

  private typealias Pair = (left: UInt32, right: UInt32, text: String, score: Float)

  /// Each pair once, those of clauses before those of takes.
  private var pairs: [Pair] {
    var seen = Set(input.decisions.map { RowPair(min($0.left, $0.right), max($0.left, $0.right)) })
    var result: [Pair] = []
    for pair in merged.outcome.reviews {
      let text = pair.clause.map { merged.rule.clauseText($0) } ?? "review groups"
      result.append((min(pair.left, pair.right), max(pair.left, pair.right), text, pair.score))
    }
    for (take, left, right) in merged.disagreements {
      result.append((min(left, right), max(left, right), merged.rule.plan.takes[take].text, 1))
    }
    return result.filter { pair in
      !areApart(pair.left, pair.right) && seen.insert(RowPair(pair.left, pair.right)).inserted
    }
  }

  /// Whether both rows are of a table that has no duplicates: nobody has to be asked.
  private func areApart(_ left: UInt32, _ right: UInt32) -> Bool {
    let source = merged.identities.source(of: left)
    return input.sources[source].isFreeOfDuplicates
      && source == merged.identities.source(of: right)
  }

  var reviewCount: Int { pairs.count }

  private func append(_ pair: Pair, to output: inout OutputBuffer) {
    for row in [pair.left, pair.right] {
      output.append(0x2C)
      append(row, merged.identities.source(of: row), to: &output)
    }
    output.append(0x2C)
    output.appendField(Array(pair.text.utf8).span)
    output.append(0x2C)
    Self.append(pair.score, to: &output)
    for column in input.columns.indices {
      for row in [pair.left, pair.right] {
        output.append(0x2C)
        appendCell(column, row, to: &output)
      }
    }
    output.append(0x0A)
  }

  /// A cell; masked where the column is sensitive, as in every other log, empty where it is blank in
  /// other words: who is to decide takes no `N/A` for a value.
  private func appendCell(_ column: Int, _ row: UInt32, to output: inout OutputBuffer) {
    if input.columns[column].isBlank(Int(row)) { return }
    let texts = input.columns[column].texts
    if merged.rule.sensitiveColumns.contains(column) {
      output.appendField(Mask.masked(texts[row].bytesArray).span)
    } else {
      output.appendField(texts[row])
    }
  }

  // MARK: Where values come from

  /// Writes a line of the change log for each value of the result: the row of its table that gave it, and
  /// the take; with an empty field more where the log names sources of other lines.
  func writeProvenance(to sink: any ByteSink, hasSources: Bool) throws(RunFailure) {
    let survivorship = Survivorship(plan: merged.rule.plan, input: input)
    var output = OutputBuffer()
    for group in 0..<merged.members.groupCount {
      let survivors = survivorship.survivors(of: merged.members[group])
      for (column, survivor) in survivors.enumerated() {
        let take = merged.rule.plan.takes[survivorship.takeOfColumn[column]]
        for row in survivor.rows { append(row, column, group, take, hasSources, to: &output) }
      }
      if output.count < Self.bytesAtOnce { continue }
      try sink.write(output.bytes)
      output.reset()
    }
    try sink.write(output.bytes)
  }

  /// `1,8bd44e74deb93a5a,email,x.rules:4,"take email from sf, then hub",sf a1,ann@x.org`
  private func append(
    _ row: UInt32, _ column: Int, _ group: Int, _ take: TakeClause, _ hasSources: Bool,
    to output: inout OutputBuffer
  ) {
    let source = merged.identities.source(of: row)
    let id = String(decoding: merged.identities.id(of: row, in: source), as: UTF8.self)
    let fields = [
      "\(group + 1)", String(decoding: merged.ids[group], as: UTF8.self),
      input.columns[column].name,
      take.place, take.text, "\(input.sources[source].name) \(id)",
    ]
    for field in fields {
      output.appendField(Array(field.utf8).span)
      output.append(0x2C)
    }
    appendCell(column, row, to: &output)
    if hasSources { output.append(0x2C) }
    output.append(0x0A)
  }

  private func append(_ names: [String], to output: inout OutputBuffer) {
    for (index, name) in names.enumerated() {
      if index > 0 { output.append(0x2C) }
      output.appendField(Array(name.utf8).span)
    }
    output.append(0x0A)
  }
}

extension MergeRule {
  /// The text of a clause as logs name it.
  func clauseText(_ clause: UInt16) -> String {
    clause == MergeLink.decided ? "decided" : plan.clauses[Int(clause)].text
  }
}
