import Diagnostics

// What can be decided when all rows are through: keys of several rows, and figures.
extension TableRun {
  /// Decides what could only be counted while the last pass ran.
  mutating func conclude(
    _ workers: [Worker], _ tuples: [TupleUse: KeyTuples], _ room: DecisionRoom
  ) throws(RunFailure) {
    for gathered in tuples.values { report.spilledByteCount += gathered.spilledByteCount }
    for groups in plan.groups {
      guard let gathered = tuples[TupleUse(groups.rule)] else { continue }
      let counts = try KeyCounts(of: gathered, hasher: hasher, in: room)
      noteVariants(counts.halfKeys, of: groups.keys, groups.rule)
      report.statistics[groups.rule].violated += counts.faultCount
      report.statistics[groups.rule].found += counts.faultCount
    }
    for rule in plan.measures {
      var states = rule.metrics.map { _ in MetricState() }
      for worker in workers {
        guard let seen = worker.measures[rule.rule] else { continue }
        for index in states.indices { states[index].merge(seen[index]) }
      }
      var distinctCounts: [Int?] = []
      for index in rule.metrics.indices {
        let gathered = tuples[TupleUse(rule.rule, index)]
        distinctCounts.append(
          try gathered.map { tuples throws(RunFailure) in
            try KeyCounts(of: tuples, hasher: hasher, in: room).groupCount
          })
      }
      let measured = Measured(
        rule, states, distinctCounts: distinctCounts, last: lastFigures[rule.rule])
      report.measured[rule.rule] = measured
      if let finding = plan.finding(of: rule, measured) { note(finding) }
    }
  }

  /// Lists a finding on a figure, unless the baseline has it.
  private mutating func note(_ finding: FigureFinding) {
    guard wishes.baseline?.knows(finding) == true else {
      report.statistics[finding.rule].found += 1
      report.figureFindings.append(finding)
      return
    }
    report.statistics[finding.rule].known += 1
    if finding.kind.isViolation {
      report.statistics[finding.rule].knownRows += 1
    } else {
      report.statistics[finding.rule].knownFailures += 1
    }
  }
}
