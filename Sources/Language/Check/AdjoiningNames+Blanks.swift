import Diagnostics

// Names of columns with a blank that lack their brackets, wherever in a line that cannot be read for it.
extension AdjoiningNames {
  /// What lines are wrong by that cannot be read.
  static let codes: Set<String> = Set(
    [DiagnosticCode.expected, .unexpected, .unknownForm, .missingComma].map(\.rawValue))

  /// The same, with the name in brackets as help where the line has one of the table's without them; as its fix
  /// too, unless each of its words is a column by itself.
  func bracketing(
    _ diagnostic: Diagnostic, _ statement: Statement?, _ program: Program
  ) -> Diagnostic {
    guard diagnostic.fix?.isSafe != true, let statement, statement.isBroken,
      let (place, name) = bareName(in: statement.range, program)
    else { return diagnostic }
    var resolved = diagnostic
    let words = name.split(separator: " ").map { $0.lowercased() }
    let isOpen = words.allSatisfy { word in names.contains { $0.lowercased() == word } }
    resolved.help = "write \(Scope.written(name))" + (isOpen ? " for the one column" : "")
    if !isOpen {
      // What broke the line off stands further behind.
      resolved.code = DiagnosticCode.nameNeedsBrackets.rawValue
      resolved.message = "a name with a blank needs brackets"
      resolved.range = place
    }
    resolved.fix =
      isOpen ? nil : Fix(range: place, replacement: Scope.written(name), isSafe: true)
    return resolved
  }

  /// The first place where words spell a name that there is once, and of several names the longest.
  private func bareName(
    in range: SourceRange, _ program: Program
  ) -> (place: SourceRange, name: String)? {
    let known = names.filter { $0.contains(" ") }
    if known.isEmpty { return nil }
    let bytes = program.sources[range.source].bytes
    let words = BareWords(bytes[range.lower..<range.upper]).all
    for start in words.indices {
      for end in words[start...].indices.dropFirst().prefix(Self.mostWords).reversed() {
        guard words[start + 1...end].allSatisfy({ $0.isBehindBlank }) else { continue }
        let text = words[start...end].map { String(decoding: bytes[$0.range], as: UTF8.self) }
          .joined(separator: " ").lowercased()
        let found = Set(known.filter { $0.lowercased() == text })
        if found.count == 1, let name = found.first {
          let place = SourceRange(
            source: range.source, lower: words[start].range.lowerBound,
            upper: words[end].range.upperBound)
          return (place, name)
        }
      }
    }
    return nil
  }
}

/// The words of a line that stand in no quotes, brackets, pattern or comment.
private struct BareWords {
  struct Word {
    var range: Range<Int>
    /// Whether nothing but blanks is between it and the word before.
    var isBehindBlank: Bool
  }

  private(set) var all: [Word] = []

  private static let blanks = Set(" \t\r\n".utf8)
  private static let signs = Set(",;()=<>&+*!".utf8)

  init(_ bytes: ArraySlice<UInt8>) {
    var index = bytes.startIndex
    var isBehindBlank = false
    while index < bytes.endIndex {
      let byte = bytes[index]
      if let closer = Self.closer(of: byte) {
        let rest = bytes[(index + 1)...]
        index = (rest.firstIndex(of: closer) ?? bytes.endIndex - 1) + 1
        isBehindBlank = false
      } else if Self.blanks.contains(byte) {
        index += 1
      } else if Self.signs.contains(byte) {
        isBehindBlank = false
        index += 1
      } else {
        let end =
          bytes[index...].firstIndex { Self.blanks.contains($0) || Self.signs.contains($0) }
          ?? bytes.endIndex
        all.append(Word(range: index..<end, isBehindBlank: isBehindBlank))
        isBehindBlank = true
        index = end
      }
    }
  }

  /// What ends a stretch in which there is no name; of a comment the end of its line.
  private static func closer(of byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "/"): byte
    case UInt8(ascii: "["): UInt8(ascii: "]")
    case UInt8(ascii: "#"): UInt8(ascii: "\n")
    default: nil
    }
  }
}
