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
  private var readsSome: Bool { tally.readsSome }

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
    guard tally.failedCount * 2 > tally.testedCount else { return nil }
    return clashDiagnostic ?? misfit(help: regionHelp)
  }

  // MARK: Notations

  /// What is to be said of values that are of the type in a notation only; nil where there are none.
  private func notationDiagnostic(_ subject: NotationProof.Subject) -> Diagnostic? {
    let proof = tally.evidence(of: subject)
    if readsSome && tally.foreign.count == 0 { return nil }
    let fits = TablePlan.fits(of: proof, subject)
    if fits.isEmpty && !readsSome { return nil }
    let count = tally.foreign.count > 0 ? tally.foreign.count : tally.failedCount
    let words = fits.map { $0.words(of: proof.count, isSensitive: isSensitive) }
    let message =
      "\(tally.share(count)) of \(column) \(count == 1 ? "is" : "are") of type "
      + "\(place.type) only in a notation that no line names: "
      + (words.isEmpty ? "no notation reads a fifth of them" : words.joined(separator: "; "))
    if fits.isEmpty || !fits.allSatisfy(\.isProven) {
      return Diagnostic(.notationOpen, message, at: range, help: question(fits, proof))
    }
    return Diagnostic(
      .notationNotNamed, severity: .warning, message, at: range,
      help: "write \(plan.line(place, fits))" + others(fits, proof),
      fix: tally.isRead(by: fits, of: proof, subject) ? fix(fits) : nil)
  }

  /// What else there is to do, where further values have a notation.
  private func others(_ fits: [NotationFit], _ proof: NotationProof) -> String {
    let readCount = fits.reduce(0) { $0 + $1.count + $1.rivalOnlyCount }
    let isRest = readCount + tally.failedCount - tally.foreign.count < proof.count
    return isRest || (readsSome && place.subject == .dates)
      ? ", and name the notations of the other values too" : ""
  }

  /// What to decide where values do not.
  private func question(_ fits: [NotationFit], _ proof: NotationProof) -> String {
    guard let open = fits.first(where: { !$0.isProven }) else {
      return "write the notation of each value that is meant"
    }
    let names = ([open.notation] + open.rivals).map(Scope.quoted)
    let proven = fits.filter(\.isProven).map { Scope.quoted($0.notation) }
    guard case .contradicted = open.ground else {
      return "write the one that is meant, \(names.joined(separator: " or "))"
        + (proven.isEmpty ? "" : ", beside \(proven.joined(separator: ", "))") + others(fits, proof)
    }
    return "write both, if no value can be read in two ways: \(names.joined(separator: ", "))"
      + others(fits, proof)
  }

  /// Values that two named notations read, and not alike.
  private var clashDiagnostic: Diagnostic? {
    guard let subject = place.subject,
      let clash = NotationClash(tally.unread, named: notations, subject),
      clash.count * 2 > tally.failedCount
    else { return nil }
    let names = clash.notations.map(Scope.quoted)
    let example = isSensitive ? Quantity.count(clash.count, "value") : clash.first.quoted
    return Diagnostic(
      .notationOpen,
      "\(tally.share(clash.count)) of \(column) \(clash.count == 1 ? "fits" : "fit") "
        + "\(names.joined(separator: " and ")), ambiguous, as \(example) can be either", at: range,
      help: "name only the one that is meant, \(names.joined(separator: " or "))")
  }

  // MARK: Places

  /// The line that gives the column its type: the form, or the last declaration above.
  private var statement: Statement {
    let rule = program.statements[place.rule]
    return place.isForm ? rule : declaration ?? rule
  }

  /// The last line up to the rule that declares the column in this table.
  private var declaration: Statement? {
    let table = plan.table.lowercased()
    return program.statements[...place.rule].last { statement in
      guard case .type(let type)? = statement.slots["type"], type.name == place.type,
        statement.tables.contains(where: { $0.lowercased() == table })
      else { return false }
      return statement.columns("columns").contains { $0.names(place.name) }
    }
  }

  /// The notations that the form names, or else the declaration.
  private var notations: [String] {
    if case .forms(let forms)? = statement.slots["forms"],
      let form = forms.last(where: { $0.name == place.type }), !form.arguments.isEmpty
    {
      return form.arguments.compactMap(\.literalText)
    }
    guard case .type(let type)? = declaration?.slots["type"] else { return [] }
    return type.texts.map(\.text)
  }

  /// The words that name the type.
  private var range: SourceRange {
    switch (statement.slots["type"], statement.slots["forms"]) {
    case (.type(let type)?, _): type.range
    case (_, .forms(let forms)?): forms.last { $0.name == place.type }?.range ?? statement.verbRange
    default: statement.verbRange
    }
  }

  /// Names the notations behind the type, where the line has no other column and acts on no other table. It
  /// is safe, for every value says that it is so.
  private func fix(_ fits: [NotationFit]) -> Fix? {
    let statement = statement
    guard statement.columns("columns").count == 1, statement.tables.count == 1 else { return nil }
    let isBare =
      switch (statement.slots["type"], statement.slots["forms"]) {
      case (.type(let type)?, _): type.texts.isEmpty
      case (_, .forms(let forms)?): forms.last { $0.name == place.type }?.arguments.isEmpty == true
      default: false
      }
    guard isBare else { return nil }
    let notations = fits.map { Scope.quoted($0.notation) }.joined(separator: ", ")
    return Fix(
      range: range, replacement: "\(plan.type(place, fits)) \(notations)", isSafe: true)
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
