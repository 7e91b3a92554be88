/// How values of a column are compared, as its declared type says.
package enum MatchKind: Sendable, Equatable {
  case text
  case name, company
  case email, phone, url
  /// Whole and other numbers, amounts.
  case number
  /// Days and moments, as ISO 8601 writes them.
  case date
  case postcode, country
  /// One of a list, a truth, a currency.
  case category
  /// What stands for one person or thing: IBAN, VAT and other numbers with a check.
  case code
  /// The record's own key in its source: tells records apart, and is no evidence of sameness.
  case id
}
