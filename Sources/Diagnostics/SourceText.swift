/// A rule file or an `-e` text: its name as it is shown to the reader, and its bytes.
package struct SourceText: Sendable {
  /// Path as given on the command line or in `include`; `-e` for rules of the command line.
  package let name: String
  package let bytes: [UInt8]
  /// UTF-8 offset of the first byte of each line; lines end with LF, CR LF or CR.
  package let lineStarts: [Int]
  /// Bytes between two entries of ``characterCounts``.
  static let countStride = 1024
  /// Characters that begin before each multiple of the stride, so that no place costs more than that.
  let characterCounts: [Int]

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    var starts = [0]
    var counts: [Int] = []
    var characterCount = 0
    for (offset, byte) in bytes.enumerated() {
      if offset % Self.countStride == 0 { counts.append(characterCount) }
      if Self.beginsCharacter(byte) { characterCount += 1 }
      let isReturn =
        byte == UInt8(ascii: "\r")
        && (offset + 1 == bytes.count || bytes[offset + 1] != UInt8(ascii: "\n"))
      if byte == UInt8(ascii: "\n") || isReturn { starts.append(offset + 1) }
    }
    lineStarts = starts
    characterCounts = bytes.count % Self.countStride == 0 ? counts + [characterCount] : counts
  }

  /// Whether the byte is none that continues a character of UTF-8.
  static func beginsCharacter(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }

  package init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }
}

/// A stretch of one source: UTF-8 offsets, the upper one exclusive.
package struct SourceRange: Hashable, Sendable {
  /// Index of the source among those of the run (the file named first is 0, its includes follow).
  package var source: Int
  package var lower: Int
  package var upper: Int

  package init(source: Int = 0, lower: Int, upper: Int) {
    self.source = source
    self.lower = lower
    self.upper = upper
  }
}
