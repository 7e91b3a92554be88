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
  /// The best region and the next one; where these read as many, all that do.
  private let fits: [PhoneRegions.Fit]
  /// Whether several regions read the most.
  private let isOpen: Bool

  /// nil unless most values fail, and nearly all of these are numbers of one region.
  init?(_ place: TypePlace, _ tally: TypeTally, _ plan: TablePlan, _ program: Program) {
    guard place.hasRegion, tally.failedCount * 2 > tally.testedCount,
      tally.failedCount >= RegionRanking.fewestTexts
    else { return nil }
    let texts = tally.strangers.texts
    let fits = RegionRanking.fits(of: texts)
    guard let best = fits.first, RegionRanking.isOfNearlyAll(best.count, texts.count) else {
      return nil
    }
    self.place = place
    let tied = RegionRanking.tied(fits)
    isOpen = tied.count > 1
    self.fits = isOpen ? tied : Array(fits.prefix(2))
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
    let count = Quantity.count(fits[0].count)
    if isOpen {
      return "\(count) of \(values) are valid in each of the regions "
        + "\(RegionRanking.names(fits)), ambiguous"
    }
    let next = fits.count > 1 ? ", \(Quantity.count(fits[1].count)) in '\(fits[1].region)'" : ""
    return "\(count) of \(values) are valid in region '\(fits[0].region)'\(next)"
  }

  /// What to type; no line where nothing tells which region is meant.
  var help: String {
    if isOpen { return RegionRanking.openHelp }
    let name = Scope.written(place.name)
    let region = Scope.quoted(fits[0].region)
    let text =
      place.isForm
      ? "normalize \(name) phone region \(region)" : "column \(name) is phone region \(region)"
    return "write \(text)" + line.shared
  }
}
