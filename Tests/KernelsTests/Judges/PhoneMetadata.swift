import Foundation

/// What libphonenumber's metadata of a later day, which lies beside the corpora, says of mobile numbers.
struct PhoneMetadata: Sendable {
  /// A country's calling code and its mobile numbers without it.
  struct Country: Sendable {
    let callingCode: String
    let nationalPrefix: String
    /// The pattern of all their digits.
    let mobile: String
  }

  private let countries: [String: Country]

  init() throws {
    let file = Corpora.folder!.appending(path: "txt-libphonenumber/PhoneNumberMetadata.xml")
    let text = try String(contentsOf: file, encoding: .utf8)
    var countries: [String: Country] = [:]
    for part in text.components(separatedBy: "<territory ").dropFirst() {
      let head = String(part.prefix { $0 != ">" })
      guard let region = Self.attribute("id", head), let code = Self.attribute("countryCode", head),
        let mobile = Self.between("<mobile>", "</mobile>", part),
        let pattern = Self.between("<nationalNumberPattern>", "</nationalNumberPattern>", mobile)
      else { continue }
      countries[region] = Country(
        callingCode: code, nationalPrefix: Self.attribute("nationalPrefix", head) ?? "0",
        mobile: String(pattern.filter { !$0.isWhitespace }))
    }
    self.countries = countries
  }

  private static func attribute(_ name: String, _ head: String) -> String? {
    between(" \(name)=\"", "\"", " " + head.replacing("\n", with: " "))
  }

  private static func between(_ start: String, _ end: String, _ text: String) -> String? {
    guard let first = text.range(of: start),
      let last = text.range(of: end, range: first.upperBound..<text.endIndex)
    else { return nil }
    return String(text[first.upperBound..<last.lowerBound])
  }

  /// Whether a number in E.164 has the calling code of the region.
  func isAtHome(_ number: String, _ region: String) -> Bool {
    countries[region].map { number.hasPrefix("+" + $0.callingCode) } ?? false
  }

  /// Whether what is dialled, written in any way, is a mobile number of the region.
  func isMobile(_ text: String, _ region: String) -> Bool {
    guard let country = countries[region], let mobile = try? Regex(country.mobile) else {
      return false
    }
    let digits = String(text.prefix { $0 != ";" }.filter(\.isNumber))
    return ["", country.nationalPrefix, country.callingCode].contains { prefix in
      digits.hasPrefix(prefix)
        && digits.dropFirst(prefix.count).wholeMatch(of: mobile) != nil
    }
  }
}
