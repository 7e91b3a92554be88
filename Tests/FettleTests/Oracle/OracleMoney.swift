import Foundation

/// Amounts in the few currencies that the random tables and rules write.
enum OracleMoney {
  private static let codes = ["€": "EUR", "EUR": "EUR", "$": "USD", "USD": "USD"]

  /// Reads an amount by notations such as `€ 1.234,56`; one of another currency is none.
  static func read(_ text: Text, _ notations: [String]) -> Decimal? {
    var (rest, currency) = taken(from: text.trimmed.string)
    var isNegative = false
    if rest.hasPrefix("("), rest.hasSuffix(")") {
      isNegative = true
      rest = String(rest.dropFirst().dropLast())
      let inner = taken(from: rest)
      if currency == nil { (rest, currency) = inner }
    } else if let first = rest.first, "+-".contains(first) {
      isNegative = first == "-"
      rest.removeFirst()
      let inner = taken(from: rest)
      if currency == nil { (rest, currency) = inner }
    }
    guard let first = rest.first, first.isNumber || ".,".contains(first) else { return nil }
    let samples = notations.compactMap { notation -> String? in
      let (sample, declared) = taken(from: notation)
      return declared == nil || currency == nil || declared == currency ? sample : nil
    }
    if samples.isEmpty && !notations.isEmpty { return nil }
    return OracleNumber.read(Text(rest), samples).map { isNegative ? -$0 : $0 }
  }

  /// The text without the currency at one of its ends, and that currency.
  private static func taken(from text: String) -> (rest: String, currency: String?) {
    for (sign, code) in codes.sorted(by: { $0.key > $1.key }) {
      for rest in [
        text.hasPrefix(sign) ? text.dropFirst(sign.count) : nil,
        text.hasSuffix(sign) ? text.dropLast(sign.count) : nil,
      ] {
        if let rest { return (Text(String(rest)).trimmed.string, code) }
      }
    }
    return (text, nil)
  }
}
