import Columns

/// The words for yes and no, which the form `boolean` and columns of that type read alike.
package enum BooleanWords {
  /// In small letters; all of them short.
  package static let yes = ["true", "yes", "1", "y", "t", "on", "是"]
  package static let no = ["false", "no", "0", "n", "f", "off", "否"]

  /// What each word says.
  package static let meanings = Dictionary(
    uniqueKeysWithValues: yes.map { ($0, true) } + no.map { ($0, false) })

  private static let map = ValueMap((yes + no).map { Array($0.utf8) }, ignoringCase: true)

  /// What a text says, without case, and without white space and control characters around it.
  package static func value(of text: Span<UInt8>) -> Bool? {
    var range = WhiteSpace.trimmedRange(text)
    while let first = range.first, text[first] <= 0x20 { range = first + 1..<range.upperBound }
    while let last = range.last, text[last] <= 0x20 { range = range.lowerBound..<last }
    return map.arm(for: text.extracting(range)).map { $0 < yes.count }
  }
}

/// `boolean`: `true` or `false`, from the words for yes and no.
struct Boolean: TextKernel {
  func apply(_ input: Span<UInt8>, to output: inout ByteArena) -> KernelOutcome {
    guard let value = BooleanWords.value(of: input) else { return .failed }
    output.append(value ? Self.yes : Self.no)
    return output.openBytes.equals(input) ? .same : .changed
  }

  private static let yes = Array("true".utf8)
  private static let no = Array("false".utf8)
}

extension FormEntry {
  static let boolean = FormEntry(
    textType: "boolean", summary: "Writes yes and no, in any of their words, as true and false.",
    example: ("Yes", "true"), kernel: Boolean())
}
