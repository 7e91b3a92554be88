import Profiling

/// Types that some texts fit by chance.
extension RuleDraft {
  /// What the name of a column of countries has in it, in some languages.
  private static let wordsOfCountry = [
    "country", "land", "nation", "pays", "pais", "país", "paese", "staat", "国", "國",
  ]
  /// Characters of the longest code of a country.
  private static let longestCode = 3

  /// Whether values that fit a type are of it for certain: `CA` and `IL` are countries, and states of one, and
  /// `notes.md` may be a file.
  func isCertain(_ type: String, _ column: ColumnProfile) -> Bool {
    switch type {
    case "country":
      let name = column.name.lowercased()
      return Self.wordsOfCountry.contains { name.contains($0) }
        || column.top.contains { $0.text.unicodeScalars.count > Self.longestCode }
    case "url":
      return column.top.contains { $0.text.contains("://") || $0.text.hasPrefix("www.") }
    default: return true
    }
  }
}
