import Diagnostics
import Engine
import Kernels
import Language
import Profiling

/// What the values of a column say of its notation, and what to write: one advice for the notes of runs and for
/// checks.
struct TypeAdvice {
  let place: TypePlace
  let tally: TypeTally
  let plan: TablePlan
  let line: TypeLine
  let subject: NotationProof.Subject
  /// The values that say something.
  let proof: NotationProof
  /// The notations that are told of.
  let fits: [NotationFit]
  /// Whether most values are numbers that are not whole, where a rule reads whole ones.
  let isOfFractions: Bool

  /// nil for a type that has no notations.
  init?(_ place: TypePlace, _ tally: TypeTally, _ plan: TablePlan, _ program: Program) {
    guard let subject = place.subject else { return nil }
    self.place = place
    self.tally = tally
    self.plan = plan
    self.subject = subject
    line = TypeLine(place: place, table: plan.table, program: program)
    isOfFractions = !place.hasNotation && tally.fractions.count * 2 > tally.testedCount
    proof = isOfFractions ? tally.evidenceOfNumbers : tally.evidence(of: subject)
    fits = Self.fits(of: proof, subject)
  }

  /// Notations that are told of.
  private static let mostNotations = 3

  /// The notations that are told of: those that a rule has to name, and that read enough of the values.
  static func fits(of proof: NotationProof, _ subject: NotationProof.Subject) -> [NotationFit] {
    let fits = proof.fits(of: subject).filter {
      $0.ground != .plain && $0.isTelling(of: proof.count)
    }
    return Array(fits.prefix(mostNotations))
  }

  /// Whether the values say of each notation that it is meant.
  var isProven: Bool { !fits.isEmpty && fits.allSatisfy(\.isProven) }

  /// Whether it is worth a word where a rule only asks whether values are of the type.
  var isOfTest: Bool { !fits.isEmpty && !isOfFractions && !isOpenAsItStands }

  private var isSensitive: Bool { plan.sensitiveColumns.contains(place.column) }

  /// Which notations the values fit, and how that is known; nil where they fit none.
  var words: String? {
    let parts = fits.map { $0.words(of: proof.count, isSensitive: isSensitive) }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  /// Whether numbers that need no notation may be of another one: most of them, as `1.100`, can be either, and none
  /// tells which.
  var isOpenAsItStands: Bool {
    guard subject == .numbers, !place.hasNotation, tally.readsSome, tally.failedCount == 0,
      tally.foreign.count == 0, let fit = fits.first, fit.count == proof.count,
      case .ambiguous(_, let example) = fit.ground
    else { return false }
    return example.count * 2 > proof.count
  }

  /// What to type.
  var help: String {
    guard !fits.isEmpty else { return "write the notation of each value that is meant" }
    guard let open = fits.first(where: { !$0.isProven }), let advice = open.advice else {
      return "write \(plan.line(place, type, fits))" + shared + others + fractions
    }
    let proven = fits.filter(\.isProven).map { Scope.quoted($0.notation) }
    return advice.words + (proven.isEmpty ? "" : ", beside \(proven.joined(separator: ", "))")
      + shared + others
  }

  private var shared: String { line.shared }

  /// What else there is to do, where further values have a notation.
  private var others: String {
    if isOfFractions { return "" }
    let readCount = fits.reduce(0) { $0 + $1.count + $1.rivalOnlyCount }
    let isRest =
      readCount + tally.failedCount - tally.foreign.count - tally.fractions.count < proof.count
    return isRest || (tally.readsSome && subject == .dates)
      ? ", and name the notations of the other values too" : ""
  }

  /// Values that stay unread for another reason.
  private var fractions: String {
    let count = tally.fractions.count
    if isOfFractions || count == 0 { return "" }
    return ", or number in its place: \(Quantity.count(count, "value")) "
      + "\(count == 1 ? "is" : "are") not whole"
  }

  /// The type of the values: that of the rule, unless they are of another one.
  private var type: String {
    let type = fits.contains { $0.type == "datetime" } ? "datetime" : fits[0].type
    return isOfFractions || !TablePlan.isWider(place.type, than: type) ? type : place.type
  }

  /// Names the notations behind the type, where the line takes them and they read all that there is. It is
  /// safe, for every value says that it is so.
  var fix: Fix? {
    guard isProven, line.takesNotations, tally.isRead(by: fits, of: proof, subject) else {
      return nil
    }
    let notations = fits.map { Scope.quoted($0.notation) }.joined(separator: ", ")
    return Fix(range: line.range, replacement: "\(type) \(notations)", isSafe: true)
  }
}

extension NotationFit {
  /// `all 3 fit 'DD/MM/YYYY', proven by '31/01/2026' in row 2, which can be nothing else`
  func words(of whole: Int, isSensitive: Bool) -> String {
    let words = shares.words(of: whole)
    if ground == .plain { return words }
    return words + ", " + ground({ isSensitive ? nil : $0.quoted }).words
  }

  /// Values that the rival alone reads, where it contradicts.
  fileprivate var rivalOnlyCount: Int {
    if case .contradicted(_, _, _, let against, _) = ground { against.count } else { 0 }
  }
}

extension TypeTally {
  /// So many of the values: `2 of the 19 values`, `2 values` where these are all.
  func share(_ count: Int) -> String {
    let whole = Quantity.count(testedCount, "value")
    return count == testedCount ? whole : "\(Quantity.count(count)) of the \(whole)"
  }

  /// Whether notations read all that is read now as well: no value of numbers is lost, and of dates none was
  /// read before.
  func isRead(
    by fits: [NotationFit], of proof: NotationProof, _ subject: NotationProof.Subject
  ) -> Bool {
    let isRead = fits.reduce(0) { $0 + $1.count } == proof.count && fractions.count == 0
    return isRead && !fits.isEmpty && (!readsSome || subject == .numbers)
  }
}

extension Witness {
  /// The first value with its place.
  var quoted: String {
    "\(TablePlan.shown(text, isMasked: false)) in row \(Quantity.count(record + 1))"
  }
}
