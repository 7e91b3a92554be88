import Diagnostics
import Engine
import Kernels
import Language

extension TableReport {
  /// Puts the engine's counts into words that people know.
  init(
    _ run: RunReport, plan: TablePlan, program: Program, opened: OpenedInput,
    distributions: [TablePlan.Distribution]
  ) {
    // The line that loads the table, where there is one.
    let load = program.load(of: plan.table)
    let loadText = load.map { program.text(of: $0) }
    table = plan.table
    input = opened.name
    files = opened.files
    databaseTable = opened.databaseTable
    dialect = opened.reading.summary
    let clauses = opened.reading.freeze
    freeze = clauses.isEmpty ? nil : (loadText ?? "load \(plan.table)") + clauses
    rowsIn = run.rowsIn
    rowsOut = run.rowsOut
    isSaved = true
    rowsChanged = run.allRowsChanged
    removed = run.statistics.reduce(0) { $0 + $1.removed }
    duplicates = plan.dedupes.reduce(0) { $0 + run.statistics[$1.rule].removed }
    rejected = run.rowsRejected
    quarantined = run.quarantined
    padded = run.padded
    notEvaluated = run.rowsNotEvaluated
    notConverted = run.statistics.reduce(0) { $0 + $1.failed - $1.failedRows }
    noUsableKey = run.statistics.reduce(0) { $0 + $1.noUsableKey }
    formulaCells = run.formulaCells
    strayQuotes = run.strayRecordCount
    let decoding = opened.input.source.decoding
    invalidBytes = run.invalidByteCount + (decoding?.replacedCount ?? 0)
    spilledByteCount = run.spilledByteCount
    notes =
      plan.typeNotes(run, program) + plan.letterNotes(run) + plan.regionNotes(run)
      + plan.lookupNotes()
      + plan.doubtNotes(run, load: load) + plan.caseNotes(run) + opened.readingNotes
    rules = run.ruleReports(plan, distributions, FindingPlaces(run, in: opened))
  }

  /// Tells of rows that rules set aside and no output takes, and of pairs of a merge, with what to write;
  /// `writesPairs`: an output takes these.
  mutating func noteUnwritten(
    _ job: OutputPlan.Job, _ sinks: [TableRun.Outputs], writesPairs: Bool, isPreview: Bool
  ) {
    if isPreview { return }
    let reviewed = rules.reduce(0) { $0 + $1.reviewed }
    // What is to be reviewed of a merge are pairs; single rows are among the findings.
    let reviews = job.merge == nil ? "reviews" : "findings"
    let isReviewed = sinks.contains { job.merge == nil ? $0.reviews != nil : $0.findings != nil }
    let kinds = [
      (rejected, "rejected", "rejects", sinks.contains { $0.rejects != nil }),
      (reviewed, "to be reviewed", reviews, isReviewed),
    ]
    for (count, what, clause, isWritten) in kinds where count > 0 && !isWritten {
      let rows = count == 1 ? "1 row is" : "\(Quantity.count(count)) rows are"
      notes.append("\(rows) \(what) and written nowhere: \(job.advice(toWrite: clause))")
    }
    if let pairs = merge?.reviews, pairs > 0, !writesPairs {
      notes.append(
        "\(Quantity.count(pairs, "pair")) \(pairs == 1 ? "is" : "are") to be reviewed and written nowhere: "
          + job.advice(toWrite: "reviews"))
    }
  }

  /// Tells of figures that were held against no earlier run, since no file was named that knows one.
  mutating func noteMissingHistory(_ plan: TablePlan) {
    let count = plan.measures.count(where: \.isOfLastRun)
    if count == 0 { return }
    notes.append(
      "\(Quantity.count(count, "line")) \(count == 1 ? "compares" : "compare") with the last run, of which "
        + "nothing is known: type --history runs.jsonl, and every run adds a line to that file")
  }

  /// Tells of characters that the output's encoding lacks.
  mutating func noteSubstitutions(_ count: Int, encoding: String) {
    if count == 0 { return }
    notes.append(
      "\(Quantity.count(count, "character")) that \(encoding) lacks "
        + "\(count == 1 ? "is" : "are") written as ?")
  }
}

extension OutputPlan.Job {
  /// What to type for a log of the table that is not written.
  fileprivate func advice(toWrite log: String) -> String {
    // What is found in a table that no line saves stands in the list of the one at the end.
    if savesAtEnd || log == "findings" && tableAtEnd != nil { return "type --\(log) \(log).csv" }
    if !saves.isEmpty { return "write save …, \(log) to '\(log).csv'" }
    let line = "write save \(table) to '\(table)-saved.csv', \(log) to '\(table)-\(log).csv'"
    guard let tableAtEnd else { return line }
    // One line that saves a table has every other be saved by lines alone.
    return line + " and save \(tableAtEnd) to 'out.csv', in place of -o and its like"
  }
}

extension OpenedInput {
  /// What has to be said of how it was read, in one sentence each.
  fileprivate var readingNotes: [String] {
    var notes: [String] = []
    let decoding = input.source.decoding
    if let unfaithful = decoding?.unfaithfulCount, unfaithful > 0 {
      let first = decoding?.unfaithfulPlaces.first
      let file = first.flatMap { files.count > 1 ? " of \($0.file)" : nil } ?? ""
      let place = first?.line.map { ", the first on line \($0)\(file)" } ?? ""
      notes.append(
        "\(Quantity.count(unfaithful)) characters have several codes in \(reading.encoding) "
          + "and are written with the usual one\(place)")
    }
    if reading.fileCount > 1 {
      notes.append("\(Quantity.count(reading.fileCount)) files were stacked")
    }
    return notes
  }
}
