/// Seeded telephone numbers as a German or an American customer table has them; no two are the same.
///
/// Of a hundred, some 60 are written as within the country, 40 with the calling code of ten
/// countries; 3 have an extension, 2 a word before or behind, and 3 a digit too few or too many.
struct PhoneTexts {
  static let count = 100_000

  /// A country's calling code, what stands before its numbers at home, and how they look.
  private struct Country {
    let code: String
    let trunk: String
    let layouts: [String]
  }

  private static let germany = Country(
    code: "49", trunk: "0",
    layouts: [
      "30 #######", "30 ########", "89 #######", "40 ######", "171 #######", "160 ########",
      "176 ########", "800 #######", "6221 ######", "2151 ####-##", "3843 #####",
    ])
  private static let america = Country(
    code: "1", trunk: "",
    layouts: ["(2#4) 5##-####", "(3#2) 7##-####", "(7#3) 2##-####", "(9#8) 6##-####"])
  private static let others = [
    Country(code: "44", trunk: "0", layouts: ["20 7### ####", "7### ######", "161 ### ####"]),
    Country(code: "33", trunk: "0", layouts: ["6 ## ## ## ##", "1 ## ## ## ##"]),
    Country(code: "39", trunk: "", layouts: ["06 ########", "3## #######"]),
    Country(code: "34", trunk: "", layouts: ["6## ### ###", "91 ### ## ##"]),
    Country(code: "86", trunk: "0", layouts: ["13# #### ####", "10 6### ####"]),
    Country(code: "91", trunk: "0", layouts: ["9#### #####", "22 2### ####"]),
    Country(code: "55", trunk: "0", layouts: ["11 9####-####", "21 3###-####"]),
    Country(code: "41", trunk: "0", layouts: ["79 ### ## ##", "44 ### ## ##"]),
    germany, america,
  ]

  private var generator = SplitMix()
  private let home: Country

  private init(home: Country) {
    self.home = home
  }

  static let german = make(germany)
  static let american = make(america)

  private static func make(_ home: Country) -> [[UInt8]] {
    var texts = PhoneTexts(home: home)
    var seen = Set<String>()
    var result: [[UInt8]] = []
    while result.count < count {
      let text = texts.next()
      if seen.insert(text).inserted { result.append(Array(text.utf8)) }
    }
    return result
  }

  private mutating func below(_ count: Int) -> Int {
    Int(generator.next() % UInt64(count))
  }

  private mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
    choices[below(choices.count)]
  }

  private mutating func next() -> String {
    let isHome = below(10) < 6
    let country = isHome ? home : pick(Self.others)
    var digits = separated(pick(country.layouts))
    if below(100) < 3 { digits = below(2) == 0 ? String(digits.dropLast()) : digits + "7" }
    var text: String
    if isHome {
      text = country.trunk + digits
    } else {
      text = pick(["+", "+", "+", home.code == "1" ? "011 " : "00"]) + country.code
      text += pick([" ", " ", "", "-", country.trunk.isEmpty ? " " : " (0)"]) + digits
    }
    switch below(100) {
    case 0...2: text += pick([" ext. ", " x", ";ext="]) + String(10 + below(990))
    case 3: text = "Tel. " + text
    case 4: text += pick([" home", " (work)"])
    default: break
    }
    return text
  }

  /// The layout with digits in it, and perhaps other signs between them.
  private mutating func separated(_ layout: String) -> String {
    let between = pick([nil, nil, nil, "", "-", ".", "\u{A0}", " - ", "/"])
    var text = ""
    for character in layout {
      switch character {
      case "#": text += String(below(10))
      case " ", "-": text += between ?? String(character)
      case "(", ")": text += between == nil ? String(character) : ""
      default: text.append(character)
      }
    }
    return text
  }
}
