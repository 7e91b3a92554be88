/// Words of streets that are written in several ways, or not at all.
enum StreetWords {
  private static let dropped: Set<String> = [
    "street", "st", "avenue", "ave", "av", "place", "pl", "road", "rd", "crescent", "cres", "court",
    "ct", "drive", "dr", "close", "cl", "circuit", "cct", "boulevard", "blvd", "blv", "lane", "ln",
    "highway", "hwy", "parade", "pde", "terrace", "tce", "way", "square", "sq", "unit", "flat",
    "apt", "suite", "ste", "strasse", "str", "between", "off", "near", "at", "the",
  ]
  private static let directions: [String: String] = [
    "north": "n", "south": "s", "east": "e", "west": "w",
  ]

  /// Leaves out the words that say only that it is a street, unless nothing else is there.
  static func shorten(_ text: inout [UInt8]) {
    let words = text.split(separator: 0x20)
    var kept: [UInt8] = []
    for word in words {
      var name = String(decoding: word, as: UTF8.self)
      if dropped.contains(name) { continue }
      name = directions[name] ?? name
      if !kept.isEmpty { kept.append(0x20) }
      kept += Array(name.utf8)
    }
    if !kept.isEmpty { text = kept }
  }
}
