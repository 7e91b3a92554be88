import Columns

/// What the scanner is measured on: tables of a megabyte, with and without quotes, and texts.
enum ScanTexts {
  static let tables: [(name: String, records: [[UInt8]])] = [
    ("no quotes", table { [$0.name, $0.email, $0.phone, $0.number] }),
    ("many quotes", table { [quoted($0.name), $0.email, quoted($0.phone + ", ext."), $0.number] }),
  ]

  static let texts: [(name: String, texts: [[UInt8]])] = [
    ("ASCII", Mixes.emails), ("accents", Mixes.accents), ("CJK", Mixes.cjk),
  ]

  /// The texts one after another.
  static func block(_ texts: [[UInt8]]) -> ByteBlock {
    let block = ByteBlock(capacity: texts.reduce(0) { $0 + $1.count })
    for text in texts { block.append(text.span) }
    return block
  }

  /// One record of a table.
  private struct Person {
    var name: String
    var email: String
    var phone: String
    var number: String
  }

  private static func table(_ fields: (Person) -> [String]) -> [[UInt8]] {
    (0..<Mixes.count).map { row in
      func text(_ mix: [[UInt8]]) -> String { String(decoding: mix[row], as: UTF8.self) }
      let person = Person(
        name: text(Mixes.names), email: text(Mixes.emails), phone: text(Mixes.phones),
        number: text(Mixes.numbers))
      return Array((fields(person).joined(separator: ",") + "\n").utf8)
    }
  }

  /// In quotes, with a doubled one inside.
  private static func quoted(_ text: String) -> String { "\"\(text) \"\"x\"\"\"" }
}
