import Diagnostics
import Language

/// The paths that a rule file may include: a scan of its bytes finds the lines, and these alone are parsed, so that
/// a folder of many files is looked through at once. No text and no comment goes over the end of a line.
enum IncludeScan {
  private static let word = Array("include".utf8)
  private static let parser = Parser(vocabulary: RuleReading.vocabulary)

  /// The paths as they are written, in order.
  static func paths(in bytes: [UInt8]) -> [String] {
    var paths: [String] = []
    var offset = 0
    while offset + word.count < bytes.count {
      guard hasWord(at: offset, in: bytes) else {
        offset += 1
        continue
      }
      let text = skipBlanks(from: offset + word.count, in: bytes)
      guard text < bytes.count, canOpenText(bytes[text]) else {
        offset += word.count
        continue
      }
      // The word may stand in a text or behind `#`; further ones may stand behind a semicolon.
      let start = bytes[..<offset].lastIndex(where: isLineEnd).map { $0 + 1 } ?? 0
      let end = bytes[text...].firstIndex(where: isLineEnd) ?? bytes.count
      paths += includes(of: Array(bytes[start..<end]))
      offset = end
    }
    return paths
  }

  private static func includes(of bytes: [UInt8]) -> [String] {
    let (program, _) = parser.parse(SourceText(name: "", bytes: bytes))
    return program.statements.compactMap { statement in
      RuleReading.signatures[statement.verb]?.role == .include
        ? statement.text("path")?.text : nil
    }
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private static func hasWord(at offset: Int, in bytes: [UInt8]) -> Bool {
    for index in word.indices where bytes[offset + index] | 0x20 != word[index] { return false }
    return offset == 0 || !continuesWord(bytes[offset - 1])
  }

  private static func continuesWord(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_")
      || (0x30...0x39).contains(byte)
  }

  /// Whether a quote begins with the byte: one of ASCII, or any character of several bytes.
  private static func canOpenText(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") || byte >= 0x80
  }

  /// The offset of what follows blanks, line ends and comments.
  private static func skipBlanks(from start: Int, in bytes: [UInt8]) -> Int {
    var offset = start
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x09...0x0D, 0x20: offset += 1
      case UInt8(ascii: "#"):
        offset = bytes[offset...].firstIndex(where: isLineEnd) ?? bytes.count
      default: return offset
      }
    }
    return offset
  }
}
