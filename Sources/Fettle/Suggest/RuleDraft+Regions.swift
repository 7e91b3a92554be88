import Diagnostics
import Kernels
import Language
import Profiling

// Telephone numbers that do not say of which country they are.
extension RuleDraft {
  /// What the names of columns of telephone numbers hold.
  private static let nameParts = ["phone", "telefon", "mobile", "handy", "电话", "手机", "传真"]
  /// The same as words of their own.
  private static let nameWords: Set<Substring> = ["tel", "fax", "cell", "mobil"]
  /// The region under which nearly all of the most frequent values are valid, and the
  /// line to type, or the regions, where several read as many; nil for a column that is not called
  /// like one of telephone numbers, or whose values need no region.
  func regionEvidence(_ index: Int) -> String? {
    let column = table.columns[index]
    let plainCount = column.types.first { $0.name == "phone" }?.count ?? 0
    guard Self.isCalledPhone(column.name), plainCount * 2 <= column.presentCount,
      column.top.count >= RegionRanking.fewestTexts
    else { return nil }
    let fits = RegionRanking.fits(of: column.top.map { Array($0.text.utf8) })
    guard let best = fits.first, RegionRanking.isOfNearlyAll(best.count, column.top.count) else {
      return nil
    }
    let count =
      "\(Quantity.count(best.count)) of the \(Quantity.count(column.top.count)) "
      + "most frequent values are telephone numbers in "
    let tied = RegionRanking.tied(fits)
    if tied.count > 1 {
      return count + "each of the regions \(RegionRanking.names(tied)), ambiguous: "
        + "\(RegionRanking.openHelp)."
    }
    let line = "column \(name(index)) is phone region \(Scope.quoted(best.region))"
    return count + "region '\(best.region)': \(line)."
  }

  private static func isCalledPhone(_ name: String) -> Bool {
    let name = name.lowercased()
    return nameParts.contains { name.contains($0) }
      || name.split { !$0.isLetter }.contains { nameWords.contains($0) }
  }
}
