import Kernels
import Language

/// The regions under which telephone numbers are valid.
///
/// Where several read as many of the numbers, which is meant is open. Of these, the ones that read
/// the fewest others of their shape come first, as that they read them says the most: they are named.
enum RegionRanking {
  /// Of fewer numbers many regions read all, which says nothing.
  static let fewestTexts = 5
  private static let variantCount = 4
  /// Regions that are told of.
  private static let mostNames = 5
  /// What to do where nothing tells which region is meant.
  static let openHelp =
    "nothing in the numbers tells which is meant: name it behind phone, or the column that has the "
    + "country of each row"

  /// Whether so many numbers are enough for their region to be told of: where several countries are mixed,
  /// one that takes numbers of any length reads half of the others' too.
  static func isOfNearlyAll(_ count: Int, _ textCount: Int) -> Bool { count * 5 >= textCount * 4 }

  /// How many of the texts are valid under each region, those of most texts first, then the likeliest.
  static func fits(of texts: [[UInt8]]) -> [PhoneRegions.Fit] {
    let fits = PhoneRegions.fits(of: texts)
    let best = fits.prefix { $0.count == fits[0].count }
    if best.count < 2 { return fits }
    let others = PhoneRegions.fits(of: texts.flatMap(variants))
    func otherCount(_ fit: PhoneRegions.Fit) -> Int {
      others.first { $0.region == fit.region }?.count ?? 0
    }
    let ranked = best.sorted { (otherCount($0), $0.region) < (otherCount($1), $1.region) }
    return ranked + fits.dropFirst(best.count)
  }

  /// Those of regions in this order that read the most.
  static func tied(_ fits: [PhoneRegions.Fit]) -> [PhoneRegions.Fit] {
    Array(fits.prefix { $0.count == fits[0].count })
  }

  /// `'ID', 'US'`: the likeliest by their letters, as none comes before another; the rest is counted.
  static func names(_ tied: [PhoneRegions.Fit]) -> String {
    let names = tied.prefix(mostNames).map(\.region).sorted().map(Scope.quoted)
    let more = tied.count - names.count
    return names.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
  }

  /// The text with other digits behind the first one, which often is dialled before any number.
  private static func variants(of text: [UInt8]) -> [[UInt8]] {
    (1...variantCount).map { step in
      var digitCount = 0
      return text.map { byte in
        guard (0x30...0x39).contains(byte) else { return byte }
        digitCount += 1
        let shift = step * 3 + digitCount * (step + 2)
        return digitCount == 1 ? byte : UInt8((Int(byte) - 0x30 + shift) % 10 + 0x30)
      }
    }
  }
}
