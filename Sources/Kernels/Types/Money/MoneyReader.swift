/// A way to write amounts: a sample or pattern of numbers, with the currency that it names, if any.
package struct MoneyNotation: Sendable, Equatable {
  let number: NumberNotation
  let currency: Currency?

  /// Whether it reads the amounts of one currency alone.
  package var namesCurrency: Bool { currency != nil }

  /// Reads the sample `€ 1.234,56`; a message says what is wrong with it.
  package static func compile(_ sample: String) -> Result<MoneyNotation, FormProblem> {
    let bytes = Array(sample.utf8)
    var parts = AmountParts(bytes.span)
    let currency = parts.takeCurrency()
    let rest = String(decoding: bytes[parts.range], as: UTF8.self)
    return NumberNotation.compile(rest).map { MoneyNotation(number: $0, currency: currency) }
  }
}

/// Reads amounts of money in the notations of a column, or with plain decimals where it has none.
///
/// Beside the amount a currency may stand, its sign or its code; parentheses around it, or a minus
/// before or behind it, make it negative.
package struct MoneyReader: Sendable, Equatable {
  private let notations: [MoneyNotation]

  /// A reader of these notations and no other; of plain decimals where there are none.
  package init(_ notations: [MoneyNotation] = []) {
    self.notations = notations
  }

  /// The amount; nil where the text is none, where two notations read it differently, or where it
  /// names a currency other than that of the notation.
  package func value(of text: Span<UInt8>) -> Decimal? {
    guard let parts = AmountParts(reading: text), parts.isNumber,
      let amount = amount(text.extracting(parts.range), parts.currency)
    else {
      return nil
    }
    return parts.isNegative ? -amount : amount
  }

  private func amount(_ digits: Span<UInt8>, _ currency: Currency?) -> Decimal? {
    if notations.isEmpty {
      return DecimalSyntax(point: 0x2E, grouping: .none, takesExponent: false).value(of: digits)
    }
    var found: Decimal?
    for notation in notations {
      if let declared = notation.currency, let currency, !declared.covers(currency) { continue }
      guard let value = notation.number.syntax.value(of: digits) else { continue }
      if let found, found != value { return nil }
      found = value
    }
    return found
  }
}
