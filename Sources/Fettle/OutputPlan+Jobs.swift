import Diagnostics
import Engine
import Language

/// Which tables a run sends through their rules.
extension OutputPlan {
  /// The tables to run: those that a line acts on, in the order of their first line, then those
  /// that lines look values up in. What is not saved runs for what its rules and its file have to
  /// tell: a `stop` may fire in it. Logs of the command line belong to the table that goes to
  /// stdout or `-o`.
  func jobs(_ compiler: ProgramCompiler) throws(RunFailure) -> [Job] {
    let read = compiler.actedTables + lookedUpTables(compiler)
    if run.program.statements.contains(where: { $0.verb == "save" && !$0.isBroken }) {
      try refuseOutputFlags()
      return try sharingFindings(jobs(for: read, compiler))
    }
    let table = try tableAtEnd(compiler)
    var jobs = jobs(for: read + [table], compiler)
    for index in jobs.indices {
      jobs[index].tableAtEnd = table
      jobs[index].savesAtEnd = jobs[index].table.lowercased() == table.lowercased()
    }
    return try sharingFindings(jobs)
  }

  /// The table that goes to stdout or `-o`, where no line saves any.
  private func tableAtEnd(_ compiler: ProgramCompiler) throws(RunFailure) -> String {
    if options.outputFolder != nil {
      throw RunFailure(
        .usage, "the rules have no save line whose file --out-dir could move",
        help: "say where the table goes with -o, or leave --out-dir out")
    }
    let current = run.program.finalTables ?? [run.program.inputTable]
    let table = current.first ?? run.program.inputTable
    if current.count > 1 {
      throw RunFailure(
        .usage, "the rules end with \(current.count) tables, and one can go to stdout or -o",
        help: "write save \(table) to 'out.csv' for each")
    }
    if options.links != nil, compiler.merges[table.lowercased()] == nil {
      throw RunFailure(
        .usage, "'\(table)' is no result of a merge, so '--links' has nothing to take",
        help: "drop the flag")
    }
    if options.reviews != nil, options.findings == nil, compiler.reviewsBelowMerge(table) {
      throw RunFailure(
        .usage,
        "'--reviews' of a merged table takes pairs, and no rows that a line below asks about",
        help: "type --findings findings.csv too: it takes those rows")
    }
    return table
  }

  /// The tables that are asked for, each behind those that it is merged of.
  private func jobs(for wanted: [String], _ compiler: ProgramCompiler) -> [Job] {
    var jobs: [Job] = []
    func add(_ table: String) {
      let key = table.lowercased()
      if jobs.contains(where: { $0.table.lowercased() == key }) { return }
      let merge = compiler.merges[key]
      for source in merge?.sources ?? [] { add(source.table) }
      jobs.append(
        Job(
          table: table, savesAtEnd: false, saves: compiler.saves(of: table), merge: merge,
          hasRules: compiler.hasRules(table)))
    }
    // A table that is merged is read when its result is made: what is gathered of it takes memory
    // until then.
    let merged = Set(
      wanted.flatMap { compiler.merges[$0.lowercased()]?.sources ?? [] }.map {
        $0.table.lowercased()
      })
    for table in wanted where !merged.contains(table.lowercased()) { add(table) }
    for table in wanted { add(table) }
    return jobs
  }

  /// The tables that lines look values up in or count, of those that there are.
  private func lookedUpTables(_ compiler: ProgramCompiler) -> [String] {
    let known = Set((run.usedTables + compiler.merges.keys).map { $0.lowercased() })
    return run.program.lookedUpTables.filter { known.contains($0.lowercased()) }
  }

  private func refuseOutputFlags() throws(RunFailure) {
    let flags = [
      ("-o", options.output), ("--rejects", options.rejects), ("--reviews", options.reviews),
      ("--removed", options.removed), ("--changes", options.changes),
      ("--findings", options.findings), ("--links", options.links),
    ]
    for (flag, path) in flags where path != nil {
      throw RunFailure(
        .usage, "the rules save their tables themselves, so '\(flag)' has no table to take",
        help: "drop \(flag), or the save lines; --out-dir moves saves")
    }
  }

  /// Has the findings on tables that no line saves go to the file of the table that is written at
  /// the end, or that they are merged into.
  private func sharingFindings(_ jobs: [Job]) throws(RunFailure) -> [Job] {
    var shared = jobs
    for (number, host) in jobs.enumerated() where host.isSaved {
      guard let path = try paths(of: host).last?.findings else { continue }
      let guests = jobs.indices.filter { index in
        !jobs[index].isSaved && (host.savesAtEnd || host.isMerged(of: jobs[index], among: jobs))
      }
      // A file of which no line says a table has nothing to tell apart.
      if guests.allSatisfy({ !jobs[$0].hasRules }) { continue }
      let findings = SharedFindings(path: path, host: host.table, dialect: dialect(of: host))
      shared[number].sharedFindings = findings
      for guest in guests { shared[guest].sharedFindings = findings }
    }
    return shared
  }
}

extension OutputPlan.Job {
  /// Whether rows of another table have gone into it.
  fileprivate func isMerged(of other: Self, among jobs: [Self]) -> Bool {
    (merge?.sources ?? []).contains { source in
      let key = source.table.lowercased()
      if other.table.lowercased() == key { return true }
      return jobs.first { $0.table.lowercased() == key }?.isMerged(of: other, among: jobs) == true
    }
  }
}

extension ProgramCompiler {
  /// The tables that lines act on, in the order of their first line.
  var actedTables: [String] {
    tables.filter { compilers[$0.lowercased()]?.steps.isEmpty == false }
  }

  /// Whether a line does more with a table than to hand its rows on.
  func hasRules(_ table: String) -> Bool {
    let steps = compilers[table.lowercased()]?.steps ?? []
    return steps.contains { step in
      switch step {
      case .rows, .dedupe, .groups, .measure, .repair: true
      case .collect, .save: false
      }
    }
  }
}
