import Diagnostics
import Engine
import Language
import Matching

/// Finds out by a run where a value comes from.
struct ValueSearch {
  let run: ProgramRun
  let compiler: ProgramCompiler
  let table: String
  let id: String
  let column: String

  /// What is known of the value.
  func report() throws(RunFailure) -> ValueReport {
    let scope = try scope()
    guard let found = scope.columns.first(where: { $0.name.lowercased() == column.lowercased() })
    else {
      let near = EditDistance.suggestion(for: column, among: scope.columns.map(\.name))
      throw RunFailure(
        .usage, "table '\(table)' has no column '\(column)' at its end",
        help: near.map { "did you mean '\($0)'?" }
          ?? "its columns: \(scope.columns.map(\.name).joined(separator: ", "))")
    }
    if let rule = compiler.merges[table.lowercased()] { return try merged(rule, found) }
    return try plain(scope, found)
  }

  private func scope() throws(RunFailure) -> Scope {
    if compiler.tables.contains(where: { $0.lowercased() == table.lowercased() }) {
      return compiler.scopes[table]
    }
    let near = EditDistance.suggestion(for: table, among: compiler.tables)
    throw RunFailure(
      .usage, "no line acts on a table '\(table)'",
      help: near.map { "did you mean '\($0)'?" }
        ?? "tables of the rules: \(compiler.tables.joined(separator: ", "))")
  }

  private func unknownRow(_ help: String) -> RunFailure {
    RunFailure(.usage, "table '\(table)' has no row '\(id)' at its end", help: help)
  }

  // MARK: A table of a file

  private func plain(_ scope: Scope, _ found: ColumnInfo) throws(RunFailure) -> ValueReport {
    let plan = compiler.planToEnd(of: table, inputColumnCount: 0)
    let key = scope.columns.first { $0.type == "id" }
    var record: Int?
    if let key { record = try run.record(of: Array(id.utf8), in: key.id, plan) }
    if record == nil {
      let digits = id.hasPrefix("#") ? id.dropFirst() : key == nil ? id[...] : ""
      record = Int(digits).flatMap { $0 > 0 ? $0 - 1 : nil }
    }
    guard let record else {
      throw unknownRow("rows go by the column declared id; a number of a row stands behind a #")
    }
    let trace = try run.trace(plan, column: found.id, record: record)
    guard let value = trace.value else {
      throw unknownRow("rules may have taken it out: see --removed and --rejects of apply")
    }
    let place = try run.place(of: record + 1, in: plan, MergeSourceFile(run.open(plan)))
    let shown = shown(value, found)
    return ValueReport(
      table: table, id: id, column: found.name, value: shown,
      sources: [
        ValueReport.Source(
          row: "\(table) \(id)", file: place.file, record: place.record,
          value: trace.changes.first.map { self.shown($0.before, found) } ?? shown, changes: [])
      ], losses: [], changes: changes(trace, found))
  }

  // MARK: A merged table

  private func merged(_ rule: MergeRule, _ found: ColumnInfo) throws(RunFailure) -> ValueReport {
    // Why a value was not taken is told by whether it is the one that was: of all columns.
    let merged = try run.merge(rule, keepsKeys: true)
    let bytes = Array(id.utf8)
    guard let group = (0..<merged.members.groupCount).first(where: { merged.ids[$0] == bytes })
    else {
      throw unknownRow("rows go by '\(rule.idName)', as links have it")
    }
    let plan = compiler.planToEnd(of: rule.result, inputColumnCount: rule.columns.count + 1)
    let trace = try run.trace(plan, column: found.id, record: group, of: merged)
    guard let value = trace.value else {
      throw unknownRow("rules below the merge may have taken it out")
    }
    var report = ValueReport(
      table: rule.result, id: id, column: found.name, value: shown(value, found), sources: [],
      losses: [], changes: changes(trace, found))
    guard let origin = try origin(of: group, found, in: merged) else { return report }
    report.take = origin.take
    report.takePlace = origin.takePlace
    report.sources = origin.sources
    report.losses = origin.losses
    return report
  }

