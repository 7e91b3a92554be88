import Columns

@testable import Kernels

/// A small seeded generator, so that every run sees the same inputs.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Texts for the properties that every form must have.
enum Samples {
  /// What people write, in several scripts, and what breaks programs.
  static let fixed: [String] = [
    "James Smith", "JAMES SMITH", "james o'brien", "McDonald", "MCDONALD", "van der Berg",
    "JAN VAN DER BERG", "de la Cruz", "Maria da Silva", "Henry viii", "D'OR", "Anna’s", "3RD",
    "12B",
    "smith-JONES", "DeVito", "(555) 010-9999", "+1 555 010 9999", "001-555-010-9999", "n/a",
    "anna@example.com", "ANNA@EXAMPLE.COM", "a", " a", "a ", "  a  b  ", "\ta\r\nb", "a\u{A0}b",
    "\u{3000}北京\u{3000}", "北京", "上海 market", "Łukasz Núñez", "Zoe\u{308}", "Zoë", "straße", "ẞ",
    "İstanbul", "ﬁnal", "ΟΔΥΣΣΕΥΣ", "Σ", "ΑΣ ΒΣ", "ŉ", "ΐ", "ᾳ", "ǆ", "ＡＢ－１２", "１２３", "٣٤٥", "①",
    "½",
    "한국어", "\u{1112}\u{1161}\u{11AB}", "が", "か\u{3099}", "हिन्दी", "שָׁלוֹם", "👨‍👩‍👧", "é\u{301}\u{327}",
    "می‌خواهم", "\u{FEFF}id", "\u{202E}abc", "a\u{200B}b", "a \u{200B} b", "\u{1}\u{2}", "\u{7F}",
    "1,234.56", "1.234,56", "-0012.500", "1e3", "12345678901234567890", "2026-01-31", "31/01/2026",
    "2026-1-3", "Jan 31, 2026", "31. January 2026", "20260131", "2026年1月31日", "\u{FDFA}",
  ]

  /// Texts that are not UTF-8.
  static let broken: [[UInt8]] = [
    [0xFF], [0x41, 0xFF, 0x42], [0xC3], [0xE2, 0x80], [0xC3, 0x28], [0xED, 0xA0, 0x80],
    [0xC0, 0xAF],
    [0xF4, 0x90, 0x80, 0x80], [0x20, 0x80, 0x20], [0x80, 0x41, 0xCC, 0x81],
    [0x65, 0xCC, 0x81, 0xFE],
    [0xE5, 0x8C, 0x97, 0xE4], [0x31, 0xF0, 0x9F, 0x98],
  ]

  private static let alphabets: [[String]] = [
    "abcdefghijklmnopqrstuvwxyz".map(String.init),
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ".map(String.init),
    "0123456789.,-+() ".map(String.init),
    [
      "van", "de", "la", "der", "Mc", "MAC", "O'", "d'", "'", "’", "-", "iii", " ", "  ", "x", "Yz",
    ],
    [
      " ", "\t", "\n", "\r\n", "\u{A0}", "\u{2003}", "\u{200B}", "\u{200D}", "\u{FEFF}", "\u{3000}",
    ],
    [
      "é", "ß", "ö", "Ł", "ø", "İ", "ı", "Σ", "σ", "ς", "ΐ", "ﬁ", "ŉ", "ǆ", "Ǆ", "ǅ", "\u{345}",
      "K", "ſ",
    ],
    [
      "\u{300}", "\u{301}", "\u{327}", "\u{308}", "\u{323}", "e", "a", "\u{3099}", "か", "\u{1161}",
      "ᄒ", "가",
    ],
    ["北", "京", "東", "ア", "ｱ", "Ａ", "９", "　", "한", "글", "नि", "ا", "٣", "א", "👩", "🏽", "\u{1D7D8}"],
  ]

  /// Seeded texts, each of one to three alphabets; never blank.
  static func random(_ count: Int, seed: UInt64, onlyASCII: Bool = false) -> [[UInt8]] {
    var generator = SplitMix(state: seed)
    var texts: [[UInt8]] = []
    while texts.count < count {
      var pieces: [String] = []
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let last = onlyASCII ? 2 : alphabets.count - 1
        let alphabet = alphabets[Int.random(in: 0...last, using: &generator)]
        for _ in 0..<Int.random(in: 1...8, using: &generator) {
          pieces.append(alphabet.randomElement(using: &generator)!)
        }
      }
      if Bool.random(using: &generator) { pieces.shuffle(using: &generator) }
      let text = Array(pieces.joined().utf8)
      if !isBlank(text) { texts.append(text) }
    }
    return texts
  }

  /// The fixed texts, the broken ones and many seeded ones.
  static let all: [[UInt8]] = {
    let fixed = Samples.fixed.map { Array($0.utf8) }
    return fixed.filter { !isBlank($0) } + broken + random(1500, seed: 1)
      + random(500, seed: 2, onlyASCII: true)
  }()

  static func isBlank(_ text: [UInt8]) -> Bool {
    withCell(text) { BlankTest().isBlank($0) }
  }
}

extension [UInt8] {
  var isASCII: Bool { span.isASCII }
  var isUTF8: Bool {
    var index = 0
    while index < count {
      let scalar = span.scalar(at: index)
      if !scalar.isValid { return false }
      index += scalar.byteCount
    }
    return true
  }
}

extension ByteArena {
  /// The open cell's bytes, which stay open.
  var openArray: [UInt8] {
    let bytes = openBytes
    return bytes.indices.map { bytes[$0] }
  }
}

/// Lends the bytes as a cell.
func withCell<Result>(_ bytes: [UInt8], _ body: (Cell) throws -> Result) rethrows -> Result {
  var arena = ByteArena()
  arena.append(bytes)
  return try body(arena.commit())
}

/// Lends a text as a cell.
func withCell<Result>(_ text: String, _ body: (Cell) throws -> Result) rethrows -> Result {
  try withCell(Array(text.utf8), body)
}

/// The text that a kernel makes of one text; nil where it failed.
func apply(_ kernel: some TextKernel, to text: String) -> String? {
  var arena = ByteArena()
  return withCell(text) { cell in
    switch kernel.apply(cell.bytes, to: &arena) {
    case .same: return text
    case .changed: return String(decoding: arena.commit().array, as: UTF8.self)
    case .failed: return nil
    }
  }
}
