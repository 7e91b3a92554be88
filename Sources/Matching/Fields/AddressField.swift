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
  /// All parts as one value.
  let exact: PreparedColumn
  /// By value of ``exact``: the values of the parts.
  private let parts: [SIMD4<UInt32>]
  private let table: Parts
  /// By value of ``Parts/street``: its numbers.
  private let numbers: [Numbers]
  /// The street's words without numbers, by value of the street.
  private let streetNames: TextPool
  private let streetNameIDs: [UInt32]
  /// By city: what letters it has.
  private let citySketches: [LetterSketch]
  /// By city: the number of what is spoken, and whether it is in Chinese; empty where none is.
  private let cityReadings: [(id: UInt32, isChinese: Bool)]

  var isIdentity: Bool { false }
  let levels = [
    "no value", "the same street and place", "a similar street in the same place",
    "the same house, one with a flat", "the same street", "a similar street", "the same postcode",
    "the same city", "different",
  ]

  private static let street = 0
  private static let postcode = 1
  private static let city = 2

  init(_ name: String, rowCount: Int, _ table: Parts) {
    self.name = name
    self.table = table
    let combined = ValueTuples([table.street, table.postcode, table.city], rowCount: rowCount)
    exact = PreparedColumn(numbers: combined.numbers, valueCount: combined.tuples.count)
    parts = combined.tuples
    let streets = table.street?.pool ?? TextPool()
    let names = PreparedColumn(rowCount: streets.count) { number, output in
      Self.appendWords(of: streets[UInt32(number)], to: &output)
    }
    streetNames = names.pool
    streetNameIDs = names.ids
    numbers = (0..<UInt32(streets.count)).map { Numbers(in: streets[$0]) }
    citySketches = table.city.map { LetterSketch.all(of: $0.pool) } ?? []
    cityReadings = table.city.map { Self.readings(of: $0.pool) } ?? []
  }

  /// What is spoken of each city, without blanks: 广州 is Guangzhou. None where no text is in Chinese.
  private static func readings(of cities: TextPool) -> [(id: UInt32, isChinese: Bool)] {
    let areChinese = (0..<UInt32(cities.count)).map { HanText.isPresent(in: cities[$0]) }
    if !areChinese.contains(true) { return [] }
    var spoken = TextPool()
    var readings: [(id: UInt32, isChinese: Bool)] = []
    for (city, isChinese) in areChinese.enumerated() {
      let letters = Pinyin.pinyin(of: cities[UInt32(city)]).filter { $0 != 0x20 }
      readings.append((spoken.intern(letters.span), isChinese))
    }
    return readings
  }

  /// The words that have no digit.
  private static func appendWords(of text: Span<UInt8>, to output: inout [UInt8]) {
    text.forEachWord { word in
      if word.indices.contains(where: { word[$0] >= 0x30 && word[$0] <= 0x39 }) { return }
      if !output.isEmpty { output.append(0x20) }
      output.append(contentsOf: word)
    }
  }

  func sameLevel(_ value: UInt32) -> UInt8 { level(value, value) }

  func prefetch(_ value: UInt32) { parts.prefetch(Int(value)) }

  func level(_ left: UInt32, _ right: UInt32) -> UInt8 {
    let (one, two) = (parts[Int(left)], parts[Int(right)])
    let postcode = isSame(one[Self.postcode], two[Self.postcode])
    let city = isSameCity(one[Self.city], two[Self.city])
    guard table.street != nil else {
      if left == right { return 1 }
      return place(postcode, city)
    }
    let (first, second) = (one[Self.street], two[Self.street])
    if first == 0 || second == 0 { return place(postcode, city) }
    let isNear = postcode == true || city == true || postcode == nil && city == nil
    if first == second { return isNear ? 1 : 4 }
    if isSimilar(first, second) { return isNear ? 2 : 5 }
    if isFlat(first, second) { return isNear ? 3 : 5 }
    return postcode == true ? 6 : city == true ? 7 : 8
  }

  /// The level of two addresses whose streets say nothing.
  private func place(_ postcode: Bool?, _ city: Bool?) -> UInt8 {
    if postcode == true { return 6 }
    if city == true { return 7 }
    return postcode == nil && city == nil ? 0 : 8
  }

  /// Whether two values of a part are the same; nil where one is not there.
  private func isSame(_ left: UInt32, _ right: UInt32) -> Bool? {
    left == 0 || right == 0 ? nil : left == right
  }

  private static let leastOfCity = 0.92
  private static let boundOfCity = LetterBound(.jaroWinkler(leastOfCity))

  /// Whether two cities are the same or written nearly so; nil where one is not there.
  private func isSameCity(_ left: UInt32, _ right: UInt32) -> Bool? {
    guard let city = table.city, isSame(left, right) == false else { return isSame(left, right) }
    if !cityReadings.isEmpty {
      // Without tones 苏州 and 宿州 are both Suzhou: characters are told apart by themselves.
      let (one, two) = (cityReadings[Int(left)], cityReadings[Int(right)])
      if one.isChinese != two.isChinese { return one.id == two.id }
    }
    let canBe = Self.boundOfCity.allows(citySketches[Int(left)], citySketches[Int(right)])
    return canBe
      && JaroWinkler.similarity(city.pool[left], city.pool[right]) >= Self.leastOfCity
  }

  /// Whether two streets have the same numbers and nearly the same words.
  private func isSimilar(_ left: UInt32, _ right: UInt32) -> Bool {
    guard numbers[Int(left)] == numbers[Int(right)] else { return false }
    let (first, second) = (streetNameIDs[Int(left)], streetNameIDs[Int(right)])
    if first == second { return true }
    let (one, two) = (streetNames[first], streetNames[second])
    if JaroWinkler.similarity(one, two) >= 0.9 { return true }
    // 文三路 128 号 3 幢 with the name of the estate, or without.
    return HanText.isPresent(in: one) && (one.hasWords(of: two) || two.hasWords(of: one))
  }

  /// Whether one of two streets has the other's house number and words, and a number more: 12 Main St Apt 4.
  private func isFlat(_ left: UInt32, _ right: UInt32) -> Bool {
    let (these, those) = (numbers[Int(left)], numbers[Int(right)])
    guard these.isSameHouse(as: those), these.isHouseAlone != those.isHouseAlone else {
      return false
    }
    let (short, long) = these.isHouseAlone ? (left, right) : (right, left)
    let (house, flat) = (streetNameIDs[Int(short)], streetNameIDs[Int(long)])
    return house == flat || streetNames[flat].hasWords(of: streetNames[house])
  }

  var atoms: [BlockingAtom] {
    var atoms: [BlockingAtom] = []
    if let street = table.street {
      atoms.append(BlockingAtom(street, named: "street", agreement: 0.55))
      atoms.append(
        BlockingAtom("beginning of street", street, agreement: 0.7) { text, output in
          Self.appendWords(of: text, to: &output)
          output.removeLast(max(0, output.count - 6))
        })
    }
    if let postcode = table.postcode {
      atoms.append(BlockingAtom(postcode, named: "postcode", agreement: 0.7))
    }
    if let city = table.city { atoms.append(BlockingAtom(city, named: "city", agreement: 0.7)) }
    return atoms
  }
}

