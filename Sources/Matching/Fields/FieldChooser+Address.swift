import Kernels

extension FieldChooser {
  /// Adds the address, as one field of street, city and postcode.
  ///
  /// Where columns are of several addresses, as `mailing_street` and `other_street` are, the one whose streets
  /// have most values stands for the row: another one is blank as a rule, or says where others work.
  mutating func addAddress(_ choices: [Choice]) {
    let parts = choices.filter(Self.isOfAddress)
    let left = Self.otherAddresses(among: parts)
    otherAddresses = left.map(\.number)
    let kept = parts.filter { part in !left.contains { $0.number == part.number } }
    func numbers(_ hint: ColumnHint) -> [Int] { kept.filter { $0.hint == hint }.map(\.number) }
    let streets = numbers(.houseNumber) + numbers(.street)
    let city = numbers(.city).prefix(1)
    let postcode = kept.filter { $0.column.kind == .postcode || $0.hint == .postcode }.prefix(1)
    let columns =
      streets.map { FieldPlan.Column(part: .street, number: $0) }
      + city.map { FieldPlan.Column(part: .city, number: $0) }
      + streets.filter(hasChinese).map { FieldPlan.Column(part: .cityOfStreet, number: $0) }
      + postcode.map { FieldPlan.Column(part: .postcode, number: $0.number) }
    if !columns.isEmpty { plans.append(FieldPlan(.address, columns)) }
  }

  /// Whether a column is a part of an address: one of e-mail or of a page is none.
  static func isAddress(_ choice: Choice) -> Bool {
    switch choice.column.kind {
    case .text, .category, .number: !choice.shape.isEmail && !choice.shape.isLink
    case .postcode: true
    default: false
    }
  }

  private static func isOfAddress(_ choice: Choice) -> Bool {
    choice.column.kind == .postcode || isAddress(choice) && choice.hint.isOfAddress
  }

  /// The parts that are of another address than the one that is compared: those whose names begin with
  /// another word, where at least two such words have both a street and a place.
  private static func otherAddresses(among parts: [Choice]) -> [Choice] {
    let groups = Dictionary(grouping: parts) { firstWord(of: $0.column.name) }.filter { _, parts in
      parts.contains { $0.hint == .street }
        && parts.contains { $0.hint == .city || $0.hint == .postcode }
    }
    if groups.count < 2 { return [] }
    func streetCount(_ word: String) -> Int {
      groups[word]!.filter { $0.hint == .street }.map(\.shape.distinctCount).max() ?? 0
    }
    let first = groups.keys.max { one, other in
      let (left, right) = (streetCount(one), streetCount(other))
      return left == right ? one > other : left < right
    }!
    return parts.filter { part in
      groups.contains { word, parts in
        word != first && parts.contains { $0.number == part.number }
      }
    }
  }

  /// `mailing` of `mailing_street`, `Mailing Street` and `MailingStreet`.
  private static func firstWord(of name: String) -> String {
    var word = ""
    for character in name {
      if !character.isLetter && !character.isNumber { break }
      if character.isUppercase, word.last?.isLowercase ?? false { break }
      word.append(character)
    }
    return word.lowercased()
  }

  /// Whether any value of a column has Chinese characters.
  private func hasChinese(_ column: Int) -> Bool {
    let pool = input.columns[column].keys.pool
    return (0..<UInt32(pool.count)).contains { HanText.isPresent(in: pool[$0]) }
  }
}
