import Diagnostics
import Kernels

/// What people are shown of a value that may be of any length: its start.
enum ShownValue {
  /// Characters (code points) that a report shows of a cell or key.
  static let reportedCount = 1_000

  /// The value as a report shows it, masked where it must be; a longer one is cut between two characters, and how
  /// long it is stands behind: `Lorem ipsum… (5,242,880 bytes)`.
  static func reported(_ text: [UInt8], isMasked: Bool) -> String {
    let start = start(of: text, characterCount: reportedCount)
    let shown = Mask.shown(start, isMasked: isMasked)
    return start.count == text.count ? shown : shown + "… (\(Quantity.count(text.count, "byte")))"
  }

  /// The same within a line: its line ends are signs.
  static func ofLine(_ text: [UInt8], isMasked: Bool) -> String {
    String(reported(text, isMasked: isMasked).map { $0.isNewline ? "⏎" : $0 })
  }

  /// Whether a text has a line end, as no text of rules has.
  static func hasLineEnd(_ text: [UInt8]) -> Bool { text.contains(0x0A) || text.contains(0x0D) }

  /// The first characters of a text.
  static func start(of text: [UInt8], characterCount: Int) -> [UInt8] {
    if text.count <= characterCount { return text }
    var count = 0
    for (index, byte) in text.enumerated() where byte & 0xC0 != 0x80 {
      // A byte 10xxxxxx goes on with the character before it.
      if count == characterCount { return Array(text[..<index]) }
      count += 1
    }
    return text
  }
}
