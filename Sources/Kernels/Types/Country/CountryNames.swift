import Columns

/// Every name and code of the countries of ISO 3166-1.
enum CountryNames {
  /// A line of `CountryCodes`, with the names of the other tables.
  struct Entry: Sendable {
    let alpha2: String
    let alpha3: String
    let number: Int
    /// What stands before the first name in the formal one: R, K and so on.
    let kind: Substring
    var names: [String]
    var chinese: [String]
  }

  /// All entries, in the order of their codes.
  static let entries: [Entry] = {
    let chinese = names(of: Self.chinese)
    let european = names(of: Self.european) + names(of: formal)
    return CountryCodes.text.split(separator: "\n").map { line in
      let fields = line.split(separator: " ", maxSplits: 4)
      let code = String(fields[0])
      return Entry(
        alpha2: code, alpha3: String(fields[1]), number: Int(fields[2]) ?? 0, kind: fields[3],
        names: fields[4].split(separator: "|").map(String.init) + names(code, in: european),
        chinese: names(code, in: chinese))
    }
  }()

  /// Every spelling that is read, and its code.
  static let spellings: [(name: String, code: [UInt8])] = entries.flatMap { entry in
    var names = [entry.alpha2, entry.alpha3] + entry.names
    for opening in openings(of: entry.kind) { names += entry.names.map { opening + " " + $0 } }
    names += entry.chinese
    if isRepublic(entry) { names += entry.chinese.map { $0 + "共和国" } }
    names += names.compactMap(transliterated)
    return names.map { ($0, Array(entry.alpha2.utf8)) }
  }

  static let index = NameIndex(
    spellings, numbers: entries.map { ($0.number, Array($0.alpha2.utf8)) })

  /// One bit for each pair of letters that is a code.
  private static let codes: [UInt32] = {
    var codes = [UInt32](repeating: 0, count: 26)
    for entry in entries {
      let letters = Array(entry.alpha2.utf8)
      codes[Int(letters[0]) - 0x41] |= 1 << UInt32(letters[1] - 0x41)
    }
    return codes
  }()

  /// Whether two bytes are a code in capitals.
  static func isCode(_ text: Span<UInt8>) -> Bool {
    guard ASCII.isUpper(text[0]), ASCII.isUpper(text[1]) else { return false }
    return codes[Int(text[0]) - 0x41] >> UInt32(text[1] - 0x41) & 1 != 0
  }

  /// A name as German writes it without umlauts: `Oesterreich`. nil where it has none.
  private static func transliterated(_ name: String) -> String? {
    let pairs: [Character: String] = [
      "ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue",
    ]
    let written = name.map { pairs[$0] ?? String($0) }.joined()
    return written == name ? nil : written
  }

  /// Whether the Chinese formal name is the short one and 共和国.
  private static func isRepublic(_ entry: Entry) -> Bool {
    ["R", "GA", "GR", "LB", "PT", "TG"].contains { $0 == entry.kind || $0 == entry.alpha2 }
  }

  /// What stands before a name in the formal one, in four languages.
  private static func openings(of kind: Substring) -> [String] {
    switch kind {
    case "R": ["Republic", "Republik", "République", "República"]
    case "K": ["Kingdom", "Königreich", "Royaume", "Reino"]
    case "S": ["State", "Staat", "État", "Estado"]
    case "P": ["Principality", "Fürstentum", "Principauté", "Principado"]
    case "I":
      [
        "Islamic Republic", "Islamische Republik", "République islamique", "República Islámica",
        "Republic",
      ]
    case "F":
      [
        "Federal Republic", "Bundesrepublik", "République fédérale", "República Federal",
        "Republic",
      ]
    case "D":
      ["Democratic Republic", "République démocratique", "República Democrática"]
    case "U": ["Union", "Unión"]
    case "C": ["Commonwealth"]
    default: []
    }
  }

  /// The lines of a table, by their code.
  private static func names(of table: String) -> [(code: String, names: [String])] {
    table.split(separator: "\n").map { line in
      let fields = line.split(separator: " ", maxSplits: 1)
      return (String(fields[0]), fields[1].split(separator: "|").map(String.init))
    }
  }

  private static func names(
    _ code: String, in table: [(code: String, names: [String])]
  ) -> [String] {
    table.filter { $0.code == code }.flatMap(\.names)
  }
}
