import Diagnostics

/// What a column's name says of the part that it has in an address: `Billing City` is the city of a `billing`
/// address.
struct AddressPart {
  enum Kind { case street, city, postcode, state }

  let kind: Kind
  /// The words before it, in lower case: which address it is.
  let address: String

  private static let words: [String: Kind] = [
    "street": .street, "strasse": .street, "straße": .street, "address": .street,
    "address1": .street, "addr": .street, "city": .city, "town": .city, "ort": .city,
    "stadt": .city, "zip": .postcode, "zipcode": .postcode, "postcode": .postcode,
    "postalcode": .postcode, "plz": .postcode, "state": .state, "province": .state,
  ]

  /// nil where the name is that of no part.
  init?(_ name: String) {
    var words = Self.words(of: name)
    let codes = ["postal code", "post code", "zip code"]
    if codes.contains(words.suffix(2).joined(separator: " ")) {
      words = words.dropLast(2) + ["postcode"]
    }
    guard let last = words.last, let kind = Self.words[last] else { return nil }
    self.kind = kind
    address = words.dropLast().joined(separator: " ")
  }

  /// `billing`, `city` of `billingCity`, `Billing City` and `billing_city`.
  private static func words(of name: String) -> [String] {
    var words: [String] = []
    var isOpen = false
    var wasLower = false
    for letter in name {
      let isWord = letter.isLetter || letter.isNumber
      if isWord {
        if !isOpen || (letter.isUppercase && wasLower) { words.append("") }
        words[words.count - 1] += letter.lowercased()
      }
      (isOpen, wasLower) = (isWord, letter.isLowercase)
    }
    return words
  }
}

extension Statement {
  /// The parts of one address that a merge takes by lines which rank the records otherwise: a person may get a
  /// city of one record and a postcode of another one.
  func addressesApart(_ source: SourceText) -> [Diagnostic] {
    var addresses: [String: [(part: AddressPart, column: ColumnReference, ranks: String)]] = [:]
    for case .take(let take) in merge?.clauses.map(\.kind) ?? [] {
      if case .together = take.way { continue }
      let ranks = take.ranks.map { source.text(of: $0.range) ?? "" }.joined(separator: ", ")
      for column in take.columns {
        guard let part = AddressPart(column.name) else { continue }
        addresses[part.address, default: []].append((part, column, ranks.lowercased()))
      }
    }
    return addresses.sorted { $0.key < $1.key }.compactMap { _, parts in
      guard let first = parts.first, parts.contains(where: { $0.part.kind != first.part.kind }),
        let other = parts.first(where: { $0.ranks != first.ranks })
      else { return nil }
      let names = parts.map { Scope.written($0.column.name) }.joined(separator: ", ")
      return Diagnostic(
        .addressApart, severity: .warning,
        "the parts of an address are taken apart, so that a person may get one that nobody has",
        at: other.column.range, help: "write take \(names) together from most complete",
        related: [(first.column.range, "this one comes by other ranks")])
    }
  }
}
