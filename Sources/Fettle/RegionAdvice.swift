import Diagnostics
import Engine
import Kernels
import Language

/// Under which region most of the telephone numbers are valid that a rule does not read, and what to write.
struct RegionAdvice {
  private let place: TypePlace
  private let line: TypeLine
  private let triedCount: Int
  private let failedCount: Int
  /// The best region, and the next one.
  private let fits: [PhoneRegions.Fit]

  /// nil unless most values fail, and most of these are numbers of one region.
  init?(_ place: TypePlace, _ tally: TypeTally, _ plan: TablePlan, _ program: Program) {
    guard place.hasRegion, tally.failedCount * 2 > tally.testedCount,
      tally.failedCount >= RegionRanking.fewestTexts
    else { return nil }
    let texts = tally.strangers.texts
    let fits = RegionRanking.fits(of: texts)
    guard let best = fits.first, best.count * 2 > texts.count else { return nil }
    self.place = place
    self.fits = Array(fits.prefix(2))
    line = TypeLine(place: place, table: plan.table, program: program)
    triedCount = texts.count
    failedCount = tally.failedCount
  }

  /// How many of the values are valid under which region.
  var words: String {
    let values =
      triedCount == failedCount
      ? "these \(Quantity.count(triedCount))"
      : "the first \(Quantity.count(triedCount)) of these"
    var words =
      "\(Quantity.count(fits[0].count)) of \(values) are valid in region '\(fits[0].region)'"
    if fits.count > 1 {
      words += isOpen ? ", as many in" : ", \(Quantity.count(fits[1].count)) in"
      words += " '\(fits[1].region)'"
    }
    return words
  }

  /// Whether another region reads as many.
  private var isOpen: Bool { fits.count > 1 && fits[1].count == fits[0].count }

  /// What to type.
  var help: String {
    let name = Scope.written(place.name)
    let region = Scope.quoted(fits[0].region)
    let text =
      place.isForm
      ? "normalize \(name) phone region \(region)" : "column \(name) is phone region \(region)"
    return (isOpen ? "write the region that is meant, as in \(text)" : "write \(text)")
      + line.shared
  }
}
