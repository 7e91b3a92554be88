/// A seeded table in the bytes of some encoding, with all that CSV may hold.
struct SourceBytes {
  /// How a file is written.
  struct Shape: Sendable, CustomStringConvertible {
    var encoding = "utf-8"
    var hasMark = false
    var delimiter = ","
    var lineEnds = ["\n"]
    var endsWithLineEnd = true
    /// One record in so many has a field too many; 0: none.
    var raggedness = 0
    /// Bytes put behind the last record, which stand for a text of the encoding in an odd way.
    var oddBytes: [UInt8] = []
    /// Lines above the header.
    var preamble: [String] = []

    var description: String {
      "\(encoding)\(hasMark ? " with mark" : "") '\(delimiter)' \(lineEnds.map(\.utf8.count))"
        + (endsWithLineEnd ? "" : " open") + (raggedness > 0 ? " ragged" : "")
        + (oddBytes.isEmpty ? "" : " odd") + (preamble.isEmpty ? "" : " skip")
    }
  }

  let shape: Shape

  /// Texts that encodings without an own converter here have, with their bytes.
  private static let words: [String: [String: [UInt8]]] = [
    "gbk": ["张三": [0xD5, 0xC5, 0xC8, 0xFD], "李四": [0xC0, 0xEE, 0xCB, 0xC4]],
    "windows-1252": [
      "Jürgen": [0x4A, 0xFC, 0x72, 0x67, 0x65, 0x6E], "80 €": [0x38, 0x30, 0x20, 0x80],
    ],
    "shift_jis": ["山田": [0x8E, 0x52, 0x93, 0x63]],
  ]

  private var names: [String] {
    let own = Self.words[shape.encoding].map { $0.keys.sorted() } ?? ["Zoë", "张三", "👩‍💻", "e\u{301}"]
    return own + ["Ann", "Bob", ""]
  }

  /// A file of so many records.
  func bytes(rowCount: Int, _ random: inout SeededRandom) -> [UInt8] {
    var bytes = shape.hasMark ? encoded("\u{FEFF}") : []
    let notes = [
      "plain", "\"a\(shape.delimiter)b\"", "\"two\r\nlines\"", "\"say \"\"hi\"\"\"", "\"\"", "",
      " x ",
      "\"x\"",
    ]
    for line in shape.preamble { bytes += encoded(line + random.pick(shape.lineEnds)) }
    let header = ["id", "email", "name", "remark"].joined(separator: shape.delimiter)
    bytes += encoded(header + random.pick(shape.lineEnds))
    for row in 1...rowCount {
      let email = random.pick(["a@x.org", "b@x.org", "c@x.org", "d@x.org", "", ""])
      var fields = ["\(row)", email, random.pick(names), random.pick(notes)]
      if shape.raggedness > 0, random.once(in: shape.raggedness) { fields.append("more") }
      bytes += encoded(fields.joined(separator: shape.delimiter))
      if row == rowCount { bytes += shape.oddBytes }
      if row < rowCount || shape.endsWithLineEnd { bytes += encoded(random.pick(shape.lineEnds)) }
    }
    return bytes
  }

  /// A text in the encoding.
  private func encoded(_ text: String) -> [UInt8] {
    switch shape.encoding {
    case "utf-8": return Array(text.utf8)
    case "utf-16le": return text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case "utf-16be": return text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    default:
      var bytes: [UInt8] = []
      var rest = text[...]
      while let first = rest.first {
        let word = Self.words[shape.encoding]?.first { rest.hasPrefix($0.key) }
        bytes += word?.value ?? Array(String(first).utf8)
        rest.removeFirst(word?.key.count ?? 1)
      }
      return bytes
    }
  }
}