  /// Where the merge of a group has a value from; nil of a column that it did not make.
  private func origin(
    of group: Int, _ found: ColumnInfo, column id: Int? = nil, in merged: MergedTable
  ) throws(RunFailure) -> ValueReport.Origin? {
    // The first column is the id, and those that lines have made stand behind the merged ones.
    let column = (id ?? found.id) - 1
    let rule = merged.rule
    guard rule.columns.indices.contains(column) else { return nil }
    let members = merged.members[group]
    let survivorship = Survivorship(plan: rule.plan, input: merged.input)
    let survivor = survivorship.survivors(of: members)[column]
    let take = rule.plan.takes[survivorship.takeOfColumn[column]]
    // A block comes from one row, of which this column may be blank.
    let givers =
      survivor.rows + [survivorship.blankGiver(column, survivor, of: members)].compactMap(\.self)
    var origin = ValueReport.Origin(
      take: take.text, takePlace: take.place, sources: [],
      losses: survivorship.losses(column, survivor, of: members).map { loss in
        ValueReport.Loss(
          row: merged.name(of: loss.row), value: merged.shownCell(column, loss.row),
          reason: LossText(merged).text(loss.reason))
      })
    for row in givers { origin.sources.append(try source(row, column, merged, found)) }
    return origin
  }

  private func source(
    _ row: UInt32, _ column: Int, _ merged: MergedTable, _ found: ColumnInfo
  ) throws(RunFailure) -> ValueReport.Source {
    let number = merged.identities.source(of: row)
    let record = merged.record(of: row, in: number)
    let collected = merged.rule.sources[number]
    let id = collected.columns[column]?.key.id
    var source = ValueReport.Source(
      row: merged.name(of: row), value: merged.shownCell(column, row), changes: [])
    var earlier: MergedTable?
    if let rule = collected.plan.origin as? MergeRule {
      // Its rows are the groups of an earlier merge, in their order.
      let made = try run.merge(rule, keepsKeys: true)
      if let id { source.origin = try origin(of: record - 1, found, column: id, in: made) }
      earlier = made
    } else {
      let place = try run.place(of: record, in: collected.plan, merged.files[number])
      (source.file, source.record) = (place.file, place.record)
    }
    if let id {
      let trace = try run.trace(collected.plan, column: id, record: record - 1, of: earlier)
      source.changes = changes(trace, found)
    }
    return source
  }

  // MARK: Shown

  private func changes(_ trace: CellTrace, _ column: ColumnInfo) -> [ValueReport.Change] {
    trace.changes.map { change in
      ValueReport.Change(
        place: "\(change.rule.file):\(change.rule.line)", rule: change.rule.text,
        before: shown(change.before, column), after: shown(change.after, column),
        source: change.source)
    }
  }

  /// A value as a report shows it; masked where the column is sensitive in any table.
  private func shown(_ text: [UInt8], _ column: ColumnInfo) -> String {
    ShownValue.reported(text, isMasked: column.isSensitive)
  }
}

/// Why a value was not taken, in words.
struct LossText {
  private let merged: MergedTable

  init(_ merged: MergedTable) {
    self.merged = merged
  }

  /// The reason in a few words.
  func text(_ reason: LostValue.Reason) -> String {
    switch reason {
    case .blank: "blank"
    case .placeholder: "a placeholder"
    case .notValid: "none of the column's type"
    case .same: "the same value"
    case .later: "ranks alike, and comes later"
    case .partsThere: "adds nothing to the list"
    case .blockBlank: "has nothing in the block"
    case .disagreed: "the rows do not agree"
    case .rank(let rank): text(rank)
    }
  }

  private func text(_ rank: TakeRank) -> String {
    func name(_ column: Int) -> String { merged.input.columns[column].name }
    return switch rank {
    case .source(let source): "'\(merged.input.sources[source].name)' goes before"
    case .latest(let column): "not the latest '\(name(column))'"
    case .earliest(let column): "not the earliest '\(name(column))'"
    case .largest(let column): "not the largest '\(name(column))'"
    case .smallest(let column): "not the smallest '\(name(column))'"
    case .mostComplete: "not the most complete row"
    case .mostCommon: "not the most common value"
    case .longest: "not the longest value"
    case .first: "not the first row"
    case .last: "not the last row"
    case .any(let text): "not '\(String(decoding: text, as: UTF8.self))'"
    }
  }
}
