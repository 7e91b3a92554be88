import Diagnostics
import Engine
import Kernels
import Language
import Profiling

/// What the values of a column say of the type and the notation that a rule reads them by.
struct TypeDiagnosis {
  let place: TypePlace
  let tally: TypeTally
  let plan: TablePlan
  let program: Program

  private var line: TypeLine { TypeLine(place: place, table: plan.table, program: program) }
  private var advice: TypeAdvice? { TypeAdvice(place, tally, plan, program) }

  /// The column as messages name it, with its table where there are several.
  private var column: String {
    "'\(place.name)'" + (line.needsTable ? " in '\(plan.table)'" : "")
  }

  /// nil where the type fits all values, or more than half of those of a type without notations.
  var diagnostic: Diagnostic? {
    if tally.testedCount == 0 { return nil }
    let advice = advice
    if place.isTest { return advice.flatMap { $0.isOfTest ? notationDiagnostic($0) : nil } }
    if let advice {
      if !tally.readsSome, case .plain(let type) = tally.failed.verdict(of: advice.subject),
        let line = plan.plainLine(place, type)
      {
        return misfit(help: "write \(line)" + self.line.shared)
      }
      if !place.hasNotation, let found = notationDiagnostic(advice) { return found }
      if place.hasNotation, !tally.readsSome, clashDiagnostic == nil, let words = advice.words {
        return misfit(": \(words)", help: advice.help)
      }
    }
    let unread = advice.flatMap(UnreadValues.init)
    guard tally.failedCount * 2 > tally.testedCount else {
      guard let unread, unread.areTelling else { return nil }
      return Diagnostic(
        .notationMisses, severity: .note, unread.words(column: column), at: line.range,
        help: unread.help)
    }
    if let region = RegionAdvice(place, tally, plan, program) {
      return misfit("; \(region.words)", help: region.help)
    }
    return clashDiagnostic ?? misfit(help: numberHelp(advice) ?? unread?.help ?? regionHelp)
  }

  // MARK: Notations

  /// What is to be said of values that are of the type in a notation only; nil where there are none.
  private func notationDiagnostic(_ advice: TypeAdvice) -> Diagnostic? {
    if advice.isOpenAsItStands, let words = advice.words {
      return Diagnostic(
        .notationOpen, severity: .warning,
        "\(tally.share(advice.proof.count)) of \(column) can be read in two ways: \(words)",
        at: line.range, help: advice.help)
    }
    if advice.isOfFractions || (tally.readsSome && tally.foreign.count == 0) { return nil }
    if advice.fits.isEmpty && !tally.readsSome { return nil }
    let count = tally.foreign.count > 0 ? tally.foreign.count : tally.failedCount
    let message =
      "\(tally.share(count)) of \(column) \(count == 1 ? "is" : "are") of type "
      + "\(place.type) only in a notation that no line names: "
      + (advice.words ?? "no notation reads a fifth of them")
    return Diagnostic(
      advice.isProven ? .notationNotNamed : .notationOpen,
      severity: advice.isProven || place.isTest ? .warning : .error, message, at: line.range,
      help: advice.help,
      fix: advice.fix)
  }

  /// Values that two named notations read, and not alike, where these are most of those that are not read.
  private var clashDiagnostic: Diagnostic? {
    guard place.subject != nil,
      let clash = NotationClash(tally.unread, named: line.notations, type: place.type),
      clash.count * 2 > tally.failedCount
    else { return nil }
    let isSensitive = plan.sensitiveColumns.contains(place.column)
    return Diagnostic(
      .notationOpen, clash.words(of: column, tally, isSensitive: isSensitive), at: line.range,
      help: clash.help)
  }

  // MARK: Values that are none of the type

  /// `reason` says how they are written instead.
  private func misfit(_ reason: String = "", help: String?) -> Diagnostic {
    let read = tally.testedCount - tally.failedCount
    let notation = place.hasNotation ? "the notation" : "type \(place.type)"
    var message =
      "\(notation) fits \(read == 0 ? "none" : Quantity.count(read)) of the "
      + "\(Quantity.count(tally.testedCount, "value")) of \(column)"
    if !reason.isEmpty {
      message += reason
    } else if let first = tally.first, !plan.sensitiveColumns.contains(place.column) {
      message +=
        "; the first \(read == 0 ? "is" : "that it does not fit is") "
        + "\(TablePlan.shown(first.text, isMasked: false)) in row \(Quantity.count(first.record + 1))"
    }
    return Diagnostic(.typeMisfit, severity: .warning, message, at: line.range, help: help)
  }

  /// What to write where whole numbers are expected and numbers stand.
  private func numberHelp(_ advice: TypeAdvice?) -> String? {
    guard let advice, advice.isOfFractions else { return nil }
    if !advice.fits.isEmpty { return advice.help }
    return "write column \(Scope.written(place.name)) is number" + line.shared
  }

  /// What is most often missing where a type depends on a country.
  private var regionHelp: String? {
    guard place.type == "phone", !program.text(of: line.statement).contains("region") else {
      return nil
    }
    return "without a region only numbers with + are read: phone region 'DE'"
  }
}
