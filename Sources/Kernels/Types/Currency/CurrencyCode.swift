import CUtf8proc
import Columns

/// `currency`: the three letters of ISO 4217.
///
/// Reads the letters and the number of three digits with nothing but blanks around them, English and Chinese names without case, accents and punctuation,
/// and signs that mean one currency (€, £, US$, zł). A sign or name of several currencies ($, ¥,
/// dollar) is none.
struct CurrencyCode: TextKernel {
  func apply(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    let text = input.extracting(WhiteSpace.trimmedRange(input))
    let code =
      CurrencyNames.code(ofSign: text)
      ?? (CurrencyNames.hasSign(text) ? nil : CurrencyNames.index.code(of: text, scratch: &output))
    guard let code else { return .failed }
    output.append(code)
    return output.openBytes.equals(input) ? .same : .changed
  }
}

/// Every name and sign of the currencies of ISO 4217.
enum CurrencyNames {
  /// A line of `CurrencyCodes`.
  struct Entry: Sendable {
    let code: String
    let number: String
    let names: [String]
  }

  /// All entries, in the order of the table.
  static let entries: [Entry] = CurrencyCodes.text.split(separator: "\n").map { line in
    let fields = line.split(separator: " ", maxSplits: 2)
    return Entry(
      code: String(fields[0]), number: String(fields[1]),
      names: fields[2].split(separator: "|").map(String.init))
  }

  /// Every spelling without a sign, and its code; the first of two counts.
  static let spellings: [(name: String, code: [UInt8])] =
    entries.map { ($0.code, Array($0.code.utf8)) }
    + entries.flatMap { entry in
      entry.names.filter { !hasSign(Array($0.utf8).span) }.map { ($0, Array(entry.code.utf8)) }
    }

  static let index = NameIndex(
    spellings, numbers: entries.map { (Int($0.number) ?? 0, Array($0.code.utf8)) })

  private static let signs: (map: ValueMap, codes: [[UInt8]]) = {
    var signs: [[UInt8]] = []
    var codes: [[UInt8]] = []
    for entry in entries {
      for name in entry.names where hasSign(Array(name.utf8).span) {
        signs.append(Array(name.utf8))
        codes.append(Array(entry.code.utf8))
      }
    }
    return (ValueMap(signs, ignoringCase: true), codes)
  }()

  /// The currency of a sign.
  static func code(ofSign text: Span<UInt8>) -> [UInt8]? {
    text.count > 8 ? nil : signs.map.arm(for: text).map { signs.codes[$0] }
  }

  /// Whether the text has a character of Unicode's currency signs.
  static func hasSign(_ text: Span<UInt8>) -> Bool {
    var index = 0
    while index < text.count {
      let scalar = text.scalar(at: index)
      if scalar.isValid, utf8proc_category(scalar.value) == UTF8PROC_CATEGORY_SC { return true }
      index += scalar.byteCount
    }
    return false
  }
}

extension FormEntry {
  static let currency = FormEntry(
    textType: "currency",
    summary: "Writes a currency, by any of its names or signs, as its three letters of ISO 4217.",
    example: ("US dollar", "USD"), kernel: CurrencyCode())
}
