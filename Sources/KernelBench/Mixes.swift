/// Seeded texts of the kinds that customer exports are full of.
enum Mixes {
  static let count = 20_000

  static let all: [(name: String, texts: [[UInt8]])] = [
    ("names", names), ("phones", phones), ("e-mails", emails), ("cjk", cjk), ("accents", accents),
  ]

  static let names = make { generator in
    let name = pick(first, &generator) + " " + pick(last, &generator)
    switch generator.next() % 10 {
    case 0: return name.uppercased()
    case 1: return "  " + name + " "
    default: return name
    }
  }

  static let phones = make { generator in
    let (a, b) = (200 + generator.next() % 800, 200 + generator.next() % 800)
    let c = 1000 + generator.next() % 9000
    let layouts = [
      "(\(a)) \(b)-\(c)", "\(a)-\(b)-\(c)", "+1 \(a) \(b) \(c)", "\(a).\(b).\(c)", "\(a)\(b)\(c)",
      "001-\(a)-\(b)-\(c)", " \(a) \(b) \(c) ",
    ]
    return pick(layouts, &generator)
  }

  static let emails = make { generator in
    let name = pick(first, &generator) + "." + pick(last, &generator)
    let mail = name.lowercased() + "\(generator.next() % 4_000_000)@" + pick(domains, &generator)
    return generator.next() % 20 == 0 ? mail.uppercased() : mail
  }

  static let cjk = make { generator in
    pick(["北京", "上海", "東京都", "王伟", "李小龙", "さとう", "サトウ", "김철수"], &generator)
      + pick(["", " 市", "　区", "１２３", "ＡＢＣ", " Co."], &generator)
  }

  static let accents = make { generator in
    pick(["Zoë", "José", "María", "Łukasz", "Søren", "Núñez", "Zoe\u{308}"], &generator) + " "
      + pick(["García", "Müller", "Rodríguez", "Smith", "ΟΔΥΣΣΕΥΣ", "Иванов"], &generator)
  }

  /// Family names, one in five with a slip of the pen.
  static let lastNames = make { generator in
    let name = pick(families, &generator)
    return generator.next() % 5 == 0 ? name.dropLast() + "e" : name
  }

  static let numbers = make { generator in
    "\(generator.next() % 100_000).\(10 + generator.next() % 90)"
  }

  static let dates = make { generator in
    "20\(10 + generator.next() % 16)-0\(1 + generator.next() % 9)-\(10 + generator.next() % 19)"
  }

  static let times = make { generator in
    "2026-0\(1 + generator.next() % 9)-\(10 + generator.next() % 19)T1\(generator.next() % 10):"
      + "\(10 + generator.next() % 50):00Z"
  }

  static let countries = make { generator in
    pick(["US", "us", "USA", "CN", "GB", "DE"], &generator)
  }

  private static let first = [
    "James", "Mary", "Robert", "Patricia", "John", "Jennifer", "Michael", "Linda", "Wei", "Ana",
  ]
  private static let last = [
    "Smith", "Johnson", "Williams", "Brown", "Jones", "Miller", "Davis", "O'Brien", "McDonald",
    "Li",
  ]
  private static let families = [
    "Smith", "Johnson", "Williams", "Brown", "Jones", "Miller", "Davis", "Rodriguez", "Martinez",
    "Hernandez", "Lopez", "Gonzalez", "Wilson", "Anderson", "Thomas", "Taylor", "Moore", "Jackson",
    "Martin", "Lee", "Thompson", "White", "Harris", "Clark", "Lewis", "Robinson", "Walker", "Young",
  ]
  private static let domains = ["example.com", "gmail.com", "corp.test", "mail.test"]

  private static func make(_ text: (inout SplitMix) -> String) -> [[UInt8]] {
    var generator = SplitMix()
    return (0..<count).map { _ in Array(text(&generator).utf8) }
  }

  private static func pick(_ choices: [String], _ generator: inout SplitMix) -> String {
    choices[Int(generator.next() % UInt64(choices.count))]
  }
}

/// A small generator with one fixed seed.
struct SplitMix {
  private var state: UInt64 = 20_261_123

  /// The next number (SplitMix64: Steele, Lea and Flood 2014).
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
