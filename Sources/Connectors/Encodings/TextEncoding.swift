/// A character encoding: what the rule file calls it and what iconv does.
package struct TextEncoding: Sendable, Hashable {
  /// IANA name in lower case.
  package let name: String
  /// What to ask iconv for.
  let iconvName: String

  package static let utf8 = TextEncoding(name: "utf-8", iconvName: "UTF-8")

  package var isUTF8: Bool { name == "utf-8" }
  /// Whether escape sequences switch between character sets.
  var isStateful: Bool { name.hasPrefix("iso-2022") }
  /// Bytes in a code unit.
  var unitByteCount: Int {
    if name.hasPrefix("utf-16") { return 2 }
    return name.hasPrefix("utf-32") ? 4 : 1
  }

  /// The encoding of a name in any of its usual spellings; nil for one that is not known.
  package static func named(_ text: String) -> TextEncoding? {
    let key = squeezed(text)
    let name = aliases[key] ?? byKey[key]?.name
    return name.flatMap { byKey[squeezed($0)] }
  }

  /// The encoding with its byte order settled by the first bytes of a file; little-endian without a mark.
  package func resolved(head: [UInt8]) -> TextEncoding {
    switch name {
    case "utf-16": Self.named(head.starts(with: [0xFE, 0xFF]) ? "utf-16be" : "utf-16le")!
    case "utf-32": Self.named(head.starts(with: [0, 0, 0xFE, 0xFF]) ? "utf-32be" : "utf-32le")!
    default: self
    }
  }

  /// The encoding that a byte order mark tells.
  package static func marked(head: [UInt8]) -> TextEncoding? {
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { return utf8 }
    // UTF-32 first: its little-endian mark begins as that of UTF-16 does.
    if head.starts(with: [0xFF, 0xFE, 0, 0]) { return named("utf-32le") }
    if head.starts(with: [0, 0, 0xFE, 0xFF]) { return named("utf-32be") }
    if head.starts(with: [0xFF, 0xFE]) { return named("utf-16le") }
    return head.starts(with: [0xFE, 0xFF]) ? named("utf-16be") : nil
  }

  /// Lower case, letters and digits only.
  private static func squeezed(_ text: String) -> String {
    String(text.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) })
  }

  private static let byKey = Dictionary(
    uniqueKeysWithValues: all.map { (squeezed($0.name), $0) })
}

extension TextEncoding {
  /// Every encoding that has a name here.
  package static let all: [TextEncoding] =
    [utf8] + plain.map { TextEncoding(name: $0, iconvName: $0.uppercased()) }
    + renamed.map { TextEncoding(name: $0.name, iconvName: $0.iconvName) }

  /// Those that iconv calls by the same name.
  private static let plain =
    [
      "utf-16", "utf-16le", "utf-16be", "utf-32", "utf-32le", "utf-32be",
      "us-ascii", "gbk", "gb18030", "big5", "big5-hkscs", "euc-jp", "euc-tw", "koi8-r", "koi8-u",
      "iso-2022-jp", "iso-2022-kr", "iso-2022-cn", "tis-620", "johab",
      "ibm437", "ibm850", "ibm852", "ibm855", "ibm857", "ibm858", "ibm860", "ibm861", "ibm862",
      "ibm863", "ibm865", "ibm866", "ibm869",
    ]
    + (1...16).filter { $0 != 12 }.map { "iso-8859-\($0)" }

  /// Those that have another name there, or that stand for their usual superset.
  private static let renamed: [(name: String, iconvName: String)] =
    (1250...1258).map { ("windows-\($0)", "CP\($0)") } + [
      ("windows-874", "CP874"), ("shift_jis", "CP932"), ("euc-kr", "UHC"),
      ("macintosh", "MACINTOSH"), ("x-mac-cyrillic", "MAC-CYRILLIC"),
    ]

  /// Other names, squeezed, and what they mean.
  private static let aliases: [String: String] = {
    var names = [
      "ascii": "us-ascii", "ansi": "windows-1252", "latin1": "iso-8859-1", "latin2": "iso-8859-2",
      "latin5": "iso-8859-9", "latin9": "iso-8859-15", "utf8sig": "utf-8", "utf8bom": "utf-8",
      "unicode": "utf-16", "ucs2": "utf-16", "gb2312": "gbk", "euccn": "gbk", "cp936": "gbk",
      "ms936": "gbk", "windows936": "gbk", "cp54936": "gb18030", "cp950": "big5", "ms950": "big5",
      "big5hk": "big5-hkscs", "sjis": "shift_jis", "shiftjis": "shift_jis", "cp932": "shift_jis",
      "ms932": "shift_jis", "windows31j": "shift_jis", "ujis": "euc-jp", "ks_c_56011987": "euc-kr",
      "ksc56011987": "euc-kr", "cp949": "euc-kr", "uhc": "euc-kr", "cp874": "windows-874",
      "mac": "macintosh", "macroman": "macintosh", "maccyrillic": "x-mac-cyrillic",
    ]
    for page in 1250...1258 { names["cp\(page)"] = "windows-\(page)" }
    for page in [437, 850, 852, 855, 857, 858, 860, 861, 862, 863, 865, 866, 869] {
      names["cp\(page)"] = "ibm\(page)"
    }
    return names
  }()
}
