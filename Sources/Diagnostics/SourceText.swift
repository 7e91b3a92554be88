/// A rule file or an `-e` text: its name as it is shown to the reader, and its bytes.
package struct SourceText: Sendable {
  /// Path as given on the command line or in `include`; `-e` for rules of the command line.
  package let name: String
  package let bytes: [UInt8]
  /// UTF-8 offset of the first byte of each line; lines end with LF, CR LF or CR.
  package let lineStarts: [Int]

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    var starts = [0]
    for (offset, byte) in bytes.enumerated() {
      let isReturn =
        byte == UInt8(ascii: "\r")
        && (offset + 1 == bytes.count || bytes[offset + 1] != UInt8(ascii: "\n"))
      if byte == UInt8(ascii: "\n") || isReturn { starts.append(offset + 1) }
    }
    lineStarts = starts
  }

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
