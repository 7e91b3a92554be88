import Kernels

/// Where somebody lives or works, as one: street with its number, postcode, city, region.
///
/// Never three fields: they move together, and would count one move of house three times.
struct AddressField: MatchField {
  /// What the table has of an address.
  struct Parts: Sendable {
    /// The street with its number, words normalized.
    var street: PreparedColumn?
    var city: PreparedColumn?
    var postcode: PreparedColumn?
  }

  let name: String
  let parts: Parts
  let exact: PreparedColumn
  /// House numbers by value of ``Parts/street``: all digits of the street.
  private let numbers: [UInt64]
  /// The street's words without numbers.
  private let streetNames: PreparedColumn?

  var isIdentity: Bool { false }
  var isByValue: Bool { false }
  let levels = [
    "no value", "the same street and place", "a similar street in the same place",
    "the same street", "a similar street", "the same postcode", "the same city", "different",
  ]

  init(_ name: String, rowCount: Int, _ parts: Parts) {
    self.name = name
    self.parts = parts
    exact = PreparedColumn(rowCount: rowCount) { row, output in
      for part in [parts.street, parts.postcode, parts.city] {
        guard let part else { continue }
        let text = part.text(UInt32(row))
        for index in text.indices { output.append(text[index]) }
        output.append(0x7C)
      }
      if output.allSatisfy({ $0 == 0x7C }) { output = [] }
    }
    numbers = parts.street.map { street in
      (0..<UInt32(street.pool.count)).map { Self.digits(street.pool[$0]) }
    } ?? []
    streetNames = parts.street.map { street in
      PreparedColumn(rowCount: rowCount) { row, output in
        Self.words(street.text(UInt32(row)), &output)
      }
    }
  }

  /// A hash of the numbers in a street.
  private static func digits(_ text: Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0
    var value: UInt64 = 0
    for index in 0...text.count {
      if index < text.count, text[index] >= 0x30, text[index] <= 0x39 {
        value = value &* 10 &+ UInt64(text[index] - 0x30)
      } else if value > 0 {
        hash = StableHash.mix(hash, value) | 1
        value = 0
      }
    }
    return hash
  }

  /// The words that have no digit.
  private static func words(_ text: Span<UInt8>, _ output: inout [UInt8]) {
    var start = 0
    for index in 0...text.count where index == text.count || text[index] == 0x20 {
      let word = text.extracting(start..<index)
      start = index + 1
      if word.isEmpty || word.indices.contains(where: { word[$0] >= 0x30 && word[$0] <= 0x39 }) {
        continue
      }
      if !output.isEmpty { output.append(0x20) }
      for place in word.indices { output.append(word[place]) }
    }
  }

  private enum Likeness { case unknown, same, different }

  private func compare(
    _ column: PreparedColumn?, _ left: UInt32, _ right: UInt32, least: Double
  ) -> Likeness {
    guard let column else { return .unknown }
    let (first, second) = (column.ids[Int(left)], column.ids[Int(right)])
    if first == 0 || second == 0 { return .unknown }
    if first == second { return .same }
    return JaroWinkler.similarity(column.pool[first], column.pool[second]) >= least ? .same : .different
  }

  func level(_ left: UInt32, _ right: UInt32) -> UInt8 {
    let postcode = compare(parts.postcode, left, right, least: 2)
    let city = compare(parts.city, left, right, least: 0.92)
    let isPlaceSame = postcode == .same || city == .same
    let isPlaceKnown = postcode != .unknown || city != .unknown
    guard let street = parts.street, let streetNames, street.ids[Int(left)] != 0,
      street.ids[Int(right)] != 0
    else {
      if !isPlaceKnown { return 0 }
      return postcode == .same ? 5 : city == .same ? 6 : 7
    }
    let (first, second) = (street.ids[Int(left)], street.ids[Int(right)])
    let isSame = first == second
    let isSimilar =
      !isSame && numbers[Int(first)] == numbers[Int(second)]
      && JaroWinkler.similarity(streetNames.text(left), streetNames.text(right)) >= 0.9
    if isSame { return isPlaceSame || !isPlaceKnown ? 1 : 3 }
    if isSimilar { return isPlaceSame || !isPlaceKnown ? 2 : 4 }
    return postcode == .same ? 5 : city == .same ? 6 : 7
  }

  var atoms: [BlockingAtom] {
    var atoms: [BlockingAtom] = []
    if let street = parts.street { atoms.append(BlockingAtom(street, named: "street", agreement: 0.55)) }
    if let streetNames {
      atoms.append(
        BlockingAtom("beginning of street", streetNames, agreement: 0.7) { text, output in
          for index in 0..<min(6, text.count) { output.append(text[index]) }
        })
    }
    if let postcode = parts.postcode { atoms.append(BlockingAtom(postcode, named: "postcode", agreement: 0.7)) }
    if let city = parts.city { atoms.append(BlockingAtom(city, named: "city", agreement: 0.7)) }
    return atoms
  }
}
