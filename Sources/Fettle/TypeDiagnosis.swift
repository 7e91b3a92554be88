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

  /// The column as messages name it, with its table where there are several.
  private var column: String {
    let tables = Set(program.statements.flatMap(\.tables).map { $0.lowercased() })
    return "'\(place.name)'" + (tables.count > 1 ? " in '\(plan.table)'" : "")
  }
  private var isSensitive: Bool { plan.sensitiveColumns.contains(place.column) }
  /// Whether any value is of the type as it is read now.
  private var readsSome: Bool { tally.failedCount < tally.testedCount }

  /// nil where the type fits more than half of the values, and no value asks for a notation.
  var diagnostic: Diagnostic? {
    if tally.testedCount == 0 { return nil }
    if let subject = place.subject {
      if !readsSome, case .plain(let type) = tally.failed.verdict(of: subject),
        let line = plan.plainLine(place, type)
      {
        return misfit(help: "write \(line)")
      }
      if !place.hasNotation, let found = notationDiagnostic(subject) { return found }
    }
    return tally.failedCount * 2 > tally.testedCount ? misfit(help: regionHelp) : nil
  }

  // MARK: Notations

  /// What is to be said of values that are of the type in a notation only; nil where there are none.
  private func notationDiagnostic(_ subject: NotationProof.Subject) -> Diagnostic? {
    let proof = readsSome ? (subject == .numbers ? tally.all : tally.foreign) : tally.failed
    if readsSome && tally.foreign.count == 0 { return nil }
    let fits = TablePlan.fits(of: proof, subject)
    if fits.isEmpty && !readsSome { return nil }
    let count = tally.foreign.count > 0 ? tally.foreign.count : tally.failedCount
    let words = fits.map { $0.words(of: proof.count, isSensitive: isSensitive) }
    let message =
      "\(Quantity.count(count, "value")) of \(column) \(count == 1 ? "is" : "are") of type "
      + "\(place.type) only in a notation that no line names: "
      + (words.isEmpty ? "no notation reads a fifth of them" : words.joined(separator: "; "))
    if fits.isEmpty || !fits.allSatisfy(\.isProven) {
      return Diagnostic(.notationOpen, message, at: range, help: question(fits))
    }
    return Diagnostic(
      .notationNotNamed, severity: .warning, message, at: range,
      help: "write \(plan.line(place, fits))" + (readsAll(fits, of: proof) ? "" : Self.others),
      fix: readsAll(fits, of: proof) ? fix(fits) : nil)
  }

  private static let others = ", and name the notations of the other values too"

  /// Whether these notations read all that is read now as well: no value of numbers is lost, and of dates none
  /// was read before.
  private func readsAll(_ fits: [NotationFit], of proof: NotationProof) -> Bool {
    let isRead = fits.reduce(0) { $0 + $1.count } == proof.count
    return isRead && (!readsSome || place.subject == .numbers)
  }

  /// What to decide where values do not.
  private func question(_ fits: [NotationFit]) -> String {
    guard let open = fits.first(where: { !$0.isProven }) else {
      return "write the notation of each value that is meant"
    }
    let names = ([open.notation] + open.rivals).map(Scope.quoted)
    let proven = fits.filter(\.isProven).map { Scope.quoted($0.notation) }
    guard case .contradicted = open.ground else {
      return "write the one that is meant, \(names.joined(separator: " or "))"
        + (proven.isEmpty ? "" : ", beside \(proven.joined(separator: ", "))")
        + (readsSome ? Self.others : "")
    }
    return "write both, if no value can be read in two ways: \(names.joined(separator: ", "))"
      + (readsSome ? Self.others : "")
  }

  // MARK: Places

  /// The line that gives the column its type: the form, or the last declaration above.
  private var statement: Statement {
    let rule = program.statements[place.rule]
    if place.isForm { return rule }
    let declaration = program.statements[...place.rule].last { statement in
      guard case .type(let type)? = statement.slots["type"], type.name == place.type else {
        return false
      }
      return statement.columns("columns").contains { $0.names(place.name) }
    }
    return declaration ?? rule
  }

  /// The words that name the type.
  private var range: SourceRange {
    switch (statement.slots["type"], statement.slots["forms"]) {
    case (.type(let type)?, _): type.range
    case (_, .forms(let forms)?): forms.last { $0.name == place.type }?.range ?? statement.verbRange
    default: statement.verbRange
    }
  }

  /// Names the notations behind the type, where the line has no other column.
  private func fix(_ fits: [NotationFit]) -> Fix? {
    let statement = statement
    guard statement.columns("columns").count == 1 else { return nil }
    let isBare =
      switch (statement.slots["type"], statement.slots["forms"]) {
      case (.type(let type)?, _): type.texts.isEmpty
      case (_, .forms(let forms)?): forms.last { $0.name == place.type }?.arguments.isEmpty == true
      default: false
      }
    guard isBare else { return nil }
    let notations = fits.map { Scope.quoted($0.notation) }.joined(separator: ", ")
    return Fix(range: range, replacement: "\(plan.type(place, fits)) \(notations)")
  }

  // MARK: Values that are none of the type

  private func misfit(help: String?) -> Diagnostic {
    let read = tally.testedCount - tally.failedCount
    let notation = place.hasNotation ? "the notation" : "type \(place.type)"
    var message =
      "\(notation) fits \(read == 0 ? "none" : Quantity.count(read)) of the "
      + "\(Quantity.count(tally.testedCount, "value")) of \(column)"
    if let first = tally.first, !isSensitive {
      message +=
        "; the first \(read == 0 ? "is" : "that it does not fit is") "
        + "\(TablePlan.shown(first.text, isMasked: false)) in row \(Quantity.count(first.record + 1))"
    }
    return Diagnostic(.typeMisfit, severity: .warning, message, at: range, help: help)
  }

  /// What is most often missing where a type depends on a country.
  private var regionHelp: String? {
    guard place.type == "phone", !program.text(of: statement).contains("region") else { return nil }
    return "without a region only numbers with + are read: phone region 'DE'"
  }
}

extension ColumnReference {
  /// Whether it means a column of this name.
  fileprivate func names(_ column: String) -> Bool {
    isBracketed ? name == column : name.lowercased() == column.lowercased()
  }
}