/// The numbers of a street: that of the house, and what stands behind it.
private struct Numbers: Equatable, Sendable {
  /// 0 where there is none.
  private var house: UInt64 = 0
  /// A hash of all numbers behind; 0 where there are none.
  private var rest: UInt64 = 0

  /// Reads those of a text; 0 is none.
  init(in text: Span<UInt8>) {
    var value: UInt64 = 0
    for index in 0...text.count {
      if index < text.count, text[index] >= 0x30, text[index] <= 0x39 {
        value = value &* 10 &+ UInt64(text[index] - 0x30)
      } else if value > 0 {
        if house == 0 { house = value } else { rest = StableHash.mix(rest, value) | 1 }
        value = 0
      }
    }
  }

  /// Whether nothing stands behind the house number.
  var isHouseAlone: Bool { rest == 0 }

  /// Whether both have the same house number.
  func isSameHouse(as other: Numbers) -> Bool { house != 0 && house == other.house }
}

extension Span<UInt8> {
  /// Whether all words of another text, of which it has one, are among its own.
  fileprivate func hasWords(of other: Span<UInt8>) -> Bool {
    var isWithin = !other.isEmpty
    other.forEachWord { word in
      var isFound = false
      forEachWord { isFound = isFound || $0.isEqual(to: word) }
      isWithin = isWithin && isFound
    }
    return isWithin
  }
}
