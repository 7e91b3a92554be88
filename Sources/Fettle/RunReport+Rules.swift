import Columns
import Diagnostics
import Engine
import Kernels
import Language

extension RunReport {
  /// What each rule of a plan did, in their order.
  func ruleReports(
    _ plan: TablePlan, _ distributions: [TablePlan.Distribution], _ places: FindingPlaces
  ) -> [RuleReport] {
    Set(plan.steps.compactMap(\.rule)).sorted().map { rule in
      ruleReport(rule, plan, distributions.filter { $0.rule == rule }, places)
    }
  }

  private func ruleReport(
    _ rule: Int, _ plan: TablePlan, _ distributions: [TablePlan.Distribution],
    _ places: FindingPlaces
  ) -> RuleReport {
    let info = plan.rules[rule]
    let counts = statistics[rule]
    let actions = actions(of: rule, info)
    // What a limit that was reached has brought about is so for each finding.
    let severity = info.judgement.map { self.severity(of: rule, $0).rawValue }
    return RuleReport(
      id: info.id, reason: info.reason, verb: info.verb, file: info.file, line: info.line,
      text: info.text, tested: counts.tested, changed: counts.changed, blank: counts.blank,
      failed: counts.failed, outOfScope: counts.outOfScope, removed: counts.removed,
      noUsableKey: counts.noUsableKey, outcomes: outcomes(of: rule),
      actions: actions, severity: severity,
      rejected: counts.rejected, reviewed: counts.reviewed, known: counts.known,
      knownRows: counts.knownRows, knownRejects: counts.knownRejects,
      knownFailures: counts.knownFailures,
      measure: measured[rule].map { MeasureReport($0, plan.sensitiveFigures(of: rule)) },
      otherTable: info.source.map { OtherTableReport(counts.otherTable, of: $0) },
      findings: findings(of: rule, info, plan, places, severity), findingCount: counts.found,
      distributions: distributions.map { place in
        DistributionReport(
          self.distributions[place.number] ?? DistributionTally(),
          column: plan.names[place.column.name],
          kind: place.column.kind, isMasked: plan.sensitiveColumns.contains(place.column.id))
      },
      samples: samples[rule].map { ChangeSample($0, plan) })
  }

  /// The first findings on rows, or the one on a figure, where reports are asked for.
  private func findings(
    of rule: Int, _ info: RuleInfo, _ plan: TablePlan, _ places: FindingPlaces,
    _ severity: String?
  ) -> [FindingReport] {
    let findings =
      findingSamples[rule].all.map { FindingReport($0, info, plan, places) }
      + figureFindings.filter { $0.rule == rule && wantsFindingSamples }
      .map { FindingReport($0, info) }
    return findings.map { finding in
      var finding = finding
      if finding.isFailing, let severity { finding.severity = severity }
      return finding
    }
  }

  private func outcomes(of rule: Int) -> RuleOutcomes {
    if let measured = measured[rule] {
      return RuleOutcomes(
        passed: measured.truth == .true ? 1 : 0, failed: measured.truth == .false ? 1 : 0,
        notTested: measured.truth == .unknown ? 1 : 0, outOfScope: 0,
        notEvaluated: measured.truth == .failed ? 1 : 0)
    }
    let counts = statistics[rule]
    return RuleOutcomes(
      passed: counts.tested - counts.violated, failed: counts.violated,
      notTested: counts.blank + counts.noUsableKey, outOfScope: counts.outOfScope,
      notEvaluated: counts.failed)
  }

  private func actions(of rule: Int, _ info: RuleInfo) -> [ActionReport] {
    guard let judgement = info.judgement else { return [] }
    let followed = followed(by: rule, judgement)
    return judgement.steps.map { step in
      ActionReport(
        action: step.action.rawValue, threshold: step.threshold,
        hasFollowed: followed.contains(step.action))
    }
  }
}

extension Judgement.Step {
  /// `above 5% or 500 rows`
  fileprivate var threshold: String? {
    let limits = [percent.map { "\($0.text)%" }, rows.map { $0 == 1 ? "1 row" : "\($0) rows" }]
      .compactMap(\.self)
    return limits.isEmpty ? nil : "above " + limits.joined(separator: " or ")
  }
}

extension MeasureReport {
  /// The value that a sensitive column has for its figure is masked, as its cells are.
  fileprivate init(_ measured: Measured, _ sensitive: (value: Bool, bounds: Bool)) {
    value = measured.value?.shown(isMasked: sensitive.value)
    unreadCount = measured.failedCellCount
    bounds = measured.bounds.map { $0.shown(isMasked: sensitive.bounds) }
  }
}

extension OtherTableReport {
  fileprivate init(_ counts: OtherTableCounts, of table: String) {
    self.init(
      table: table, taken: counts.taken, agreeing: counts.agreeing, blankHere: counts.blankHere,
      withoutKey: counts.withoutKey, unknownKey: counts.unknownKey, blankThere: counts.blankThere,
      ambiguous: counts.ambiguous)
  }
}

extension FindingReport {
  fileprivate init(
    _ sample: FindingSample, _ info: RuleInfo, _ plan: TablePlan, _ places: FindingPlaces
  ) {
    row = sample.record + 1
    file = places.file(of: sample)
    let isKeySensitive = plan.keyColumn.map { plan.sensitiveColumns.contains($0) } ?? false
    key = plan.keyColumn == nil ? nil : ShownValue.reported(sample.key, isMasked: isKeySensitive)
    isKeyMasked = isKeySensitive
    severity = sample.kind.severity(by: info)
    text = sample.kind.phrase(by: info)
    isFailing = sample.kind != .notEvaluated
    cells = sample.parts.map { part in
      let place = places.place(of: part, in: sample)
      return Cell(
        column: plan.names[part.name],
        value: ShownValue.reported(part.value, isMasked: plan.sensitiveNames.contains(part.name)),
        line: place?.start.line, lineColumn: place?.start.column,
        byteOffset: place?.byteCount == nil ? nil : place?.start.byteOffset,
        byteCount: place?.byteCount)
    }
  }
}

extension FindingReport {
  fileprivate init(_ finding: FigureFinding, _ info: RuleInfo) {
    isKeyMasked = false
    severity = finding.kind.severity(by: info)
    text = finding.phrase(by: info)
    isFailing = finding.kind != .notEvaluated
    cells = []
  }
}

extension ChangeSample {
  fileprivate init(_ sample: Sample, _ plan: TablePlan) {
    let isSensitive = plan.sensitiveNames.contains(sample.column)
    row = sample.record + 1
    column = plan.names[sample.column]
    before = ShownValue.reported(sample.before, isMasked: isSensitive)
    after = ShownValue.reported(sample.after, isMasked: isSensitive)
  }
}
